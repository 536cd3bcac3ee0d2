using System.Globalization;
using TradeModel.Issues;
using TradeModel.MarketAccess;

namespace TradeModel.Bargaining;

/// <summary>Positions in a few words, as a report of the talks would have them: "free in 5 stages", "500,000 SDR", the title of a level.</summary>
internal static class PositionWords
{
    // More cells than these are counted, not told.
    private const int MostCells = 6;

    /// <summary>Words for each option of an issue, none twice.</summary>
    internal static string[] Of(Issue issue, Position[] options)
    {
        string[] words = [.. options.Select(o => Of(issue.Scale, o))];
        HashSet<string> seen = new(StringComparer.Ordinal), twice = [.. words.Where(w => !seen.Add(w))];
        for (int o = 0; o < words.Length; o++)
            if (twice.Contains(words[o])) words[o] = string.Create(CultureInfo.InvariantCulture, $"{words[o]} ({o + 1}: {options[o]})");
        return words;
    }

    internal static string Of(Scale scale, Position position) => (scale, position) switch
    {
        (TariffPathScale path, TariffOffer offer) => Of(path, offer),
        (IntervalScale s, NumberPosition p) => Number(p.Number, s.Unit),
        (RatioScale s, NumberPosition p) => Number(p.Number, s.Unit),
        (OrdinalScale s, OptionPosition p) => Title(s.Levels, p),
        (NominalScale s, OptionPosition p) => Title(s.Options, p),
        (CommitmentScale s, ServicesCommitment p) => Of(s, p),
        _ => position.ToString(),
    };

    private static string Of(TariffPathScale path, TariffOffer offer)
    {
        if (offer.IsExcluded || offer.Plan is not null) return offer.ToString();
        string rate = offer.FinalRate == 0m ? "free" : Number(offer.FinalRate, path.Unit);
        return offer.Stages == 1 ? $"{rate} at once" : string.Create(CultureInfo.InvariantCulture, $"{rate} in {offer.Stages} stages");
    }

    private static string Number(decimal number, string unit)
    {
        string text = number.ToString("#,0.############################", CultureInfo.InvariantCulture);
        return unit.StartsWith(TariffPathScale.Percent, StringComparison.Ordinal) ? $"{text} %{unit[TariffPathScale.Percent.Length..]}" : $"{text} {unit}";
    }

    private static string Title(ValueList<ScaleOption> options, OptionPosition choice)
        => options.First(o => o.Id == choice.Option).Title;

    private static string Of(CommitmentScale scale, ServicesCommitment commitment)
    {
        static string Level(CommitmentLevel level) => level switch { CommitmentLevel.Full => "full", CommitmentLevel.Partial => "partial", _ => "unbound" };
        if (commitment.Levels.Select(l => l.Value).Distinct().Count() == 1) return $"{Level(commitment.Levels.AsSpan()[0].Value)} throughout";
        if (commitment.Levels.Count > MostCells)
            return string.Join(", ", commitment.Levels.GroupBy(l => l.Value).OrderByDescending(g => g.Key).Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Count()} {Level(g.Key)}")));
        // "computer: full (mode 1), partial (mode 4); professional: partial (mode 4)": what is unbound goes without saying.
        bool one = scale.Cells.Select(c => c.Obligation).Distinct().Count() == 1;
        string Cell(CommitmentCell cell)
            => $"mode {(char)('0' + (int)cell.Mode)}{(one ? "" : cell.Obligation == Obligation.MarketAccess ? " market access" : " national treatment")}";
        return string.Join("; ", commitment.Levels.Where(l => l.Value != CommitmentLevel.Unbound).GroupBy(l => l.Key.Sector).Select(sector =>
            $"{Sector(scale, sector.Key)}: {string.Join(", ", sector.GroupBy(l => l.Value).Select(g => $"{Level(g.Key)} ({string.Join(" and ", g.Select(l => Cell(l.Key)))})"))}"));
    }

    // The first word of its title where no other sector of the issue begins alike.
    private static string Sector(CommitmentScale scale, ServicesSector sector)
    {
        static string TitleOf(ServicesSector sector) => ServicesSectors.Find(sector)?.Title is { } title ? char.ToLowerInvariant(title[0]) + title[1..] : sector.ToString();
        string title = TitleOf(sector), word = title.Split(' ')[0];
        return scale.Cells.All(c => c.Sector == sector || TitleOf(c.Sector).Split(' ')[0] != word) ? word : title;
    }
}
