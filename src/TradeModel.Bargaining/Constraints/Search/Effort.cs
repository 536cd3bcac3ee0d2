namespace TradeModel.Bargaining;

/// <summary>The work that a search may still do, counted in evaluated options.</summary>
internal sealed class Effort
{
    private readonly Effort? _whole;
    private readonly CancellationToken _cancellation;

    internal Effort(long most, CancellationToken cancellation)
        : this(most, whole: null, cancellation)
    {
    }

    private Effort(long most, Effort? whole, CancellationToken cancellation)
    {
        Left = most;
        _whole = whole;
        _cancellation = cancellation;
    }

    internal long Left { get; private set; }

    internal bool IsSpent => Left <= 0;

    /// <summary>Subtracts a cost from this effort and from every effort that contains it.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    internal void Spend(long cost)
    {
        _cancellation.ThrowIfCancellationRequested();
        for (Effort? effort = this; effort is not null; effort = effort._whole) effort.Left -= cost;
    }

    /// <summary>A part of the remaining effort, for a search within the search. What the part spends is spent here too.</summary>
    internal Effort Part(long most) => new(Math.Min(most, Left), this, _cancellation);
}
