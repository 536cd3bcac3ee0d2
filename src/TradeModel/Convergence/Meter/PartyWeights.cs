namespace TradeModel.Convergence;

/// <summary>
/// The numbers that turn a party's saliences into weights. Over all issues of the agreement that concern the party, they are the number of
/// issues, the number that it has assessed, and the sum of its saliences.
/// </summary>
/// <remarks>
/// Let a of n issues be assessed, with saliences that sum to S. An issue of salience s then weighs (a / n) · s / S. An issue that is not
/// assessed weighs 1 / n, because it gets the mean of the assessed saliences. If S is 0, every issue weighs 1 / n.
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
