namespace TradeModel.Convergence;

/// <summary>
/// What turns a party's saliences into weights: over the issues of the whole agreement that concern it, how many there are, how many it
/// has assessed, and the sum of its saliences.
/// </summary>
/// <remarks>
/// With n issues, a of them assessed at saliences that sum to S, an issue of salience s weighs (a / n) · s / S and one not assessed 1 / n,
/// as it counts at the mean of the assessed. Where S is 0, every issue weighs 1 / n.
/// </remarks>
internal struct PartyWeights
{
    private ExactSum _saliences;
    private int _issues;
    private int _assessed;

    /// <summary>The weight of an issue not assessed.</summary>
    internal double PerIssue { get; private set; }

    /// <summary>The weight of an issue per unit of salience; 0 if the party weighs all alike.</summary>
    internal double PerSalience { get; private set; }

    /// <summary>Whether the party assessed no issue, or all it assessed at 0.</summary>
    internal readonly bool WeighsAllAlike => _saliences.IsZero;

    internal void Add(double salience)
    {
        _issues++;
        if (salience >= 0) _assessed++;
        if (salience > 0) _saliences.Add(salience);
    }

    internal void Remove(double salience)
    {
        _issues--;
        if (salience >= 0) _assessed--;
        if (salience > 0) _saliences.Subtract(salience);
    }

    /// <summary>Works out the factors after a change.</summary>
    internal void Settle()
    {
        PerIssue = _issues == 0 ? 0 : 1.0 / _issues;
        PerSalience = _saliences.IsZero ? 0 : _assessed / (_issues * _saliences.ToDouble());
    }

    internal readonly double WeightOf(double salience) => salience < 0 || WeighsAllAlike ? PerIssue : salience * PerSalience;
}
