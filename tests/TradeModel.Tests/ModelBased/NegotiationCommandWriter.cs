using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// Draws commands over a small world of parties, issues and phases, so that they often meet: some are legal, many are not. No command
/// depends on what became of the others, so that any of them can be left out when a failing sequence is shrunk.
/// </summary>
internal sealed class NegotiationCommandWriter(ulong seed)
{
    private static readonly PartyId India = new("IND"), Usa = new("USA"), Eu = new("EU"), Japan = new("JPN"), Efta = new("EFTA");
    private static readonly PartyId[] Seats = [India, India, Usa, Usa, Usa, Eu, Eu, Japan];
    private static readonly PartyId[] Anybody =
        [India, Usa, Eu, India, Usa, Eu, new("DEU"), new("FRA"), Japan, Efta, new("CHE"), new("XXX")];
    private static readonly IssueId Days = new("days"), Steel = new("steel"), Names = new("names"), Pair = new("pair"), More = new("more"),
        Rice = new("rice");

    private static readonly IssueId[] Issues = [Days, Days, Days, Steel, Steel, Steel, Names, Names, Pair, More, Rice, Rice];
    private static readonly ProvisionId[] Provisions = [new("a1"), new("a1"), new("a2"), new("a3")];
    private static readonly PhaseId First = new("p1"), Second = new("p2"), Third = new("p3"), Next = new("next");
    private static readonly PhaseId[] Phases = [First, First, First, First, Second, Third, Next];
    private static readonly PhaseId?[] PhasesOrNone = [First, First, Second, Second, Third, Next, null, null];
    private static readonly Stage[] Usual =
        [Stage.Negotiating, Stage.AgreedInPrinciple, Stage.LegalReview, Stage.Paused, Stage.InForce, Stage.Suspended];

    private static readonly PackageId[] PackageIds = [new("k"), new("l")];

    internal static readonly NegotiationDefinition Definition = new(
        new Agreement(
            "Model", [AgreementKind.FreeTradeAgreement],
            [new(India, "India"), new(Usa, "United States"), Union(Eu, PartyKind.CustomsUnion, "DEU", "FRA")]),
        [new(First, "First", Undertaking.SingleUndertaking), new(Second, "Second", Undertaking.EarlyHarvest)],
        [
            new(Days, "Days", Track.Rules, new IntervalScale(0m, 100m, "days"),
                directions: [new(India, Direction.Lower), new(Usa, Direction.Higher)], phase: First),
            new(Steel, "Steel", Track.Tariffs, new TariffPathScale(25m, 15, 50m), new TariffSubject(Usa), phase: First),
            new(Rice, "Rice", Track.Tariffs, new TariffPathScale(25m, 15, 50m), new TariffSubject(Usa, [India, Eu]), phase: First),
            new(Names, "Names", Track.Rules, new NominalScale([new(new("yes")), new(new("no"))])),
            new(Pair, "Pair", Track.Rules, new IntervalScale(0m, 100m, "days"), concerned: [India, Usa], phase: Second),
        ],
        [
            new(new("goyal"), "P. Goyal", India, "Minister", EngagementLevel.Minister),
            new(new("kishi"), "N. Kishi", Japan, "Minister", EngagementLevel.Minister),
        ],
        new DraftText([new(new("c1"), "Goods", First, [new(new("a1"), "Scope", [TextSegment.Clean("All goods.")])])]));

    private static readonly (int Weight, Func<NegotiationCommandWriter, NegotiationEvent> Make)[] Kinds =
    [
        (14, w => new PositionTabled(w._day, w.Of(Seats), w.Some(Issues, out IssueId on), w.Position(on), w.Conditions())
            { To = w.To(), For = w.Chance(8) ? w.Of(Anybody) : null }),
        (5, w => new PositionTabled(w._day, Usa, Steel, w.Position(Steel), w.Conditions()) { To = w.To(), For = w.Of(Anybody) }),
        (6, w => new PositionWithdrawn(w._day, w.Of(Seats), w.Of(Issues)) { For = w.Chance(8) ? w.Of(Seats) : null }),
        (3, w => new PositionWithdrawn(w._day, Usa, Steel) { For = w.Chance(60) ? w.Of(Seats) : null }),
        (7, w => new PackageTabled(w._day, w.Of(Seats), w.Of(PackageIds), w.Bundle(), w.Conditions())
            { To = w.To(), For = w.Chance(12) ? w.Of(Seats) : null }),
        (3, w => new PackageTabled(w._day, Usa, w.Of(PackageIds), w.Bundle().With(Steel, w.Position(Steel))) { For = w.Of(Seats) }),
        (4, w => new PackageWithdrawn(w._day, w.Of(Seats), w.Of(PackageIds))),
        (3, w => new SalienceAssessed(w._day, w.Of(Anybody), w.Of(Issues), w.Below(5), w.Assessor())),
        (3, w => new RedLineAssessed(
            w._day, w.Of(Anybody), w.Of(Issues), w.Chance(20) ? null : RedLine.AtMost(new Amount(w.Below(120))), w.Assessor())),
        (2, w => new CapabilityAssessed(w._day, w.Of(Anybody), w.Below(5), w.Assessor())),
        (5, w => w.Agreed()),
        (4, w => new IssueReopened(w._day, w.Of(Issues))),
        (3, w => new IssueAdded(w._day, new(
            More, "More", Track.Rules, new IntervalScale(0m, 100m, "days"),
            concerned: w.Of<ValueSet<PartyId>?>(null, [India, Usa], [Eu, Japan]), phase: w.Of(PhasesOrNone)))),
        (2, w => new IssueRemoved(w._day, w.Of(Issues))),
        (3, w => new IssueMoved(w._day, w.Of(Issues), w.Of(PhasesOrNone))),
        (9, w => new StageReached(w._day, w.Of(Phases), w.Chance(60) ? w.Of(Usual) : w.Of(Enum.GetValues<Stage>()))),
        (9, w => new AgreementSigned(w._day, w.Of(Phases), w.Of(Anybody))),
        (3, w => new AgreementRatified(w._day, w.Of(Phases), w.Of(Anybody))),
        (4, w => new AppliedProvisionally(
            w._day, w.Of(Phases), w.Of(Anybody), w.Chance(50) ? [w.Of<ChapterId>(new("c1"), new("c2"))] : null)),
        (5, w => new EnteredIntoForce(w._day, w.Of(Phases), w.Of(Anybody))),
        (2, w => new WindowMoved(w._day, w.Of(Phases), w.Chance(30) ? null : new(w._day, w._day.PlusDays(30)))),
        (2, w => new AgreementProposed(w._day, w.People(), w.Of(PhasesOrNone))),
        (4, w => new PartyJoined(w._day, w.Of(
            new Party(Japan, "Japan"), new Party(India, "India"), new Party(new("DEU"), "Germany"),
            Union(Efta, PartyKind.Group, "CHE", "NOR"), Union(Eu, PartyKind.CustomsUnion, "DEU", "FRA")))),
        (3, w => new PartyLeft(w._day, w.Of(Anybody))),
        (2, w => new PhaseAdded(w._day, new(
            w.Of(Third, Third, Second), "Added", parties: w.Of<ValueSet<PartyId>?>(null, [India, Usa], [Usa, Japan])))),
        (3, w => w.Succeeded(w.Of(Phases))),
        (5, w => w.Concern(w.Of(Issues), w.Of(Anybody), w.Of(Seats))),
        (5, w => new ScaleChanged(w._day, w.Some(Issues, out IssueId on), w.Scale(w.Chance(90) ? on : w.Of(Issues)))),
        (4, w => new ProvisionsSuspended(w._day, w.Of(Phases), w.SomeProvisions())),
        (3, w => new ProvisionsReinstated(w._day, w.Of(Phases), w.SomeProvisions())),
        (2, w => new ChapterAdded(w._day, new(
            w.Of<ChapterId>(new("c1"), new("c2")), "Chapter", w.Of(PhasesOrNone), [w.Provision()]))),
        (3, w => new TextChanged(w._day, w.Of<ChapterId>(new("c1"), new("c2")), w.Provision())),
        (2, w => new DutyImposed(w._day, w.Duty())),
        (4, w => new DutyChanged(w._day, w.Duty())),
        (3, w => new DutyLifted(w._day, new("d1"), w.Chance(30) ? w._day.PlusDays(w.Below(9) - 4) : null)),
        (3, w => new MeetingHeld(w._day, EngagementLevel.Minister, [w.Of(Anybody)], w.People())),
        (2, w => new StatementMade(w._day, w.People(), [w.Of(Anybody)], "We are close.", phase: w.Of(PhasesOrNone))),
        (3, w => new CorrectionMade(w._day, w.EventId(), "said", "correct")),
    ];

    private static readonly int Sum = Kinds.Sum(k => k.Weight);

    private readonly Xoshiro256 _random = new(seed);
    private readonly Queue<NegotiationEvent> _recent = [];
    private LocalDate _day = new(2025, 1, 1);

    /// <summary>Sequences that grow with the size; a smaller one leaves commands out.</summary>
    public static Arbitrary<NegotiationCommands> Sequences()
        => Arb.From(
            Gen.Sized(size => Gen.Choose(1, 20 + (size * 2)).SelectMany(
                count => Gen.Choose(0, int.MaxValue).Select(drawn => new NegotiationCommandWriter((ulong)drawn).Write(count)))),
            Shorter);

    /// <summary>The sequence without one part: halves first, then less, at last single commands.</summary>
    private static IEnumerable<NegotiationCommands> Shorter(NegotiationCommands commands)
    {
        for (int length = commands.All.Length / 2; length >= 1; length /= 2)
            for (int at = 0; at + length <= commands.All.Length; at += length)
                yield return new([.. commands.All[..at], .. commands.All[(at + length)..]]);
    }

    internal NegotiationCommands Write(int count)
    {
        var all = new List<NegotiationCommand>();
        // In some sequences a phase comes near to its signature, so that what follows it is reached.
        if (Chance(40))
        {
            all.Add(new NegotiationCommand.Apply(new StageReached(_day, First, Stage.Negotiating)));
            all.Add(new NegotiationCommand.Apply(new StageReached(_day, First, Stage.AgreedInPrinciple)));
            bool isSigned = Chance(60), isInForce = Chance(50);
            foreach (PartyId party in (PartyId[])[India, Usa, Eu])
                if (isSigned && Chance(90)) all.Add(new NegotiationCommand.Apply(new AgreementSigned(_day, First, party)));
            foreach (PartyId party in (PartyId[])[India, Usa, Eu])
                if (isSigned && isInForce) all.Add(new NegotiationCommand.Apply(new EnteredIntoForce(_day, First, party)));
        }
        // In others, issues with offers on them lose a party, or the phase that they are in.
        if (Chance(40))
        {
            for (int i = 3 + Below(6); i > 0; i--) all.Add(new NegotiationCommand.Apply(Offer()));
            all.AddRange(Chance(50) ? Abandoned() : [new NegotiationCommand.Apply(
                new ConcernedPartiesChanged(_day, Of(Days, Steel, Steel, Rice), removed: [Of(India, Usa, Eu)]))]);
        }
        while (all.Count < count) all.Add(Command());
        return new([.. all]);
    }

    /// <summary>What one of the first three parties tables on the issues of the first phase, often for one party.</summary>
    private NegotiationEvent Offer()
    {
        IssueId issue = Of(Days, Steel, Steel, Rice);
        PartyId? whom = Chance(70) ? Of(India, Eu) : null;
        if (issue == Days) return new PositionTabled(_day, Of(India, Usa, Eu), Days, Position(Days));
        if (Chance(25)) return new PositionTabled(_day, Of(India, Eu), issue, Position(issue));
        return Chance(40)
            ? new PackageTabled(_day, Usa, Of(PackageIds), [new(issue, Position(issue)), new(Days, Position(Days))]) { For = whom }
            : new PositionTabled(_day, Usa, issue, Position(issue)) { For = whom };
    }

    /// <summary>An issue is agreed, with another rate for one party; then the phase is abandoned, and another takes it up.</summary>
    private IEnumerable<NegotiationCommand> Abandoned()
    {
        IssueId issue = Of(Steel, Rice);
        if (Chance(60))
            yield return new NegotiationCommand.Apply(
                new IssueAgreed(_day, issue, TariffOffer.To(5)) { Exceptions = [new(Of(India, Eu), TariffOffer.To(3))] });
        yield return new NegotiationCommand.Apply(new StageReached(_day, First, Stage.Abandoned));
        yield return new NegotiationCommand.Apply(Succeeded(First));
        // The new phase may be between fewer parties.
        if (Chance(60)) yield return new NegotiationCommand.Apply(new ConcernedPartiesChanged(_day, Of(Days, Rice), [Of(India, Eu, Eu)]));
    }

    private NegotiationCommand Command()
    {
        if (Chance(40)) _day = _day.PlusDays(1);
        LocalDate late = _day.PlusDays(-Below(12));
        switch (Below(100))
        {
            case < 55: return new NegotiationCommand.Apply(Event());
            case < 58: return new NegotiationCommand.Apply(On(late));
            case < 68: return new NegotiationCommand.Insert(On(late));
            case < 78: return new NegotiationCommand.Record(On(late));
            case < 82: return new NegotiationCommand.ReplayWith([.. Enumerable.Range(0, 1 + Below(4)).Select(_ => Event())]);
            case < 84: return new NegotiationCommand.ReplayAsRecorded();
            case < 87: return new NegotiationCommand.GoBack(1 + Below(4));
            case < 89: return new NegotiationCommand.Reload();
            case < 91: return new NegotiationCommand.SeeAsOf(late);
            case < 93: return new NegotiationCommand.SeeAsKnownOn(late);
            case < 98: return new NegotiationCommand.SeeAs(Of(Anybody));
            default: return new NegotiationCommand.SeeAsPublic();
        }
    }

    private NegotiationEvent On(LocalDate day)
    {
        LocalDate today = _day;
        _day = day;
        NegotiationEvent made = Event();
        _day = today;
        return made;
    }

    private NegotiationEvent Event()
    {
        NegotiationEvent made = (_recent.Count > 0 && Chance(20) ? Following(Of([.. _recent])) : null) ?? Any();
        _recent.Enqueue(made);
        if (_recent.Count > 6) _recent.Dequeue();
        if (Chance(15)) made = made with { Id = EventId() };
        return Chance(15) ? made with { KnownOn = made.Date.PlusDays(1 + Below(6)) } : made;
    }

    /// <summary>What may follow from an event, whether or not that was taken: what it did is undone, changed or repeated.</summary>
    private NegotiationEvent? Following(NegotiationEvent e) => e switch
    {
        PositionTabled { Issue: var issue, For: { } whom } when Chance(20) => new ConcernedPartiesChanged(_day, issue, removed: [whom]),
        PositionTabled { Party: var party, Issue: var issue, For: var whom } => Chance(70)
            ? new PositionWithdrawn(_day, party, issue) { For = Chance(80) ? whom : null }
            : new IssueAgreed(_day, issue, Position(issue)),
        PackageTabled { For: { } whom } when Chance(40) => new PartyLeft(_day, whom),
        PackageTabled { Party: var party, For: var whom, Positions: var positions } when Chance(30)
            => new ConcernedPartiesChanged(_day, Of([.. positions.Keys]), removed: [whom is { } one && Chance(60) ? one : party]),
        ConcernedPartiesChanged { Issue: var issue, Added: var added, Removed: var removed } => Chance(50)
            ? new ConcernedPartiesChanged(_day, issue, removed, added)
            : new PositionTabled(_day, Of([.. added, .. removed]), issue, Position(issue)),
        ScaleChanged { Issue: var issue } => new PositionTabled(_day, Of(Seats), issue, Position(issue)),
        ProvisionsSuspended { Phase: var phase, Provisions: var provisions } => new ProvisionsReinstated(_day, phase, provisions),
        PackageTabled { Party: var party, Package: var package } tabled => Chance(60)
            ? new PackageWithdrawn(_day, party, package)
            : new PackageTabled(_day, party, package, tabled.Positions, tabled.Conditions) { To = To(), For = tabled.For },
        IssueAgreed { Issue: var issue } => new IssueReopened(_day, issue),
        DutyImposed { Duty.Id: var duty } => new DutyLifted(_day, duty),
        StageReached { Phase: var phase, Stage: Stage.Abandoned } => Succeeded(phase),
        PartyLeft { Party: var party } when party == India => new PartyJoined(_day, new(India, "India")),
        _ => null,
    };

    private PhaseSucceeded Succeeded(PhaseId phase)
        => new(
            _day, phase,
            new(
                phase == Next ? new("after") : Next, "Successor",
                parties: Of<ValueSet<PartyId>?>(null, null, [India, Usa], [India, Eu], [India, Usa, Eu])),
            Chance(30) ? SomeProvisions() : null);

    /// <summary>An issue that concerns one more party, one less, or another one.</summary>
    private ConcernedPartiesChanged Concern(IssueId issue, PartyId added, PartyId removed)
    {
        bool adds = Chance(55);
        return new(
            _day, issue, adds ? [added] : [], !adds || (added != removed && Chance(20)) ? [removed] : [],
            adds && Chance(40) ? [new(added, Of(Direction.Higher, Direction.Lower))] : null);
    }

    /// <summary>A scale for an issue: often wider than the one before, sometimes of another kind.</summary>
    private Scale Scale(IssueId issue)
        => issue == Names
            ? new NominalScale(Of<ScaleOption[]>(
                [new(new("yes")), new(new("no"))], [new(new("yes")), new(new("perhaps"))],
                [new(new("yes")), new(new("no")), new(new("perhaps"))]).ToValueList())
            : issue == Steel || issue == Rice
                ? new TariffPathScale(Chance(90) ? 25m : 20m, 14 + Below(5), 50m + (5 * (Below(5) - 1)))
                : new IntervalScale(-5m * (Below(4) - 1), 100m + (10 * (Below(5) - 1)), Chance(90) ? "days" : "weeks");

    private ValueSet<ProvisionId> SomeProvisions() => Enumerable.Range(0, 1 + Below(2)).Select(_ => Of(Provisions)).Distinct().ToValueSet();

    private NegotiationEvent Any()
    {
        int at = Below(Sum), kind = 0;
        while (at >= Kinds[kind].Weight) at -= Kinds[kind++].Weight;
        return Kinds[kind].Make(this);
    }

    private IssueAgreed Agreed()
    {
        IssueId issue = Of(Issues);
        var agreed = new IssueAgreed(_day, issue, Position(issue));
        return Chance(30) ? agreed with { Exceptions = [new(Of(Anybody), Position(issue))] } : agreed;
    }

    private Position Position(IssueId issue) => Chance(4) ? new QuotaVolume(3m)
        : issue == Names ? new OptionChoice(Of<OptionId>(new("yes"), new("no"), new("yes"), new("no"), new("perhaps")))
        : issue == Steel || issue == Rice ? TariffOffer.To(Below(60), 1 + Below(18))
        : new Amount(Below(130) - 5);

    private ValueMap<IssueId, Position> Bundle()
    {
        ValueMap<IssueId, Position> some = [];
        for (int i = Below(3); i >= 0; i--)
        {
            IssueId issue = Of(Issues);
            some = some.With(issue, Position(issue));
        }
        return some;
    }

    private ValueList<PositionCondition> Conditions()
        => Chance(25) ? [new(Of(Seats), Some(Issues, out IssueId on), Position(on))] : [];

    private ValueSet<PartyId>? To()
        => Chance(30) ? Enumerable.Range(0, 1 + Below(2)).Select(_ => Of(Seats)).Distinct().ToValueSet() : null;

    private PartyId? Assessor() => Chance(40) ? null : Of(Anybody);

    private ValueSet<RepresentativeId> People()
        => Chance(50) ? [] : [Of<RepresentativeId>(new("goyal"), new("goyal"), new("kishi"), new("nobody"))];

    private Provision Provision()
        => new(Of(Provisions), "Article", [TextSegment.Clean(Of("one", "two", "three"))]);

    private AdditionalDuty Duty() => new(
        new("d1"), Of(Seats), null, ProductScope.AllGoods, new Percentage(Below(30)), "order", _day.PlusDays(Below(9) - 4));

    private EventId EventId() => Of<EventId>(new("e1"), new("e2"), new("e3"), new("e4"));

    private static Party Union(PartyId id, PartyKind kind, params string[] members)
        => new(id, id.Value, kind, [.. members.Select(m => new Party(new(m), m))]);

    private T Some<T>(T[] items, out T chosen) => chosen = Of(items);

    private T Of<T>(params T[] items) => items[Below(items.Length)];

    private int Below(int bound) => _random.Next(bound);

    private bool Chance(int percent) => Below(100) < percent;
}
