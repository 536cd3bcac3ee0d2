namespace TradeModel.Bargaining;

/// <summary>What a search may still cost, counted in options looked at.</summary>
internal sealed class Effort(long most, CancellationToken cancellation)
{
    internal long Left { get; private set; } = most;

    internal bool IsSpent => Left <= 0;

    /// <summary>Takes a cost off.</summary>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    internal void Spend(long cost)
    {
        cancellation.ThrowIfCancellationRequested();
        Left -= cost;
    }

    /// <summary>A part of what is left, for a search within the search; what that spends is taken off here too.</summary>
    internal Effort Part(long most) => new(Math.Min(most, Left), cancellation);
}
