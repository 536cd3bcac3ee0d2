namespace TradeModel.Issues;

/// <summary>
/// What an issue can be settled at, with a distance between any two of its points, fixed when the issue is defined so that
/// scores of different days compare.
/// </summary>
/// <remarks>Distances are of Gower's kind (1971) on interval, ordinal and nominal scales; the others are this library's.</remarks>
public abstract record Scale
{
    private protected Scale(Provenance? endsFrom) => EndsFrom = endsFrom;

    /// <summary>How the ends of the scale are known; null where that was not said. They default to the status quo and the boldest demand.</summary>
    public Provenance? EndsFrom { get; init; }

    /// <summary>Whether the points have an order, so that a party can prefer a direction.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>Says why a position of the right kind is not on this scale; null when it is.</summary>
    internal abstract string? WhyNot(Position position);

    /// <summary>
    /// How far <paramref name="a"/> lies above <paramref name="b"/>, in [0, 1]; 0 when it does not (year by year for a tariff
    /// path, cell by cell for services commitments). Both must be on the scale. On nominal options: 1 where they differ.
    /// </summary>
    internal abstract double Excess(Position a, Position b);

    /// <summary>The distance of two positions, in [0, 1]; 0 for the same point, symmetric.</summary>
    /// <exception cref="ArgumentException">A position is not on this scale.</exception>
    public double Distance(Position a, Position b)
    {
        Check(a, nameof(a));
        Check(b, nameof(b));
        return DistanceUnchecked(a, b);
    }

    internal virtual double DistanceUnchecked(Position a, Position b) => Math.Min(1, Excess(a, b) + Excess(b, a));

    /// <summary>
    /// The gap between two parties' positions, in [0, 1]. Where one prefers up and the other down, it is by how much the positions
    /// fall short of each other, 0 when they meet or cross; otherwise it is their distance.
    /// </summary>
    /// <param name="a">One party's position.</param>
    /// <param name="preferredByA">The direction that party prefers, null where it has none.</param>
    /// <param name="b">The other party's position.</param>
    /// <param name="preferredByB">The direction that other party prefers, null where it has none.</param>
    /// <exception cref="ArgumentException">A position is not on this scale.</exception>
    public double Gap(Position a, Direction? preferredByA, Position b, Direction? preferredByB)
    {
        Check(a, nameof(a));
        Check(b, nameof(b));
        return GapUnchecked(a, preferredByA, b, preferredByB);
    }

    internal double GapUnchecked(Position a, Direction? preferredByA, Position b, Direction? preferredByB)
        => (preferredByA, preferredByB) switch
        {
            (Direction.Higher, Direction.Lower) when IsOrdered => Math.Min(1, Excess(a, b)),
            (Direction.Lower, Direction.Higher) when IsOrdered => Math.Min(1, Excess(b, a)),
            _ => DistanceUnchecked(a, b),
        };

    /// <summary>Whether the position is a point of this scale.</summary>
    public bool Contains(Position position) => WhyNot(Guard.NotNull(position)) is null;

    private void Check(Position position, string name)
    {
        if (WhyNot(Guard.NotNull(position, name)) is { } reason) throw new ArgumentException(reason, name);
    }

    private protected static decimal? NumberOf(Position position) => (position as NumberPosition)?.Number;

    private protected static string WrongKind(Position position, string scale)
        => $"{InvariantText.WithArticle(position.GetType().Name)} is no point of {scale}";
}
