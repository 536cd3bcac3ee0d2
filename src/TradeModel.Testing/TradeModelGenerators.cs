using FsCheck;
using FsCheck.Fluent;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.NonTariffMeasures;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>
/// FsCheck generators of texts and of values that fit a given value. <see cref="TradeModelArbitraries"/> has those of each type: take
/// <c>TradeModelArbitraries.Issues().Generator</c> to compose your own. All draw from FsCheck's random source.
/// </summary>
public static class TradeModelGenerators
{
    private static readonly PartyId[] FourParties = [new("IND"), new("USA"), new("GBR"), new("EU")];

    /// <summary>Well-formed identifiers, 1 to 64 characters long; wrap one in the id type wanted.</summary>
    public static Gen<string> Identifiers => From(d => d.Identifier());

    /// <summary>
    /// Texts that the model takes as titles and names: of one line, not blank, no surrounding white space, with characters that often
    /// cause trouble in files.
    /// </summary>
    public static Gen<string> Texts => From(d => d.Text());

    /// <summary>Days of the model, mostly in the 2020s, sometimes the first or the last.</summary>
    internal static Gen<LocalDate> Days => From(d => d.Day());

    /// <summary>Percentages, some of them negative.</summary>
    internal static Gen<Percentage> Percentages => From(d => d.Percent(-50m));

    /// <summary>Provenances of every basis.</summary>
    internal static Gen<Provenance> Provenances => From(d => d.Provenance());

    /// <summary>HS codes of 2 to 10 digits.</summary>
    internal static Gen<HsCode> HsCodes => From(d => d.HsCode());

    /// <summary>MAST codes that the classification lists.</summary>
    internal static Gen<NtmCode> NtmCodes => From(d => d.NtmCode());

    /// <summary>Services sectors of the W/120 list.</summary>
    internal static Gen<ServicesSector> ServicesSectors => From(d => d.Sector());

    /// <summary>Cells of a services schedule.</summary>
    internal static Gen<CommitmentCell> CommitmentCells => From(d => d.Cell());

    /// <summary>Parties of every kind: states, territories, unions and groups, with members and without.</summary>
    internal static Gen<Party> Parties => From(d => d.Of(PartyDraws.Pool));

    /// <summary>Representatives of a party or one of its members.</summary>
    internal static Gen<Representative> Representatives => From(d => d.Person(new(d.Identifier()), d.Table(2)));

    /// <summary>Agreements of two to six parties.</summary>
    internal static Gen<Agreement> Agreements => From(d => d.Agreement(d.Table(d.Between(2, 6))));

    /// <summary>Target windows, from one day to more than a year.</summary>
    internal static Gen<TargetWindow> TargetWindows => From(d => d.Window());

    /// <summary>Phases with and without a window, of all parties or of some of IND, USA, GBR and EU.</summary>
    internal static Gen<Phase> Phases => From(d => d.Phase(new(d.Identifier()), FourParties));

    /// <summary>Drafts of up to three chapters, clean and bracketed.</summary>
    internal static Gen<DraftText> DraftTexts => From(d => d.Text(FourParties, [new("phase-0"), new("phase-1")]));

    /// <summary>Duties of tariff lines, of every kind.</summary>
    internal static Gen<Duty> Duties => From(d => d.TariffDuty());

    /// <summary>Scales of every kind.</summary>
    internal static Gen<Scale> Scales => From(d => d.Scale());

    /// <summary>
    /// Issues on every scale and track among up to four parties (IND, USA, GBR, EU), in the phases phase-0 and phase-1 or none.
    /// </summary>
    internal static Gen<Issue> Issues
        => From(d => d.Issue(new(d.Identifier()), FourParties[..d.Between(2, 4)], [new("phase-0"), new("phase-1")]));

    /// <summary>Positions of every kind, each on some issue's scale.</summary>
    internal static Gen<Position> Positions => IssuesWithPositions.Select(i => i.A);

    /// <summary>Red lines of every kind, each on some issue's scale.</summary>
    internal static Gen<RedLine> RedLines => IssuesWithPositions.Select(i => i.RedLine);

    /// <summary>Issues with positions and a red line that fit them.</summary>
    internal static Gen<IssueWithPositions> IssuesWithPositions => from issue in Issues from sample in WithPositions(issue) select sample;

    /// <summary>Additional duties between IND, USA, GBR and EU.</summary>
    internal static Gen<AdditionalDuty> AdditionalDuties
        => From(d => d.Duty(new(d.Identifier()), FourParties, [new("duty-0"), new("duty-1")],
            new LocalDate(2025, 1, 1).PlusDays(d.Below(500))));

    /// <summary>Definitions of two to six parties, up to three phases, and issues by the size of the test.</summary>
    internal static Gen<NegotiationDefinition> Definitions => Sized((d, size) => Definition(d, size));

    /// <summary>
    /// Negotiations of two to six parties. The size of the test is the number of events, which are of all kinds.
    /// </summary>
    internal static Gen<Negotiation> Negotiations => Sized((d, size) => Written(d, size, d.Below(size + 1)).Negotiation);

    /// <summary>Negotiations with an event that can happen next.</summary>
    internal static Gen<NegotiationStep> Steps => Sized((d, size) =>
    {
        LogWriter writer = Written(d, size, d.Below(size + 1));
        return new NegotiationStep(writer.Negotiation, writer.Next());
    });

    /// <summary>Events of every kind, each legal in some negotiation.</summary>
    internal static Gen<NegotiationEvent> Events => Steps.Select(s => s.Next);

    /// <summary>Positions the issue admits.</summary>
    public static Gen<Position> PositionsOn(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return From(d => d.Position(issue));
    }

    /// <summary>Red lines that fit the issue.</summary>
    public static Gen<RedLine> RedLinesOn(Issue issue)
    {
        ArgumentNullException.ThrowIfNull(issue);
        return From(d => d.RedLine(issue));
    }

    /// <summary>Events that can happen next in <paramref name="negotiation"/>.</summary>
    public static Gen<NegotiationEvent> EventsAfter(Negotiation negotiation)
    {
        ArgumentNullException.ThrowIfNull(negotiation);
        return From(d => new LogWriter(d, negotiation).Next());
    }

    /// <summary>Negotiations that start from <paramref name="definition"/>, with <paramref name="events"/> events.</summary>
    public static Gen<Negotiation> NegotiationsOf(NegotiationDefinition definition, int events)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        return From(d => Written(d, definition, events).Negotiation);
    }

    private static Gen<IssueWithPositions> WithPositions(Issue issue) => From(d =>
    {
        Position a = d.Position(issue);
        return new IssueWithPositions(issue, a, d.Chance(10) ? a : d.Position(issue), d.Position(issue), d.RedLine(issue));
    });

    private static NegotiationDefinition Definition(Draw draw, int size)
        => draw.Definition(draw.Chance(50) ? 2 : draw.Between(3, 6), draw.Below(4), draw.Below(Math.Clamp(size / 4, 3, 40) + 1));

    private static LogWriter Written(Draw draw, int size, int events) => Written(draw, Definition(draw, size), events);

    private static LogWriter Written(Draw draw, NegotiationDefinition definition, int events)
    {
        var writer = new LogWriter(draw, new Negotiation(definition));
        writer.Write(events);
        return writer;
    }

    private static Gen<T> From<T>(Func<Draw, T> make)
        => from high in Gen.Choose(0, int.MaxValue)
           from low in Gen.Choose(0, int.MaxValue)
           select make(new Draw(((ulong)high << 31) | (uint)low));

    private static Gen<T> Sized<T>(Func<Draw, int, T> make) => Gen.Sized(size => From(d => make(d, size)));
}
