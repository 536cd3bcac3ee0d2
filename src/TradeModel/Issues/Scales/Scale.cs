using System.Globalization;

namespace TradeModel.Issues;

/// <summary>
/// The points that an issue can be settled at, with a distance between any two of them. The scale is fixed when the issue is defined, so
/// that scores of different days compare. A later event can widen or refine it.
/// </summary>
/// <remarks>Distances are of Gower's kind (1971) on interval, ordinal and nominal scales; the others are this library's.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record Scale
{
    private protected Scale(Provenance? endsFrom) => EndsFrom = endsFrom;

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The points of the scale in words: "0 to 100 days", "low &lt; high".</summary>
    public sealed override string ToString() => Words;

    /// <summary>
    /// How the ends of the scale are known; null if unstated. Unless stated, they are the status quo and the boldest demand.
    /// </summary>
    public Provenance? EndsFrom { get; init; }

    /// <summary>Whether the points have an order, so that a party can prefer a direction.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>The type of position that an issue on this scale takes.</summary>
    internal abstract Type PositionTypeOn(Track track, IssueSubject? subject);

    /// <summary>Why an issue on this track, about this subject, cannot have the scale, and the argument at fault; null if it can.</summary>
    internal virtual (string Reason, string Argument)? WhyNotFor(Track track, IssueSubject? subject) => null;

    /// <summary>Why a position of the right type is not on this scale; null if it is.</summary>
    internal abstract string? WhyNot(Position position);

    /// <summary>
    /// What an issue on this scale must be given before it can take a position of another type; null if no subject helps.
    /// </summary>
    internal virtual string? WhatToGiveFor(Position position) => null;

    /// <summary>
    /// How far <paramref name="a"/> lies above <paramref name="b"/>, in [0, 1]; 0 if it does not. A tariff path is compared year by year,
    /// services commitments cell by cell. Both must be on the scale. On a nominal scale, 1 if they differ.
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
    /// The gap between two parties' positions, in [0, 1]. If one party prefers up and the other down, the gap is the amount by which the
    /// positions fall short of each other, and 0 if they meet or cross. Otherwise it is their distance.
    /// </summary>
    /// <param name="a">One party's position.</param>
    /// <param name="preferredByA">The direction that party prefers; null if it has none.</param>
    /// <param name="b">The other party's position.</param>
    /// <param name="preferredByB">The direction that the other party prefers; null if it has none.</param>
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

    /// <summary>The position in the words of the scale: "free in 5 stages", "500,000 SDR", the title of an option.</summary>
    /// <exception cref="ArgumentException">The position is not on this scale.</exception>
    public string Describe(Position position)
    {
        Check(position, nameof(position));
        return DescribeUnchecked(position);
    }

    private protected abstract string DescribeUnchecked(Position position);

    /// <summary>Whether some position lies inside all bounds. They are on this scale; null leaves a side open.</summary>
    /// <remarks>On one axis, and on several that do not depend on each other, bounds leave room if each pair of them does.</remarks>
    internal virtual bool LeavesRoom(List<(Position? Least, Position? Most)> bounds)
    {
        foreach ((Position? least, _) in bounds)
            foreach ((_, Position? most) in bounds)
                if (least is not null && most is not null && Excess(least, most) > 0) return false;
        return true;
    }

    /// <summary>The known positions and further ones between them, as <see cref="Issue.OptionsBetween"/> says.</summary>
    internal abstract IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps);

    /// <summary>The end of the scale in a direction; null on a scale without order.</summary>
    internal abstract Position? End(Track track, IssueSubject? subject, Direction direction);

    /// <summary>
    /// Why another scale cannot take the place of this one while an issue is negotiated; null if it has every point of this scale with the
    /// same meaning.
    /// </summary>
    internal string? WhyNotReplacedBy(Scale next)
        => next.GetType() == GetType() ? WhyNotWidenedTo(next)
            : $"the scale becomes {InvariantText.WithArticle(next.GetType().Name)}, but was {InvariantText.WithArticle(GetType().Name)}";

    /// <summary>As <see cref="WhyNotReplacedBy"/>, for a scale of the same kind.</summary>
    private protected abstract string? WhyNotWidenedTo(Scale next);

    private void Check(Position position, string name)
    {
        if (WhyNot(Guard.NotNull(position, name)) is { } reason) throw new ArgumentException(reason, Guard.Parameter(name));
    }

    private protected static string WrongKind(Position position, string scale)
        => $"{InvariantText.WithArticle(position.GetType().Name)} is no point of {scale}";

    /// <summary>"500,000 SDR", "2.5%".</summary>
    private protected static string Quantity(decimal number, string unit)
    {
        string text = number.ToString("#,0.############################", CultureInfo.InvariantCulture);
        return unit.StartsWith(TariffPathScale.Percent, StringComparison.Ordinal)
            ? $"{text}%{unit[TariffPathScale.Percent.Length..]}"
            : $"{text} {unit}";
    }

    /// <summary>Rounded to the place of the third digit of the width: to 1 if the width is 100, to 0.1 if it is 50.</summary>
    private protected static decimal Rounded(decimal value, decimal width)
    {
        int digits = Math.Clamp(2 - (int)Math.Floor(PortableMath.Log10((double)width)), -18, 20);
        if (digits >= 0) return Math.Round(value, digits);
        decimal unit = 1m;
        for (int i = 0; i < -digits; i++) unit *= 10m;
        return Math.Round(value / unit) * unit;
    }
}
