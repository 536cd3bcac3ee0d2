namespace TradeModel.Solver;

/// <summary>One option of one issue, named as the scenario names it: <c>new("Steel", "0 %")</c>.</summary>
public sealed record Choice : IComparable<Choice>
{
    /// <summary>Names an option.</summary>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public Choice(string issue, string option)
    {
        Issue = issue;
        Option = option;
    }

    /// <summary>The name of the issue.</summary>
    public string Issue { get; init => field = Named(value, nameof(Issue)); }

    /// <summary>The label of the option.</summary>
    public string Option { get; init => field = Named(value, nameof(Option)); }

    /// <summary>Ordinal order of the issues, then of the options.</summary>
    public int CompareTo(Choice? other)
        => other is null ? 1 : string.CompareOrdinal(Issue, other.Issue) is var order && order != 0 ? order : string.CompareOrdinal(Option, other.Option);

    /// <summary>Issue and option: "Steel: 0 %".</summary>
    public override string ToString() => $"{Issue}: {Option}";

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Choice left, Choice right) => Comparer<Choice>.Default.Compare(left, right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> or equals it.</summary>
    public static bool operator <=(Choice left, Choice right) => Comparer<Choice>.Default.Compare(left, right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Choice left, Choice right) => Comparer<Choice>.Default.Compare(left, right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> or equals it.</summary>
    public static bool operator >=(Choice left, Choice right) => Comparer<Choice>.Default.Compare(left, right) >= 0;

    internal static string Named(string? value, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        return value;
    }
}
