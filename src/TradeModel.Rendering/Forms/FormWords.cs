using System.Globalization;
using System.Text;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering;

/// <summary>Numbers, days and words of forms in one culture. The words are English.</summary>
internal sealed class FormWords
{
    private const int LongestName = 160;
    private const int MostAssumptions = 30, LongestAssumption = 800;
    private const string None = "–";

    private readonly Figures _figures;

    internal FormWords(CultureInfo? culture) => _figures = new Figures(culture);

    internal CultureInfo Culture => _figures.Culture;

    /// <summary>The options of a chart inside a form.</summary>
    internal ChartOptions Chart => ChartOptions.Default with { Culture = Culture.Name.Length == 0 ? null : Culture };

    /// <summary>The sentences of events, with days as here.</summary>
    internal NegotiationWording Wording(Negotiation negotiation) => new FigureWording(negotiation, _figures);

    /// <summary>A day, as the charts write it: 16 Sep 2025.</summary>
    internal string Day(LocalDate day) => _figures.Day(day);

    /// <summary>A score, a weight or a utility with two decimals: 0.75.</summary>
    internal string Number(double value) => _figures.Text(value, "F2");

    internal string Number(double? value) => value is { } number ? Number(number) : None;

    /// <summary>A number with so many decimals at most.</summary>
    internal string Number(double? value, int most) => value is { } number ? _figures.Number(number, most) : None;

    /// <summary>A number with so many decimals.</summary>
    internal string Fixed(double value, int decimals) => _figures.Fixed(value, decimals);

    /// <summary>A change: +0.05, -0.02 or 0.00.</summary>
    internal string Signed(double value) => value.ToString("+0.00;-0.00;0.00", Culture);

    internal string Signed(double? value) => value is { } number ? Signed(number) : None;

    /// <summary>A share: 0.813 is "81%", and 0.996 "99.6%".</summary>
    internal string Share(double share) => _figures.Share(share);

    internal string Share(double? share) => share is { } known ? Share(known) : None;

    /// <summary>A percentage with so many decimals at most: 12.5 is "12.5%".</summary>
    internal string Percent(double? percent, int most = 1) => percent is not { } known ? None
        : known < 0 ? $"{_figures.Number(known, most)}%" : InvariantText.Percent(known, most, Culture);

    internal string Rate(Percentage rate) => $"{rate.Value.ToString("#,0.############################", Culture)}%";

    internal string Count(long count) => _figures.Count(count);

    /// <summary>"1 day", "2 days".</summary>
    internal string Counted(long count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    internal TableCell NumberCell(double? value) => new(Number(value), value ?? TableCell.Unknown);

    internal TableCell ShareCell(double? share) => new(Share(share), share ?? TableCell.Unknown);

    internal TableCell PercentCell(double? percent, int most = 1) => new(Percent(percent, most), percent ?? TableCell.Unknown);

    internal TableCell CountCell(long count) => new(Count(count), count);

    internal TableCell DayCell(LocalDate? day)
        => day is { } known ? new(Day(known), (known.Year * 10_000) + (known.Month * 100) + known.Day) : new("", TableCell.Unknown);

    /// <summary>A score with a bar as long as the score.</summary>
    internal TableCell ScoreCell(double? score) => score is { } known ? new(Number(known), known, known) : new("open", TableCell.Unknown);

    /// <summary>"AgreedInPrinciple" as "agreed in principle".</summary>
    internal static string Plain(Enum value)
    {
        var plain = new StringBuilder();
        foreach (char c in value.ToString())
        {
            if (char.IsUpper(c) && plain.Length > 0) plain.Append(' ');
            plain.Append(char.ToLowerInvariant(c));
        }
        return plain.Replace("non tariff", "non-tariff").ToString();
    }

    /// <summary>"NonTariffBarriers" as "Non-tariff barriers".</summary>
    internal static string Title(Enum value) => Plain(value) is var plain ? char.ToUpperInvariant(plain[0]) + plain[1..] : "";

    internal static string Plural(EngagementLevel level)
        => level == EngagementLevel.HeadOfGovernment ? "heads of government" : $"{Plain(level)}s";

    internal static string Turned(ScoreDirection turn) => turn switch
    {
        ScoreDirection.Nearer => "nearer",
        ScoreDirection.Farther => "farther",
        _ => "as before",
    };

    internal static string ZoneOf(Zopa zopa) => zopa switch
    {
        Zopa.Exists => "exists",
        Zopa.None => "none: blocked",
        _ => "not known",
    };

    /// <summary>"A, B and C".</summary>
    internal static string List(IEnumerable<string> items)
    {
        string[] all = [.. items];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>The first items and how many more there are: "A, B and 7 more".</summary>
    internal string Few(IEnumerable<string> items, int most = 3)
    {
        string[] all = [.. items];
        return all.Length <= most ? List(all) : $"{string.Join(", ", all[..(most - 1)])} and {Count(all.Length - most + 1)} more";
    }

    /// <summary>What a result assumes, as a list. Of a long list, the first ones and how many more there are.</summary>
    internal BulletList Assumptions(IReadOnlyList<string> assumptions)
    {
        IEnumerable<string> items = assumptions.Take(MostAssumptions).Select(a => Shortened(a, LongestAssumption));
        int more = assumptions.Count - MostAssumptions;
        return new([.. more <= 0 ? items : items.Append($"and {Count(more)} more")]);
    }

    /// <summary>A name or a title, shortened if it is longer than any name is.</summary>
    internal static string Short(string name) => Shortened(name, LongestName);

    /// <summary>A text that ends with "…" after a whole word if it is longer than so many characters.</summary>
    internal static string Shortened(string text, int most)
    {
        if (text.Length <= most) return text;
        int cut = text.LastIndexOf(' ', most - 1, most / 2);
        if (cut < 0) cut = char.IsLowSurrogate(text[most - 1]) ? most - 2 : most - 1;
        return $"{text[..cut].TrimEnd()} …";
    }
}
