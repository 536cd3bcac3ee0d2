namespace TradeModel.Goods;

/// <summary>Two subheadings of two editions that have goods in common.</summary>
/// <remarks>Ordered by the first code, then by the second.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsConcordancePair : IComparable<HsConcordancePair>
{
    /// <summary>Creates a pair.</summary>
    /// <param name="from">The subheading in the edition that is converted from; six digits.</param>
    /// <param name="to">The subheading in the edition that is converted to; six digits.</param>
    /// <exception cref="ArgumentException">A code is <c>default</c> or does not have six digits.</exception>
    public HsConcordancePair(HsCode from, HsCode to)
    {
        From = from;
        To = to;
    }

    /// <summary>The subheading in the edition that is converted from.</summary>
    public HsCode From { get; init => field = Subheading(value, nameof(From)); }

    /// <summary>The subheading in the edition that is converted to.</summary>
    public HsCode To { get; init => field = Subheading(value, nameof(To)); }

    /// <summary>Compares the first codes, then the second ones; null comes first.</summary>
    public int CompareTo(HsConcordancePair? other)
        => other is null ? 1 : From.CompareTo(other.From) is not 0 and var order ? order : To.CompareTo(other.To);

    /// <summary>Both codes: "030510 → 030910".</summary>
    public override string ToString() => $"{From} → {To}";

    /// <summary>Whether the left pair comes before the right one.</summary>
    public static bool operator <(HsConcordancePair? left, HsConcordancePair? right) => Compare(left, right) < 0;

    /// <summary>Whether the left pair comes before the right one or equals it.</summary>
    public static bool operator <=(HsConcordancePair? left, HsConcordancePair? right) => Compare(left, right) <= 0;

    /// <summary>Whether the left pair comes after the right one.</summary>
    public static bool operator >(HsConcordancePair? left, HsConcordancePair? right) => Compare(left, right) > 0;

    /// <summary>Whether the left pair comes after the right one or equals it.</summary>
    public static bool operator >=(HsConcordancePair? left, HsConcordancePair? right) => Compare(left, right) >= 0;

    private static int Compare(HsConcordancePair? left, HsConcordancePair? right)
        => Comparer<HsConcordancePair>.Default.Compare(left, right);

    private static HsCode Subheading(HsCode code, string name)
        => code.Checked(name).Length == HsConcordance.Digits ? code
            : throw new ArgumentException($"'{code}' is not a subheading of six digits", Guard.Parameter(name));
}
