using TradeModel.MarketAccess;
using Xunit;

namespace TradeModel.Tests.MarketAccess;

public static class ServicesScheduleTests
{
    private static readonly PartyId India = new("IND");

    private static ScheduledCommitment Entry(string sector, ModeOfSupply mode, CommitmentLevel level,
        Obligation obligation = Obligation.MarketAccess)
        => new(new(new(sector), mode, obligation), level);

    [Fact]
    public static void LevelOf_SilentCell_FollowsTheApproach()
    {
        var cell = new CommitmentCell(new("1.A.a"), ModeOfSupply.CrossBorderSupply, Obligation.NationalTreatment);
        Assert.Equal(CommitmentLevel.Unbound, new ServicesSchedule(India, ListApproach.Positive, []).LevelOf(cell));
        Assert.Equal(CommitmentLevel.Full, new ServicesSchedule(India, ListApproach.Negative, []).LevelOf(cell));
    }

    [Fact]
    public static void LevelOf_SeveralEntries_TakesTheNarrowest()
    {
        var schedule = new ServicesSchedule(India, ListApproach.Positive,
        [
            Entry("1", ModeOfSupply.CommercialPresence, CommitmentLevel.Partial),
            Entry("1.A", ModeOfSupply.CommercialPresence, CommitmentLevel.Full),
            Entry("1.A.a", ModeOfSupply.CommercialPresence, CommitmentLevel.Unbound),
        ]);
        CommitmentLevel Of(string sector) => schedule.LevelOf(new(new(sector), ModeOfSupply.CommercialPresence, Obligation.MarketAccess));
        Assert.Equal(CommitmentLevel.Unbound, Of("1.A.a"));
        Assert.Equal(CommitmentLevel.Full, Of("1.A.b"));
        Assert.Equal(CommitmentLevel.Partial, Of("1.B.a"));
        Assert.Equal(CommitmentLevel.Unbound, Of("2.A"));
    }

    [Fact]
    public static void LevelOf_HorizontalLimitation_LowersButNeverRaises()
    {
        var schedule = new ServicesSchedule(India, ListApproach.Negative,
            [Entry("2.A", ModeOfSupply.PresenceOfNaturalPersons, CommitmentLevel.Unbound)],
            [new(ModeOfSupply.PresenceOfNaturalPersons, Obligation.MarketAccess, CommitmentLevel.Partial)]);
        CommitmentLevel Of(string sector, ModeOfSupply mode) => schedule.LevelOf(new(new(sector), mode, Obligation.MarketAccess));
        Assert.Equal(CommitmentLevel.Partial, Of("3.A", ModeOfSupply.PresenceOfNaturalPersons));
        Assert.Equal(CommitmentLevel.Unbound, Of("2.A", ModeOfSupply.PresenceOfNaturalPersons));
        Assert.Equal(CommitmentLevel.Full, Of("3.A", ModeOfSupply.CrossBorderSupply));
    }

    [Fact]
    public static void Coverage_OneSector_IsHoekmansWeightedShare()
    {
        // education: five subsectors, one mode, one obligation: 2 full, 2 partial, 1 unbound = (2 + ½·2) / 5
        var schedule = new ServicesSchedule(India, ListApproach.Positive,
        [
            Entry("5.A", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full),
            Entry("5.B", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full),
            Entry("5.C", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Partial),
            Entry("5.D", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Partial),
        ]);
        CommitmentCoverage coverage = schedule.Coverage(new("5"), ModeOfSupply.ConsumptionAbroad, Obligation.MarketAccess);
        Assert.Equal(new CommitmentCoverage(2, 2, 1), coverage);
        Assert.Equal(0.6, coverage.Index!.Value, 1e-12);
        Assert.Equal(0.8, coverage.BoundShare!.Value, 1e-12);
        Assert.Equal(5 * 4 * 2, schedule.Coverage(new("5")).Cells);
        Assert.Equal(ServicesSectors.Items.Count * 8, schedule.Coverage().Cells);
    }

    [Fact]
    public static void Coverage_EmptyLists_AreNothingAndEverything()
    {
        Assert.Equal(0, new ServicesSchedule(India, ListApproach.Positive, []).Coverage().Index);
        Assert.Equal(1, new ServicesSchedule(India, ListApproach.Negative, []).Coverage().Index);
        Assert.Null(new CommitmentCoverage(0, 0, 0).Index);
    }

    [Fact]
    public static void New_Invalid_IsRefused()
    {
        ScheduledCommitment entry = Entry("5.A", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full);
        Assert.Throws<ArgumentException>(() => new ServicesSchedule(default, ListApproach.Positive, []));
        Assert.Throws<ArgumentException>(() => new ServicesSchedule(India, ListApproach.Positive,
            [entry, entry with { Level = CommitmentLevel.Partial }]));
        Assert.Throws<ArgumentException>(() => Entry("5.Z", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full));
        Assert.Throws<ArgumentException>(() => new ServicesSchedule(India, ListApproach.Positive, []).Coverage(new("12.A")));
        Assert.Throws<ArgumentException>(() => new HorizontalLimitation(ModeOfSupply.CommercialPresence, Obligation.MarketAccess,
            CommitmentLevel.Full));
        var limit = new HorizontalLimitation(ModeOfSupply.CommercialPresence, Obligation.MarketAccess, CommitmentLevel.Partial);
        Assert.Throws<ArgumentException>(() => new ServicesSchedule(India, ListApproach.Positive, [], [limit, limit]));
    }

    [Fact]
    public static void Equals_EntriesInAnotherOrder_IsTrue()
    {
        ScheduledCommitment a = Entry("5.A", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full),
            b = Entry("2.A", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Partial);
        ServicesSchedule one = new(India, ListApproach.Positive, [a, b]), other = new(India, ListApproach.Positive, [b, a]);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public static void ToString_EachType_IsItsSentence()
    {
        var cell = new CommitmentCell(new("1.A.a"), ModeOfSupply.CommercialPresence, Obligation.NationalTreatment);
        Assert.Equal("1.A.a mode 3, national treatment", cell.ToString());
        Assert.Equal("1.A.a mode 4, market access",
            (cell with { Mode = ModeOfSupply.PresenceOfNaturalPersons, Obligation = Obligation.MarketAccess }).ToString());
        Assert.Equal("1.A.a mode 3, national treatment: Partial", new ScheduledCommitment(cell, CommitmentLevel.Partial).ToString());
        Assert.Equal("mode 1, market access: at most Partial",
            new HorizontalLimitation(ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess, CommitmentLevel.Partial).ToString());
        Assert.Equal("mode 2, national treatment: at most Unbound",
            new HorizontalLimitation(ModeOfSupply.ConsumptionAbroad, Obligation.NationalTreatment, CommitmentLevel.Unbound).ToString());
        Assert.Equal("index 0.6: 2 full, 2 partial, 1 unbound", new CommitmentCoverage(2, 2, 1).ToString());
        Assert.Equal("index none: 0 full, 0 partial, 0 unbound", new CommitmentCoverage(0, 0, 0).ToString());
        Assert.Null(new CommitmentCoverage(0, 0, 0).BoundShare);
        ScheduledCommitment entry = Entry("5.A", ModeOfSupply.ConsumptionAbroad, CommitmentLevel.Full);
        Assert.Equal(("IND: 1 commitments, positive list", "IND: 0 commitments, negative list"),
            ($"{new ServicesSchedule(India, ListApproach.Positive, [entry])}",
                $"{new ServicesSchedule(India, ListApproach.Negative, [])}"));
    }

    [Fact]
    public static void CompareTo_Cells_GoBySectorModeAndObligation()
    {
        CommitmentCell Cell(string sector, ModeOfSupply mode, Obligation obligation) => new(new(sector), mode, obligation);
        CommitmentCell[] sorted =
        [
            Cell("1", ModeOfSupply.CommercialPresence, Obligation.NationalTreatment),
            Cell("1.A", ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess),
            Cell("1.A", ModeOfSupply.CrossBorderSupply, Obligation.NationalTreatment),
            Cell("1.A", ModeOfSupply.ConsumptionAbroad, Obligation.MarketAccess),
            Cell("2", ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess),
        ];
        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.Equal((1, 0), (sorted[0].CompareTo(null), sorted[0].CompareTo(sorted[0] with { })));
    }

    [Fact]
    public static void Sectors_OfTheList_AreFoundByTheirCode()
    {
        Assert.All(ServicesSectors.All, entry => Assert.Same(entry, ServicesSectors.Find(entry.Sector)));
        Assert.Equal(("1 Business services", "1.A.a Legal", "12 Other services not included elsewhere"),
            ($"{ServicesSectors.Get(new("1"))}", $"{ServicesSectors.Get(new("1.A.a"))}", $"{ServicesSectors.Get(new("12"))}"));
        Assert.Null(ServicesSectors.Find(new("12.A")));
        Assert.Equal("the W/120 list has no '1.Z'", Assert.Throws<KeyNotFoundException>(() => ServicesSectors.Get(new("1.Z"))).Message);
        Assert.Equal(Enumerable.Range(1, 12), ServicesSectors.Sectors.Select(s => s.Sector.Sector));
        Assert.Equal(["5.A", "5.B", "5.C", "5.D", "5.E"], ServicesSectors.GetItems(new("5")).Select(s => $"{s.Sector}"));
        Assert.Equal(["12"], ServicesSectors.GetItems(new("12")).Select(s => $"{s.Sector}"));
        Assert.Equal(["1.A.a"], ServicesSectors.GetItems(new("1.A.a")).Select(s => $"{s.Sector}"));
    }

    [Fact]
    public static void FindEntry_Cell_IsTheNearestAboveIt()
    {
        ScheduledCommitment whole = Entry("1", ModeOfSupply.CommercialPresence, CommitmentLevel.Partial);
        var schedule = new ServicesSchedule(India, ListApproach.Positive, [whole]);
        Assert.Same(whole, schedule.FindEntry(whole.Cell with { Sector = new("1.A.a") }));
        Assert.Null(schedule.FindEntry(whole.Cell with { Sector = new("2") }));
        Assert.Null(schedule.FindEntry(whole.Cell with { Mode = ModeOfSupply.ConsumptionAbroad }));
        Assert.Null(schedule.FindEntry(whole.Cell with { Obligation = Obligation.NationalTreatment }));
        Assert.Equal(8, schedule.Coverage(new("12")).Cells);
        Assert.Equal(2, schedule.Coverage(new("12"), ModeOfSupply.CommercialPresence).Cells);
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Coverage(mode: (ModeOfSupply)5));
        Assert.Throws<ArgumentOutOfRangeException>(() => schedule.Coverage(obligation: (Obligation)2));
    }
}
