namespace TradeModel.Simulation;

/// <summary>How far a tournament is.</summary>
/// <remarks><c>default</c> is 0 of 0 matches.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct TournamentProgress
{
    /// <summary>Creates a report, as something that has matches played elsewhere does.</summary>
    /// <param name="completed">How many matches are done, 0 to <paramref name="matches"/>.</param>
    /// <param name="matches">How many matches there are.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="completed"/> is out of range.</exception>
    public TournamentProgress(int completed, int matches)
    {
        if (completed < 0 || completed > matches)
            throw new ArgumentOutOfRangeException(nameof(completed), completed, $"must lie between 0 and {InvariantText.Of(matches)}");
        (Completed, Matches) = (completed, matches);
    }

    /// <summary>How many matches are done.</summary>
    public int Completed { get; }

    /// <summary>How many matches there are.</summary>
    public int Matches { get; }

    /// <summary>"300 of 3146 matches".</summary>
    public override string ToString() => $"{InvariantText.Of(Completed)} of {InvariantText.Of(Matches)} matches";
}
