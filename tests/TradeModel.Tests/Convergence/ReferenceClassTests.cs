using System.Text.Json;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Convergence;

public class ReferenceClassTests
{
    private static CumulativeIncidence Curve(params (int Months, TalksOutcome Outcome)[] talks)
        => new ReferenceClass("Test", "Made up", talks.Select((t, i) => new TalksDuration($"Talks {i}", t.Months, t.Outcome)).ToValueList()).CumulativeIncidence();

    [Fact]
    public void SignedBy_HalfAbandonedBefore_IsHalf()
    {
        CumulativeIncidence curve = Curve([.. Enumerable.Repeat((12, TalksOutcome.Signed), 5), .. Enumerable.Repeat((6, TalksOutcome.Abandoned), 5)]);
        Assert.Equal(0, curve.SignedBy(11));
        Assert.Equal(0.5, curve.SignedBy(12), 1e-12);
        Assert.Equal(0.5, curve.AbandonedBy(6), 1e-12);
        Assert.Equal(12, curve.MedianMonths);
        Assert.Equal(1, curve.ChanceSigned(6, 6)!.Value, 1e-12);
        Assert.Equal(0.5, curve.ChanceSigned(5, 7)!.Value, 1e-12);
        Assert.Null(curve.ChanceSigned(12, 5));
    }

    [Fact]
    public void SignedBy_OpenTalks_CountAsLongAsWatched()
    {
        // At month 8 three of four are watched, one is given up; at 10 the two left are signed.
        CumulativeIncidence curve = Curve((10, TalksOutcome.Signed), (10, TalksOutcome.Signed), (5, TalksOutcome.Open), (8, TalksOutcome.Abandoned));
        Assert.Equal(1 / 3.0, curve.AbandonedBy(8), 1e-12);
        Assert.Equal(2 / 3.0, curve.SignedBy(10), 1e-12);
        Assert.Equal(0, curve.SignedBy(9));
        Assert.Equal(0, curve.OpenAfter(10));
    }

    [Fact]
    public void SignedBy_AllOpen_NeverComesToAnything()
    {
        CumulativeIncidence curve = Curve((5, TalksOutcome.Open), (9, TalksOutcome.Open));
        Assert.Equal((0, null), (curve.SignedBy(1000), curve.MedianMonths));
        Assert.Equal(0, curve.ChanceSigned(3, 100));
    }

    [Fact]
    public void UnitedStatesAgreements_JointTalks_CountOnce()
    {
        ReferenceClass talks = ReferenceClass.UnitedStatesAgreements;
        Assert.Equal(16, talks.Talks.Count);
        Assert.All(talks.Talks, t => Assert.Equal(TalksOutcome.Signed, t.Outcome));
        CumulativeIncidence curve = talks.CumulativeIncidence();
        Assert.Equal(4 / 16.0, curve.SignedBy(12), 1e-12);
        Assert.Equal(16, curve.MedianMonths);
        Assert.Equal(1, curve.SignedBy(38), 1e-12);
        Assert.Equal(6 / 12.0, curve.ChanceSigned(12, 6)!.Value, 1e-12);
    }

    [Fact]
    public void UnitedStatesAgreements_AgainstTheSource_HoldEveryDuration()
    {
        string? data = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (data is null) Assert.Skip("TRADEMODEL_DATA is not set");
        using JsonDocument source = JsonDocument.Parse(File.ReadAllText(Path.Combine(data, "..", "oracles", "fta-durations.json")));
        foreach (JsonProperty one in source.RootElement.GetProperty("months").EnumerateObject())
            Assert.Equal(one.Value[0].GetInt32(), ReferenceClass.UnitedStatesAgreements.Talks.Single(t => t.Name.Contains(one.Name, StringComparison.Ordinal) && (one.Name != "Dominican Republic" || t.Months != 18)).Months);
    }

    [Fact]
    public void CompareWith_Talks_CountsFromTheFirstNegotiating()
    {
        Negotiation talks = Negotiation.Replay(WorkedExample.Definition,
        [
            new AgreementProposed(new(2025, 2, 13)),
            new StageReached(new(2025, 3, 29), WorkedExample.First, Stage.Scoping),
            new StageReached(new(2025, 4, 21), WorkedExample.First, Stage.Negotiating),
            new MeetingHeld(new(2026, 4, 20), Level.Minister, [WorkedExample.India, WorkedExample.States]),
        ]);
        ReferenceStanding standing = talks.CompareWith()!;
        Assert.Equal((new LocalDate(2025, 4, 21), 11), (standing.Launched, standing.MonthsSinceLaunch));
        Assert.Equal(12, talks.CompareWith(asOf: new(2026, 4, 21))!.MonthsSinceLaunch);
        Assert.Equal(new LocalDate(2025, 2, 13), talks.AsOf(new(2025, 4, 1)).CompareWith()!.Launched);
        Assert.Equal("of 16, 25 % had been signed by month 11", standing.ToString());
    }

    [Fact]
    public void ReferenceClass_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ReferenceClass("None", "None", []));
        Assert.Throws<ArgumentException>(() => new ReferenceClass("Twice", "None", [new("A", 1), new("A", 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TalksDuration("A", -1));
    }
}
