using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

public class AdditionalDutyTests
{
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId India = new("IND");
    private static readonly DutyId Steel = new("s232-steel");
    private static readonly DutyId Baseline = new("baseline");

    private static LocalDate Day(int year, int month, int day) => new(year, month, day);

    private static Percentage P(decimal value) => new(value);

    // The US duties on India as the dated facts of the bundled example tell them.
    private static readonly AdditionalDuty[] UsDuties =
    [
        new(Steel, Usa, null, ProductScope.Of("72", "7301", "7304"),
            [new(Day(2025, 3, 12), P(25)), new(Day(2025, 6, 4), P(50))], "section 232"),
        new(Baseline, Usa, null, ProductScope.AllGoods.Except("3004"), P(10), "IEEPA", Day(2025, 4, 5),
            heldVoidOn: Day(2026, 2, 20), stacking: StackingRule.NotWith(Steel)),
        new(new("reciprocal"), Usa, [India], ProductScope.AllGoods.Except("3004"), P(25), "IEEPA", Day(2025, 8, 7), ended: Day(2026, 2, 24),
            heldVoidOn: Day(2026, 2, 20), replaces: [Baseline], stacking: StackingRule.NotWith(Steel)),
        new(new("oil"), Usa, [India], ProductScope.AllGoods.Except("3004"), P(25), "EO 14329", Day(2025, 8, 27), ended: Day(2026, 2, 7),
            heldVoidOn: Day(2026, 2, 20), stacking: StackingRule.NotWith(Steel)),
        new(new("s122"), Usa, null, ProductScope.AllGoods, P(10), "section 122", Day(2026, 2, 24), ended: Day(2026, 7, 24),
            stacking: StackingRule.NotWith(Steel)),
    ];

    [Theory]
    [InlineData(2025, 3, 1, 0, false)]
    [InlineData(2025, 5, 1, 10, false)]
    [InlineData(2025, 8, 6, 10, false)]
    [InlineData(2025, 8, 10, 25, false)]
    [InlineData(2025, 10, 27, 50, false)]
    [InlineData(2026, 2, 10, 25, false)]
    [InlineData(2026, 2, 20, 25, true)]
    [InlineData(2026, 2, 21, 25, true)]
    [InlineData(2026, 2, 25, 10, false)]
    [InlineData(2026, 7, 24, 0, false)]
    public void Resolve_UsDutiesOnAnIndianGood_AreTheReportedOnes(int year, int month, int day, int percent, bool isVoid)
    {
        AdditionalDutyCharge charge = AdditionalDuties.Resolve(UsDuties, Usa, India, null, Day(year, month, day));
        Assert.Equal(P(percent), charge.Total);
        Assert.Equal(isVoid, charge.IsVoid);
        Assert.False(charge.IsUpperBound);
    }

    [Fact]
    public void Resolve_IndianSteel_IsChargedUnderSection232Alone()
    {
        AdditionalDutyCharge charge = AdditionalDuties.Resolve(UsDuties, Usa, India, new HsCode("7208"), Day(2025, 10, 27));
        Assert.Equal(P(50), charge.Total);
        AdditionalDutyPart charged = Assert.Single(charge.Parts, p => p.Application == DutyApplication.Charged);
        Assert.Equal(Steel, charged.Duty.Id);
        Assert.Equal(DutyApplication.Replaced, charge.Parts.Single(p => p.Duty.Id == Baseline).Application);
        Assert.All(charge.Parts.Where(p => p.Application == DutyApplication.GivesWay), p => Assert.Equal(Steel, p.Because));
        Assert.Equal(4, charge.Parts.Count);
        Assert.Equal(P(25), AdditionalDuties.Resolve(UsDuties, Usa, India, new HsCode("7208"), Day(2025, 6, 3)).Total);
    }

    [Fact]
    public void Resolve_ExemptOrOtherOrigin_PassesOver()
    {
        Assert.Equal(P(0), AdditionalDuties.Resolve(UsDuties, Usa, India, new HsCode("300490"), Day(2025, 10, 27)).Total);
        Assert.Equal(P(10), AdditionalDuties.Resolve(UsDuties, Usa, new("GBR"), null, Day(2025, 10, 27)).Total);
        Assert.Equal(P(0), AdditionalDuties.Resolve(UsDuties, India, Usa, null, Day(2025, 10, 27)).Total);
    }

    [Theory]
    [InlineData(2.5, 12.5, false)]
    [InlineData(15.0, 0, false)]
    [InlineData(20.0, 0, false)]
    [InlineData(null, 15, true)]
    public void Resolve_AllInCeiling_LeavesRoomForMfn(double? mfn, double expected, bool bound)
    {
        AdditionalDuty duty = new(new("r"), Usa, [new("EU")], ProductScope.AllGoods, P(15), "framework", Day(2025, 8, 7),
            stacking: StackingRule.UpTo(P(15), Steel));
        AdditionalDutyCharge charge = AdditionalDuties.Resolve([duty], Usa, new("EU"), null, Day(2025, 9, 1), mfn is { } rate
            ? P((decimal)rate) : null);
        Assert.Equal(P((decimal)expected), charge.Total);
        Assert.Equal(bound, charge.IsUpperBound);
    }

    [Fact]
    public void Resolve_WinnerItselfGivesWay_LetsTheNextBeCharged()
    {
        AdditionalDuty Of(string id, int rate, params DutyId[] to)
            => new(new(id), Usa, null, ProductScope.AllGoods, P(rate), "law", Day(2025, 1, 1), stacking: to.Length == 0 ? null
                : StackingRule.NotWith(to));
        Assert.Equal(P(5), AdditionalDuties.Resolve([Of("a", 1, new DutyId("b")), Of("b", 2, new DutyId("c")), Of("c", 4)], Usa, India,
            null, Day(2025, 2, 1)).Total);
        Assert.Equal(P(7), AdditionalDuties.Resolve([Of("a", 3, new DutyId("b")), Of("b", 7, new DutyId("a"))], Usa, India, null,
            Day(2025, 2, 1)).Total);
    }

    private static AdditionalDuty Circular(string id, int rate, string to)
        => new(new(id), Usa, null, ProductScope.AllGoods, P(rate), "law", Day(2025, 1, 1), stacking: StackingRule.NotWith(new DutyId(to)));

    [Fact]
    public void Resolve_DutiesInAnyOrder_GivesPartsByIdAndChargesTheFirstOfEquals()
    {
        AdditionalDuty a = Circular("a", 7, "b"), b = Circular("b", 7, "a");
        AdditionalDutyCharge[] charges =
            [AdditionalDuties.Resolve([a, b], Usa, India, null, Day(2025, 2, 1)),
            AdditionalDuties.Resolve([b, a], Usa, India, null, Day(2025, 2, 1))];
        Assert.All(charges, c => Assert.Equal(["a 7%", "b not charged together with a"], c.Parts.Select(p => p.ToString())));
    }

    [Fact]
    public void Resolve_ReplacementThatHasEnded_DoesNotBringTheReplacedDutyBack()
    {
        AdditionalDuty old = new(new("old"), Usa, null, ProductScope.AllGoods, P(10), "law", Day(2025, 1, 1));
        AdditionalDuty successor = new(new("new"), Usa, null, ProductScope.AllGoods, P(20), "law", Day(2025, 2, 1), ended: Day(2025, 3, 1),
            replaces: [old.Id]);
        LocalDate[] days = [Day(2025, 1, 31), Day(2025, 2, 1), Day(2025, 2, 28), Day(2025, 3, 1)];
        Assert.Equal([P(10), P(20), P(20), P(0)],
            days.Select(day => AdditionalDuties.Resolve([old, successor], Usa, India, null, day).Total));
        Assert.Equal(["old replaced by new"],
            AdditionalDuties.Resolve([old, successor], Usa, India, null, Day(2025, 3, 1)).Parts.Select(p => p.ToString()));
    }

    [Fact]
    public void RateOn_History_AnswersAsOfTheDay()
    {
        AdditionalDuty steel = UsDuties[0];
        Assert.Equal(P(0), steel.RateOn(Day(2025, 3, 11)));
        Assert.Equal(P(25), steel.RateOn(Day(2025, 3, 12)));
        Assert.Equal(P(50), steel.RateOn(Day(2025, 6, 4)));
        AdditionalDuty cut = steel.WithRateFrom(Day(2026, 1, 1), P(15)).WithEnd(Day(2027, 1, 1));
        Assert.Equal([P(25), P(50), P(15), P(0)],
            [cut.RateOn(Day(2025, 4, 1)), cut.RateOn(Day(2025, 7, 1)), cut.RateOn(Day(2026, 1, 1)), cut.RateOn(Day(2027, 1, 1))]);
        Assert.Equal(steel, cut.WithEnd(null).WithRates(steel.Rates));
    }

    [Fact]
    public void Constructor_RateWithoutADay_IsRefused()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(
            () => new AdditionalDuty(Baseline, Usa, null, ProductScope.AllGoods, [default, new(Day(2025, 3, 12), P(25))], "IEEPA"));
        Assert.StartsWith("must not be 0001-01-01", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_BadArguments_AreRefused()
    {
        static AdditionalDuty Make(DutyId? id = null, ValueSet<PartyId>? exporters = null, decimal rate = 1, string basis = "law",
            LocalDate? ended = null,
            ValueSet<DutyId>? replaces = null, StackingRule? stacking = null)
            => new(id ?? new("d"), Usa, exporters, ProductScope.AllGoods, P(rate), basis, Day(2025, 1, 1), ended, null, replaces, stacking);
        Assert.Throws<ArgumentException>(() => Make(id: default(DutyId)));
        Assert.Throws<ArgumentException>(() => Make(exporters: []));
        Assert.Throws<ArgumentException>(() => Make(exporters: [Usa]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(rate: -1));
        Assert.Throws<ArgumentException>(() => Make(basis: " "));
        Assert.Throws<ArgumentException>(() => Make(ended: Day(2025, 1, 1)));
        Assert.Throws<ArgumentException>(() => Make(replaces: [new("d")]));
        Assert.Throws<ArgumentException>(() => Make(stacking: StackingRule.NotWith(new DutyId("d"))));
        Assert.Throws<ArgumentException>(() => StackingRule.NotWith());
        Assert.Throws<ArgumentOutOfRangeException>(() => Make().WithRateFrom(Day(2024, 1, 1), P(1)));
        Assert.Throws<ArgumentException>(() => Make() with { LegalBasis = "" });
        Assert.Throws<ArgumentException>(() => AdditionalDuties.Resolve([Make(), Make()], Usa, India, null, Day(2025, 2, 1)));
    }

    [Fact]
    public void Resolve_DutyChangedToZero_PushesNoOtherAside()
    {
        AdditionalDuty steel = new(new("steel"), Usa, null, ProductScope.AllGoods,
            [new(Day(2025, 1, 1), P(25)), new(Day(2025, 6, 1), P(0))], "law");
        AdditionalDuty general = new(new("general"), Usa, null, ProductScope.AllGoods, P(10), "law", Day(2025, 1, 1),
            stacking: StackingRule.NotWith(steel.Id));
        Assert.Equal(P(25), AdditionalDuties.Resolve([steel, general], Usa, India, null, Day(2025, 5, 31)).Total);
        Assert.Equal(P(10), AdditionalDuties.Resolve([steel, general], Usa, India, null, Day(2025, 6, 1)).Total);
    }

    [Theory]
    [InlineData(1, 2, 20)]
    [InlineData(2, 1, 10)]
    [InlineData(1, 1, 20)]
    public void Resolve_DutiesThatReplaceEachOther_ChargesTheLaterOne(int firstMonth, int secondMonth, int expected)
    {
        AdditionalDuty first = new(new("a"), Usa, null, ProductScope.AllGoods, P(10), "law", Day(2025, firstMonth, 1),
            replaces: [new("b")]);
        AdditionalDuty second = new(new("b"), Usa, null, ProductScope.AllGoods, P(20), "law", Day(2025, secondMonth, 1),
            replaces: [new("a")]);
        Assert.Equal(P(expected), AdditionalDuties.Resolve([first, second], Usa, India, null, Day(2025, 3, 1)).Total);
    }

    // a replaces b, b replaces c, c replaces a. The latest of them stays, and the one before it in the ring does not replace it.
    [Theory]
    [InlineData(1, 2, 3, "c")]
    [InlineData(3, 1, 2, "a")]
    [InlineData(2, 3, 1, "b")]
    [InlineData(1, 1, 1, "c")]
    [InlineData(2, 2, 1, "b")]
    public void Resolve_RingOfThreeThatReplaceEachOther_ChargesTheLatest(int a, int b, int c, string expected)
    {
        AdditionalDuty[] ring = [Successor("a", a, "b"), Successor("b", b, "c"), Successor("c", c, "a")];
        Assert.Equal([expected], Charged(ring, null, Day(2025, 4, 1)));
        Assert.Equal([expected], AdditionalDuties.InForce(ring, [Usa], [India], Day(2025, 4, 1)).Select(d => d.Id.Value));
    }

    [Fact]
    public void Resolve_RingThatIsNotClosedYet_ReplacesInTurn()
    {
        AdditionalDuty[] ring = [Successor("a", 1, "b"), Successor("b", 2, "c"), Successor("c", 3, "a")];
        Assert.Equal(["a"], Charged(ring, null, Day(2025, 1, 15)));
        Assert.Equal(["a"], Charged(ring, null, Day(2025, 2, 15)));
        Assert.Equal(["c"], Charged(ring, null, Day(2025, 3, 15)));
    }

    [Fact]
    public void Resolve_RingOnSomeGoodsOnly_IsResolvedForThem()
    {
        AdditionalDuty steelOnly = new(new("b"), Usa, null, ProductScope.Of("72"), P(1), "law", Day(2025, 1, 1), replaces: [new("c")]);
        AdditionalDuty[] duties = [Successor("a", 2, "b"), steelOnly, Successor("c", 3, "a")];
        Assert.Equal(["c"], Charged(duties, new HsCode("72"), Day(2025, 4, 1)));
        Assert.Equal(["c"], Charged(duties, null, Day(2025, 4, 1)));

        // On steel the three are a ring, and its latest, c, stays. On other goods a replaces c, and nothing replaces a.
        AdditionalDuty closing = new(new("b"), Usa, null, ProductScope.Of("72"), P(1), "law", Day(2025, 1, 1), replaces: [new("a")]);
        AdditionalDuty[] others = [Successor("a", 1, "c"), closing, Successor("c", 3, "b")];
        Assert.Equal(["c"], Charged(others, new HsCode("72"), Day(2025, 4, 1)));
        Assert.Equal(["a"], Charged(others, null, Day(2025, 4, 1)));
        Assert.Equal(["a", "c"], AdditionalDuties.InForce(others, [Usa], [India], Day(2025, 4, 1)).Select(d => d.Id.Value).Order());
    }

    [Property(MaxTest = 500)]
    public void Resolve_AnyReplacements_LeaveTheLatestOfEveryCycle(ulong seed)
    {
        var random = new Xoshiro256(seed);
        string[] names = ["a", "b", "c", "d", "e"];
        AdditionalDuty[] duties = [.. names.Select(name
            => Successor(name, 1 + random.Next(3), [.. names.Where(other => other != name && random.Next(3) == 0)]))];
        // By definition: a replacement is void if it is the last step of a cycle, written from its latest duty round to that duty again.
        var isVoid = new HashSet<(string Successor, string Replaced)>();
        void Walk(List<AdditionalDuty> path)
        {
            foreach (AdditionalDuty next in duties.Where(d => path[^1].Replaces.Contains(d.Id)))
            {
                if (next == path[0] && path.MaxBy(d => (d.Effective, d.Id)) == path[0]) isVoid.Add((path[^1].Id.Value, next.Id.Value));
                if (!path.Contains(next)) Walk([.. path, next]);
            }
        }

        foreach (AdditionalDuty duty in duties) Walk([duty]);
        string[] expected = [.. duties.Where(d => !duties.Any(s => s.Replaces.Contains(d.Id) && !isVoid.Contains((s.Id.Value, d.Id.Value))))
            .Select(d => d.Id.Value)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Charged(duties, null, Day(2025, 4, 1)));
        Assert.Equal(expected, AdditionalDuties.InForce(duties, [Usa], [India], Day(2025, 4, 1)).Select(d => d.Id.Value));
    }

    private static AdditionalDuty Successor(string id, int month, params string[] replaces)
        => new(new(id), Usa, null, ProductScope.AllGoods, P(1), "law", Day(2025, month, 1),
            replaces: replaces.Select(r => new DutyId(r)).ToValueSet());

    private static IEnumerable<string> Charged(AdditionalDuty[] duties, HsCode? good, LocalDate day)
        => AdditionalDuties.Resolve(duties, Usa, India, good, day).Parts
            .Where(p => p.Application == DutyApplication.Charged).Select(p => p.Duty.Id.Value);

    [Fact]
    public void DutyBill_CustomsForm_RoundsEachThenSums()
    {
        DutyBill bill = DutyBill.For(14172m, [P(25), P(50), P(2.9m)]);
        Assert.Equal([3543.00m, 7086.00m, 410.99m], bill.Duties);
        Assert.Equal(11039.99m, bill.Total);
        Assert.Equal(P(77.90m), bill.TotalRate);
        Assert.Throws<ArgumentOutOfRangeException>(() => DutyBill.For(-1m, []));
    }
}
