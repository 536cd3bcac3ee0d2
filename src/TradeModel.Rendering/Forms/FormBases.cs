using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>How what a negotiation holds is known, as marks after sentences: "[estimated]", "[illustrative]".</summary>
internal sealed class FormBases
{
    /// <summary>How many characters of a source are printed.</summary>
    internal const int LongestSource = 300;

    private readonly Dictionary<IssueId, EvidenceBasis> _redLines = [];

    internal FormBases(Negotiation negotiation)
    {
        EvidenceBasis[] bases = [.. negotiation.Log.Select(Of).Distinct()];
        IsMarked = bases.Length > 1;
        Worst = negotiation.Log.Where(e => e is PositionTabled or PackageTabled or SalienceAssessed or IssueAgreed).Select(Of)
            .DefaultIfEmpty(EvidenceBasis.Reported).Max();
        foreach (RedLineAssessed line in negotiation.Log.OfType<RedLineAssessed>())
            _redLines[line.Issue] = _redLines.TryGetValue(line.Issue, out EvidenceBasis before) && before > Of(line) ? before : Of(line);
        Legend = negotiation.Log.Count == 0 || negotiation.Log.All(e => e.Provenance is null) ? "The negotiation names no sources."
            : (IsMarked ? "What is not marked was reported by a source that the negotiation names; "
                + "[estimated] and [illustrative] say otherwise."
                : $"All of it is {FormWords.Plain(bases[0])}.")
                + " Words in \"quotes\" are quoted; others are given in substance.";
    }

    /// <summary>Whether things are known in more than one way, so that marks tell something.</summary>
    internal bool IsMarked { get; }

    /// <summary>The weakest basis that scores rest on.</summary>
    internal EvidenceBasis Worst { get; }

    /// <summary>What the marks mean.</summary>
    internal string Legend { get; }

    internal static EvidenceBasis Of(NegotiationEvent one) => one.Provenance?.Basis ?? EvidenceBasis.Illustrative;

    /// <summary>How something is known: "estimated".</summary>
    internal static string Words(Provenance? provenance) => FormWords.Plain(provenance?.Basis ?? EvidenceBasis.Illustrative);

    /// <summary>The source of something; empty if it has none.</summary>
    internal static string SourceOf(Provenance? provenance) => FormWords.Shortened(provenance?.Source ?? "", LongestSource);

    internal string Mark(EvidenceBasis basis) => IsMarked && basis != EvidenceBasis.Reported ? $" [{FormWords.Plain(basis)}]" : "";

    internal string Mark(IEnumerable<NegotiationEvent> events) => Mark(events.Select(Of).Max());

    internal string MarkOfRedLines(IssueId issue) => _redLines.TryGetValue(issue, out EvidenceBasis basis) ? Mark(basis) : "";

    /// <summary>The mark of the scores.</summary>
    internal string OfScores => Mark(Worst);
}
