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
}
