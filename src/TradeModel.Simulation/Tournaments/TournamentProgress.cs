namespace TradeModel.Simulation;

/// <summary>How far a tournament is.</summary>
/// <remarks><c>default</c> is no match of none.</remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public readonly record struct TournamentProgress
{
    internal TournamentProgress(int completed, int matches) => (Completed, Matches) = (completed, matches);

    /// <summary>How many matches are done.</summary>
    public int Completed { get; }

    /// <summary>How many matches there are.</summary>
    public int Matches { get; }

    /// <summary>"300 of 3146 matches".</summary>
    public override string ToString() => $"{InvariantText.Of(Completed)} of {InvariantText.Of(Matches)} matches";
}
