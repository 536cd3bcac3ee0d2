using FsCheck.Xunit;
using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Tariffs;

/// <summary>
/// Random duties with rates that fall, ceilings, replacements and duties that give way to each other, against the remarks on
/// <see cref="AdditionalDuties"/> written a second time.
/// </summary>
public class AdditionalDutyLawTests
{
    private static readonly PartyId Usa = new("USA"), India = new("IND");
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    [Property(MaxTest = 1_500)]
    public void Resolve_AnyDutiesInAnyOrder_IsThatOfTheRemarks(ulong seed)
    {
        var random = new Xoshiro256(seed);
        AdditionalDuty[] duties = [.. Names.Take(2 + random.Next(5)).Select((_, at) => Draw(ref random, at))];
        LocalDate day = Day(1 + random.Next(9));
        decimal mfn = random.Next(3) * 4;

        AdditionalDutyCharge charge = AdditionalDuties.Resolve(duties, Usa, India, null, day, new Percentage(mfn));
        AdditionalDutyCharge shuffled = AdditionalDuties.Resolve(
            duties.OrderBy(_ => random.Next(1000)), Usa, India, null, day, new Percentage(mfn));

        string[] expected = [.. ByTheRemarks(duties, day, mfn)];
        string story = string.Join("; ", duties.Select(d => $"{d.Id} {d.Rates} {d.Stacking} ended {d.Ended} replaces {d.Replaces}"));
        Assert.Equal((story, string.Join(", ", expected)), (story, string.Join(", ", charge.Parts.Select(Words))));
        Assert.Equal(charge, shuffled);
        Assert.Equal(charge.Parts.Sum(p => p.Percent.Value), charge.Total.Value);
        Assert.False(charge.IsUpperBound || charge.IsRange, story);
        // As long as MFN is not known, the total is the highest at any MFN rate. All ceilings lie below 20.
        AdditionalDutyCharge unknown = AdditionalDuties.Resolve(duties, Usa, India, null, day);
        Percentage[] known = [.. Enumerable.Range(0, 41).Select(
            half => AdditionalDuties.Resolve(duties, Usa, India, null, day, new Percentage(half / 2m)).Total)];
        Assert.Equal((story, known.Max()), (story, unknown.Total));
        Assert.True(unknown.Lowest <= known.Min() && unknown.Highest >= known.Max(), $"{story}: {unknown}, {known.Min()} to {known.Max()}");
    }

    // Each gives way to the next, and the rates of the last two fall to nothing on the 3rd and the 5th.
    [Theory]
    [InlineData(2, "c 30%")]
    [InlineData(3, "b 20%")]
    [InlineData(5, "a 10%")]
    public void Resolve_ChainOfFallingRates_ChargesTheLastThatHasOne(int day, string charged)
    {
        AdditionalDuty[] chain =
        [
            Of("a", [new(Day(1), P(10))], StackingRule.NotWith(new DutyId("b"))),
            Of("b", [new(Day(1), P(20)), new(Day(5), P(0))], StackingRule.NotWith(new DutyId("c"))),
            Of("c", [new(Day(1), P(30)), new(Day(3), P(0))], null),
        ];
        // A duty that b itself gives way to does not hold a back: b is not charged.
        string[] expected = day == 2 ? ["a 10%", charged] : [charged];
        Assert.Equal(
            expected,
            AdditionalDuties.Resolve(chain, Usa, India, null, Day(day)).Parts.Where(p => p.Percent > Percentage.Zero)
                .Select(p => $"{p.Duty.Id} {p.Percent}"));
    }

    [Fact]
    public void Resolve_CeilingReached_IsNotChargedAndPushesNoOtherAside()
    {
        AdditionalDuty ceiling = Of("c", [new(Day(1), P(15))], StackingRule.UpTo(P(15)));
        AdditionalDuty other = Of("o", [new(Day(1), P(10))], StackingRule.NotWith(ceiling.Id));
        string[] At(decimal mfn)
            => [.. AdditionalDuties.Resolve([ceiling, other], Usa, India, null, Day(2), new Percentage(mfn)).Parts.Select(Words)];
        Assert.Equal(["c Charged 0.5%", "o GivesWay 0%"], At(14.5m));
        Assert.Equal(["c CeilingReached 0%", "o Charged 10%"], At(15m));
        Assert.Equal(["c CeilingReached 0%", "o Charged 10%"], At(20m));
    }

    // At MFN 2, b is no longer charged: o is charged in full, and c up to 14 less 2. Just below it, b is charged next to nothing.
    [Theory]
    [InlineData("o", 10)]
    [InlineData("c", 12)]
    [InlineData("b", 2)]
    public void Resolve_MfnRateNotKnown_IsAtMostTheHighestTotalAtAnyMfnRate(string second, double highest)
    {
        AdditionalDuty first = Of("b", [new(Day(1), P(15))], StackingRule.UpTo(P(2)));
        AdditionalDuty[] duties = second switch
        {
            "o" => [first, Of("o", [new(Day(1), P(10))], StackingRule.NotWith(first.Id))],
            "c" => [first, Of("c", [new(Day(1), P(20))], StackingRule.UpTo(P(14), first.Id))],
            _ => [first],
        };
        AdditionalDutyCharge charge = AdditionalDuties.Resolve(duties, Usa, India, null, Day(2));
        Percentage most = P((decimal)highest);
        Assert.Equal((most, most, P(0), true), (charge.Total, charge.Highest, charge.Lowest, charge.IsUpperBound));
        for (decimal mfn = 0m; mfn <= 15m; mfn += 0.5m)
        {
            Percentage total = AdditionalDuties.Resolve(duties, Usa, India, null, Day(2), new Percentage(mfn)).Total;
            Assert.True(total <= charge.Highest && total >= charge.Lowest, $"{total} at MFN {mfn}, but {charge}");
        }
    }

    // a and b give way to each other, and d, the highest of all, gives way to a. Only the circle is decided by the rates.
    [Theory]
    [InlineData(5, 3, "a Charged 5%, b GivesWay 0%, d GivesWay 0%")]
    [InlineData(3, 5, "a GivesWay 0%, b Charged 5%, d Charged 9%")]
    public void Resolve_DutyThatWaitsForACircle_IsDecidedAfterIt(int a, int b, string expected)
    {
        AdditionalDuty[] duties =
        [
            Of("a", [new(Day(1), P(a))], StackingRule.NotWith(new DutyId("b"))),
            Of("b", [new(Day(1), P(b))], StackingRule.NotWith(new DutyId("a"))),
            Of("d", [new(Day(1), P(9))], StackingRule.NotWith(new DutyId("a"))),
        ];
        Assert.Equal(expected, string.Join(", ", AdditionalDuties.Resolve(duties, Usa, India, null, Day(2)).Parts.Select(Words)));
    }

    // d, x and y give way to each other in a circle, but d also gives way to w, which is charged. That opens the circle: y waits for
    // nobody.
    [Fact]
    public void Resolve_CircleOpenedByAChargedDuty_IsNotDecidedByTheRates()
    {
        AdditionalDuty[] duties =
        [
            Of("d", [new(Day(1), P(3))], StackingRule.NotWith(new DutyId("w"), new DutyId("x"))),
            Of("w", [new(Day(1), P(10))], null),
            Of("x", [new(Day(1), P(9))], StackingRule.NotWith(new DutyId("y"))),
            Of("y", [new(Day(1), P(5))], StackingRule.NotWith(new DutyId("d"))),
        ];
        Assert.Equal(
            "d GivesWay 0%, w Charged 10%, x GivesWay 0%, y Charged 5%",
            string.Join(", ", AdditionalDuties.Resolve(duties, Usa, India, null, Day(2)).Parts.Select(Words)));
    }

    private static AdditionalDuty Draw(ref Xoshiro256 random, int at)
    {
        int from = 1 + random.Next(4);
        List<RateStep> steps = [new(Day(from), P(5 * random.Next(5)))];
        if (random.Next(2) == 0) steps.Add(new(Day(from + 1 + random.Next(3)), P(random.Next(2) * steps[0].Rate.Value / 2)));
        LocalDate? ended = random.Next(5) == 0 ? Day(from + 5) : null;
        List<DutyId> others = [];
        foreach (string name in Names)
            if (name != Names[at] && random.Next(4) == 0) others.Add(new(name));
        StackingRule? stacking = random.Next(3) == 0 ? StackingRule.UpTo(P(2 + (4 * random.Next(4))), [.. others])
            : others.Count > 0 ? StackingRule.NotWith([.. others]) : null;
        // Cycles of replacements have a law of their own.
        ValueSet<DutyId> replaces = at > 0 && random.Next(5) == 0 ? [new(Names[random.Next(at)])] : [];
        return Of(Names[at], steps.ToValueList(), stacking, ended, replaces);
    }

    private static IEnumerable<string> ByTheRemarks(AdditionalDuty[] duties, LocalDate day, decimal mfn)
    {
        AdditionalDuty[] begun = [.. duties.Where(d => d.Rates[0].From <= day)];
        AdditionalDuty[] inForce = [.. begun.Where(d => !(d.Ended <= day))];
        var replaced = inForce.Where(d => begun.Any(s => s.Replaces.Contains(d.Id))).ToHashSet();
        var open = inForce.Except(replaced).ToList();
        // Only a duty that is charged at a rate above 0 pushes others aside.
        Dictionary<AdditionalDuty, decimal> decided = [];
        HashSet<AdditionalDuty> aside = [], reached = [];
        while (open.Count > 0)
        {
            AdditionalDuty next = open.Find(d => decided.Any(c => c.Value > 0 && GivesWay(d, c.Key)))
                ?? open.Find(d => !open.Exists(o => GivesWay(d, o)))
                ?? open.Where(IsInACircleThatWaitsForNoOther).MaxBy(d => (Rate(d), -Array.IndexOf(Names, d.Id.Value)))!;
            open.Remove(next);
            if (decided.Any(c => c.Value > 0 && GivesWay(next, c.Key)))
            {
                aside.Add(next);
                continue;
            }
            decimal room = next.Stacking is AllInCeiling { Ceiling.Value: var ceiling } ? Math.Max(0, ceiling - mfn) : decimal.MaxValue;
            if (room == 0 && Rate(next) > 0) reached.Add(next);
            decided[next] = Math.Min(room, Rate(next));
        }
        return inForce.OrderBy(d => d.Id).Select(d => replaced.Contains(d) ? $"{d.Id} Replaced 0%"
            : aside.Contains(d) ? $"{d.Id} GivesWay 0%"
            : reached.Contains(d) ? $"{d.Id} CeilingReached 0%"
            : $"{d.Id} Charged {new Percentage(decided[d])}");

        bool IsInACircleThatWaitsForNoOther(AdditionalDuty duty) => WaitedFor(duty).All(other => WaitedFor(other).Contains(duty));

        HashSet<AdditionalDuty> WaitedFor(AdditionalDuty duty)
        {
            HashSet<AdditionalDuty> all = [];
            void Walk(AdditionalDuty from)
            {
                foreach (AdditionalDuty to in open.Where(o => GivesWay(from, o)))
                    if (all.Add(to)) Walk(to);
            }

            Walk(duty);
            return all;
        }

        decimal Rate(AdditionalDuty duty) => duty.Rates.Last(r => r.From <= day).Rate.Value;
    }

    private static bool GivesWay(AdditionalDuty one, AdditionalDuty to) => one.Stacking switch
    {
        NotTogetherWith { Duties: var duties } => duties.Contains(to.Id),
        AllInCeiling { Duties: var duties } => duties.Contains(to.Id),
        _ => false,
    };

    private static string Words(AdditionalDutyPart part) => $"{part.Duty.Id} {part.Application} {part.Percent}";

    private static AdditionalDuty Of(
        string id, ValueList<RateStep> rates, StackingRule? stacking, LocalDate? ended = null, ValueSet<DutyId>? replaces = null)
        => new(new(id), Usa, null, ProductScope.AllGoods, rates, "law", ended, replaces: replaces, stacking: stacking);

    private static LocalDate Day(int day) => new(2025, 1, day);

    private static Percentage P(decimal value) => new(value);
}
