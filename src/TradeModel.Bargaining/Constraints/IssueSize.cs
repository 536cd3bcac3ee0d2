namespace TradeModel.Bargaining;

/// <summary>The size of an issue in a measure: the trade in a group of goods, or its number of tariff lines.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record IssueSize
{
    /// <summary>Creates a size.</summary>
    /// <param name="issue">The name of the issue.</param>
    /// <param name="size">How much it is, in a unit that is one for all issues; not negative.</param>
    /// <exception cref="ArgumentException">The name is empty, or the size is negative.</exception>
    public IssueSize(string issue, Rational size)
    {
        Issue = issue;
        Size = size;
    }

    /// <summary>The name of the issue.</summary>
    public string Issue { get; init => field = ScenarioName.Check(value, nameof(Issue)); }

    /// <summary>How much it is; not negative.</summary>
    public Rational Size
    {
        get;
        init => field = value.Sign >= 0 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Size)), "a size must not be negative");
    }

    /// <summary>Issue and size.</summary>
    public override string ToString() => $"{Issue}: {Size}";
}
