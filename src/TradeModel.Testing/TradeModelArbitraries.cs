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
/// A generator and a shrinker for each type of the model. <c>[Property(Arbitrary = [typeof(TradeModelArbitraries)])]</c> lets a property
/// take values of the model as parameters.
/// </summary>
public static class TradeModelArbitraries
{
    /// <summary>Party identifiers.</summary>
    public static Arbitrary<PartyId> PartyIds() => TradeModelGenerators.Identifiers.Select(i => new PartyId(i)).ToArbitrary();

    /// <summary>Representative identifiers.</summary>
    public static Arbitrary<RepresentativeId> RepresentativeIds()
        => TradeModelGenerators.Identifiers.Select(i => new RepresentativeId(i)).ToArbitrary();

    /// <summary>Issue identifiers.</summary>
    public static Arbitrary<IssueId> IssueIds() => TradeModelGenerators.Identifiers.Select(i => new IssueId(i)).ToArbitrary();

    /// <summary>Phase identifiers.</summary>
    public static Arbitrary<PhaseId> PhaseIds() => TradeModelGenerators.Identifiers.Select(i => new PhaseId(i)).ToArbitrary();

    /// <summary>Package identifiers.</summary>
    public static Arbitrary<PackageId> PackageIds() => TradeModelGenerators.Identifiers.Select(i => new PackageId(i)).ToArbitrary();

    /// <summary>Option identifiers.</summary>
    public static Arbitrary<OptionId> OptionIds() => TradeModelGenerators.Identifiers.Select(i => new OptionId(i)).ToArbitrary();

    /// <summary>Event identifiers.</summary>
    public static Arbitrary<EventId> EventIds() => TradeModelGenerators.Identifiers.Select(i => new EventId(i)).ToArbitrary();

    /// <summary>Chapter identifiers.</summary>
    public static Arbitrary<ChapterId> ChapterIds() => TradeModelGenerators.Identifiers.Select(i => new ChapterId(i)).ToArbitrary();

    /// <summary>Provision identifiers.</summary>
    public static Arbitrary<ProvisionId> ProvisionIds() => TradeModelGenerators.Identifiers.Select(i => new ProvisionId(i)).ToArbitrary();

    /// <summary>Duty identifiers.</summary>
    public static Arbitrary<DutyId> DutyIds() => TradeModelGenerators.Identifiers.Select(i => new DutyId(i)).ToArbitrary();

    /// <summary>Days; smaller ones are nearer to 2025-01-01.</summary>
    public static Arbitrary<LocalDate> LocalDates() => Arb.From(TradeModelGenerators.Days, Nearer);

    /// <summary>Percentages; smaller ones are rounder.</summary>
    public static Arbitrary<Percentage> Percentages() => Arb.From(TradeModelGenerators.Percentages, Rounder);

    /// <summary>Provenances.</summary>
    public static Arbitrary<Provenance> Provenances() => TradeModelGenerators.Provenances.ToArbitrary();

    /// <summary>HS codes; smaller ones are shorter.</summary>
    public static Arbitrary<HsCode> HsCodes() => Arb.From(TradeModelGenerators.HsCodes, Shorter);

    /// <summary>MAST codes.</summary>
    public static Arbitrary<NtmCode> NtmCodes() => TradeModelGenerators.NtmCodes.ToArbitrary();

    /// <summary>Services sectors.</summary>
    public static Arbitrary<ServicesSector> ServicesSectors() => TradeModelGenerators.ServicesSectors.ToArbitrary();

    /// <summary>Commitment cells.</summary>
    public static Arbitrary<CommitmentCell> CommitmentCells() => TradeModelGenerators.CommitmentCells.ToArbitrary();

    /// <summary>Parties; smaller ones have fewer members.</summary>
    public static Arbitrary<Party> Parties() => Arb.From(TradeModelGenerators.Parties, TradeModelShrinkers.Smaller);

    /// <summary>Representatives.</summary>
    public static Arbitrary<Representative> Representatives() => TradeModelGenerators.Representatives.ToArbitrary();

    /// <summary>Agreements.</summary>
    public static Arbitrary<Agreement> Agreements() => TradeModelGenerators.Agreements.ToArbitrary();

    /// <summary>Target windows.</summary>
    public static Arbitrary<TargetWindow> TargetWindows() => TradeModelGenerators.TargetWindows.ToArbitrary();

    /// <summary>Phases.</summary>
    public static Arbitrary<Phase> Phases() => TradeModelGenerators.Phases.ToArbitrary();

    /// <summary>Drafts.</summary>
    public static Arbitrary<DraftText> DraftTexts() => TradeModelGenerators.DraftTexts.ToArbitrary();

    /// <summary>Duties of tariff lines, of every kind.</summary>
    public static Arbitrary<Duty> Duties() => TradeModelGenerators.Duties.ToArbitrary();

    /// <summary>Scales.</summary>
    public static Arbitrary<Scale> Scales() => TradeModelGenerators.Scales.ToArbitrary();

    /// <summary>Issues; smaller ones have no source, phase or direction, and concern fewer parties.</summary>
    public static Arbitrary<Issue> Issues() => Arb.From(TradeModelGenerators.Issues, TradeModelShrinkers.Smaller);

    /// <summary>Positions.</summary>
    public static Arbitrary<Position> Positions() => TradeModelGenerators.Positions.ToArbitrary();

    /// <summary>Red lines.</summary>
    public static Arbitrary<RedLine> RedLines() => TradeModelGenerators.RedLines.ToArbitrary();

    /// <summary>Issues with positions.</summary>
    public static Arbitrary<IssueWithPositions> IssuesWithPositions() => TradeModelGenerators.IssuesWithPositions.ToArbitrary();

    /// <summary>Additional duties.</summary>
    public static Arbitrary<AdditionalDuty> AdditionalDuties() => TradeModelGenerators.AdditionalDuties.ToArbitrary();

    /// <summary>Definitions; smaller ones have fewer issues, phases and representatives.</summary>
    public static Arbitrary<NegotiationDefinition> Definitions() => Arb.From(TradeModelGenerators.Definitions, TradeModelShrinkers.Smaller);

    /// <summary>Negotiations; smaller ones have fewer events and issues, and every one is legal.</summary>
    public static Arbitrary<Negotiation> Negotiations() => Arb.From(TradeModelGenerators.Negotiations, TradeModelShrinkers.Smaller);

    /// <summary>Negotiations that show their issues and their log if a property fails; smaller ones have less of both.</summary>
    public static Arbitrary<NegotiationCase> Cases()
        => Arb.From(TradeModelGenerators.Negotiations.Select(n => new NegotiationCase(n)), TradeModelShrinkers.Smaller);

    /// <summary>Negotiations with an event that can happen next.</summary>
    public static Arbitrary<NegotiationStep> Steps() => Arb.From(TradeModelGenerators.Steps, TradeModelShrinkers.Smaller);

    /// <summary>Events; smaller ones have no note, source or identifier, and became known at once.</summary>
    public static Arbitrary<NegotiationEvent> Events() => Arb.From(TradeModelGenerators.Events, TradeModelShrinkers.Smaller);

    private static IEnumerable<LocalDate> Nearer(LocalDate day)
    {
        var middle = new LocalDate(2025, 1, 1);
        int days = Period.DaysBetween(middle, day);
        if (days == 0) yield break;
        yield return middle;
        if (days / 2 != 0) yield return middle.PlusDays(days / 2);
    }

    private static IEnumerable<Percentage> Rounder(Percentage rate)
    {
        if (rate == Percentage.Zero) yield break;
        yield return Percentage.Zero;
        var whole = new Percentage(decimal.Truncate(rate.Value));
        if (whole != rate) yield return whole;
    }

    private static IEnumerable<HsCode> Shorter(HsCode code)
    {
        if (code.Length > 2) yield return code.Prefix(2);
        if (code.Length > 4) yield return code.Prefix(4);
        if (code.Length > 6) yield return code.Prefix(6);
    }
}
