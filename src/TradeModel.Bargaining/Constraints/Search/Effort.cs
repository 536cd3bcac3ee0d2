namespace TradeModel.Bargaining;

/// <summary>The work that a search may still do, counted in evaluated options. A time limit may end it earlier.</summary>
internal sealed class Effort
{
    private readonly Effort? _whole;
    private readonly EffortWatch _watch;

    internal Effort(long most, EffortWatch watch)
        : this(most, whole: null, watch)
    {
    }

    private Effort(long most, Effort? whole, EffortWatch watch)
    {
        Left = most;
        _whole = whole;
        _watch = watch;
    }

    internal long Left { get; private set; }

    internal bool IsSpent => Left <= 0 || _watch.IsOver;

    /// <summary>Subtracts a cost from this effort and from every effort that contains it.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    internal void Spend(long cost)
    {
        _watch.Spend(cost);
        for (Effort? effort = this; effort is not null; effort = effort._whole) effort.Left -= cost;
    }

    /// <summary>A part of the remaining effort, for a search within the search. What the part spends is spent here too.</summary>
    internal Effort Part(long most) => new(Math.Min(most, Left), this, _watch);
}
