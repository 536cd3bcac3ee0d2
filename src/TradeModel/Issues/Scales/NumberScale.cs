namespace TradeModel.Issues;

/// <summary>A scale of numbers between two ends, both included. Its positions are <see cref="NumberPosition"/>s.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record NumberScale : Scale
{
    private protected NumberScale(decimal min, decimal max, string unit, Provenance? endsFrom)
        : base(endsFrom)
    {
        if (max <= min)
        {
            throw new ArgumentException(
                $"the scale's greatest number {InvariantText.Of(max)} must exceed its least, {InvariantText.Of(min)}", nameof(max));
        }
        Min = Guard.Measure(min);
        Max = Guard.Measure(max);
        Unit = Guard.Line(unit);
    }

    /// <summary>The ends of a scale between the status quo and the boldest demand, the lesser first.</summary>
    private protected static (decimal Min, decimal Max) EndsOf(decimal statusQuo, decimal boldestDemand)
        => statusQuo != boldestDemand ? (Math.Min(statusQuo, boldestDemand), Math.Max(statusQuo, boldestDemand))
            : throw new ArgumentException($"must differ from the status quo, {InvariantText.Of(statusQuo)}", nameof(boldestDemand));

    /// <summary>The least number, included.</summary>
    public decimal Min { get; }

    /// <summary>The greatest number, included.</summary>
    public decimal Max { get; }

    /// <summary>What is counted: "days", "percent", "t", "SDR".</summary>
    public string Unit { get; init => field = Guard.Line(value, nameof(Unit)); }

    private protected abstract string Name { get; }

    /// <summary>
    /// The number that lies a share <paramref name="t"/> of the way from <paramref name="low"/> to <paramref name="high"/>.
    /// </summary>
    private protected abstract decimal PartWay(decimal low, decimal high, decimal t);

    internal sealed override Type PositionTypeOn(Track track, IssueSubject? subject) => subject switch
    {
        QuotaSubject => typeof(QuotaVolume),
        ProcurementSubject => typeof(ProcurementThreshold),
        _ => typeof(Amount),
    };

    private static NumberPosition At(IssueSubject? subject, decimal number) => subject switch
    {
        QuotaSubject => new QuotaVolume(number),
        ProcurementSubject => new ProcurementThreshold(number),
        _ => new Amount(number),
    };

    internal sealed override string? WhatToGiveFor(Position position) => position switch
    {
        QuotaVolume => "give the issue a QuotaSubject to table quota volumes",
        ProcurementThreshold => "give the issue a ProcurementSubject to table thresholds",
        _ => null,
    };

    internal sealed override string? WhyNot(Position position)
        => position is not NumberPosition { Number: var number } ? WrongKind(position, Name)
        : number < Min || number > Max ? $"{InvariantText.Of(number)} lies off the scale from {this}"
        : null;

    private protected sealed override string DescribeUnchecked(Position position) => Quantity(NumberOf(position), Unit);

    internal sealed override IEnumerable<Position> Between(Track track, IssueSubject? subject, Position[] known, int steps)
    {
        decimal low = known.Min(NumberOf), high = known.Max(NumberOf);
        var numbers = new SortedSet<decimal>(known.Select(NumberOf));
        for (int i = 1; i <= steps && high > low; i++)
        {
            decimal number = Rounded(PartWay(low, high, (decimal)i / (steps + 1)), high - low);
            numbers.Add(ExactDecimal.Normal(Math.Clamp(number, low, high)));
        }
        return numbers.Select(n => At(subject, n));
    }

    internal sealed override Position End(Track track, IssueSubject? subject, Direction direction)
        => At(subject, direction == Direction.Higher ? Max : Min);

    private protected override string? WhyNotWidenedTo(Scale next)
    {
        var wider = (NumberScale)next;
        return wider.Unit != Unit ? $"the unit becomes '{wider.Unit}', but was '{Unit}'"
            : wider.Min > Min || wider.Max < Max ? $"the scale from {wider} does not contain the one from {this}"
            : null;
    }

    private protected static decimal NumberOf(Position position) => ((NumberPosition)position).Number;

    /// <summary>"0 to 100 days".</summary>
    private protected sealed override string Words => $"{InvariantText.Of(Min)} to {InvariantText.Of(Max)} {Unit}";
}
