using System.Text.Json;
using FsCheck.Xunit;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Negotiations;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Convergence;

public class ReferenceClassTests
{
    private static CumulativeIncidence Curve(params (int Months, NegotiationEnd Outcome)[] ends)
        => new ReferenceClass("Test", "Made up",
            ends.Select((t, i) => new NegotiationDuration($"Negotiation {i}", t.Months, t.Outcome)).ToValueList()).CumulativeIncidence();

    [Fact]
    public void SignedBy_HalfAbandonedBefore_IsHalf()
    {
        CumulativeIncidence curve = Curve([.. Enumerable.Repeat((12, NegotiationEnd.Signed), 5),
            .. Enumerable.Repeat((6, NegotiationEnd.Abandoned), 5)]);
        Assert.Equal(0, curve.SignedBy(11));
        Assert.Equal(0.5, curve.SignedBy(12), 1e-12);
        Assert.Equal(0.5, curve.AbandonedBy(6), 1e-12);
        Assert.Equal(12, curve.MedianMonths);
        Assert.Equal(1, curve.ChanceSigned(6, 6)!.Value, 1e-12);
        Assert.Equal(0.5, curve.ChanceSigned(5, 7)!.Value, 1e-12);
        Assert.Null(curve.ChanceSigned(12, 5));
    }

    [Fact]
    public void SignedBy_OpenNegotiations_CountAsLongAsObserved()
    {
        // At month 8 three of four are observed and one is abandoned; at 10 the two left are signed.
        CumulativeIncidence curve = Curve((10, NegotiationEnd.Signed), (10, NegotiationEnd.Signed), (5, NegotiationEnd.Open),
            (8, NegotiationEnd.Abandoned));
        Assert.Equal(1 / 3.0, curve.AbandonedBy(8), 1e-12);
        Assert.Equal(2 / 3.0, curve.SignedBy(10), 1e-12);
        Assert.Equal(0, curve.SignedBy(9));
        Assert.Equal(0, curve.OpenAfter(10));
    }

    [Fact]
    public void SignedBy_AllOpen_IsZero()
    {
        CumulativeIncidence curve = Curve((5, NegotiationEnd.Open), (9, NegotiationEnd.Open));
        Assert.Equal((0, null), (curve.SignedBy(1000), curve.MedianMonths));
        Assert.Equal(0, curve.ChanceSigned(3, 100));
    }

    [Fact]
    public void SignedBy_OpenSignedAndAbandoned_IsWhatAHandCalculationGives()
    {
        // Ten negotiations. Month 4: 2 of 10 signed; 5: one open is observed no longer; 6: 1 of 7 abandoned; 9: 3 of 6 signed; 9: one open
        // is observed no longer; 20: 2 still open.
        CumulativeIncidence curve = Curve(
            (4, NegotiationEnd.Signed), (4, NegotiationEnd.Signed), (5, NegotiationEnd.Open), (6, NegotiationEnd.Abandoned),
            (9, NegotiationEnd.Signed), (9, NegotiationEnd.Signed), (9, NegotiationEnd.Signed), (9, NegotiationEnd.Open),
            (20, NegotiationEnd.Open), (20, NegotiationEnd.Open));
        Assert.Equal(0, curve.SignedBy(3));
        Assert.Equal(0.2, curve.SignedBy(4), 1e-12);
        Assert.Equal(0.8, curve.OpenAfter(5), 1e-12);
        Assert.Equal(0.8 / 7, curve.AbandonedBy(6), 1e-12);
        double open = 0.8 * 6 / 7;
        Assert.Equal(0.2 + (open * 3 / 6), curve.SignedBy(9), 1e-12);
        Assert.Equal(open * 3 / 6, curve.OpenAfter(9), 1e-12);
        Assert.Equal(9, curve.MedianMonths);
        // Given open at 5, within 4 more months: what is signed in between, of what was open.
        Assert.Equal(open * 3 / 6 / 0.8, curve.ChanceSigned(5, 4)!.Value, 1e-12);
        Assert.Equal(0, curve.ChanceSigned(5, 3));
        Assert.Equal(1, curve.SignedBy(9) + curve.AbandonedBy(9) + curve.OpenAfter(9), 1e-12);
    }

    [Fact]
    public void ChanceSigned_NoneObservedForLonger_IsNull()
    {
        CumulativeIncidence curve = Curve((5, NegotiationEnd.Signed), (9, NegotiationEnd.Open));
        Assert.Equal(0, curve.ChanceSigned(8, 100));
        Assert.Null(curve.ChanceSigned(9, 1));
        Assert.Null(curve.ChanceSigned(int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ChanceSigned(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.ChanceSigned(1, -1));
    }

    [Property(MaxTest = 200)]
    public void Shares_OfAnyClass_AddUpAndNeverFall(ulong seed)
    {
        var random = new Xoshiro256(seed);
        var ends = new (int, NegotiationEnd)[1 + random.Next(30)];
        for (int i = 0; i < ends.Length; i++) ends[i] = (random.Next(40), (NegotiationEnd)random.Next(3));
        CumulativeIncidence curve = Curve(ends);
        for (int month = 0; month <= 41; month++)
        {
            Assert.Equal(1, curve.SignedBy(month) + curve.AbandonedBy(month) + curve.OpenAfter(month), 1e-12);
            Assert.True(month == 0 || (curve.SignedBy(month) >= curve.SignedBy(month - 1)
                && curve.AbandonedBy(month) >= curve.AbandonedBy(month - 1)));
            if (curve.ChanceSigned(month, 6) is { } chance)
                Assert.Equal((curve.SignedBy(month + 6) - curve.SignedBy(month)) / curve.OpenAfter(month), chance, 1e-12);
            else Assert.True(curve.OpenAfter(month) == 0 || month >= curve.LastMonth);
        }
        // Where nothing is censored it is a plain count.
        if (ends.All(t => t.Item2 != NegotiationEnd.Open))
            Assert.Equal(ends.Count(t => t.Item2 == NegotiationEnd.Signed && t.Item1 <= 20) / (double)ends.Length, curve.SignedBy(20),
                1e-12);
    }

    [Fact]
    public void UnitedStatesAgreements_JointNegotiations_CountOnce()
    {
        ReferenceClass agreements = ReferenceClass.UnitedStatesAgreements;
        Assert.Equal(16, agreements.Negotiations.Count);
        Assert.All(agreements.Negotiations, t => Assert.Equal(NegotiationEnd.Signed, t.Outcome));
        CumulativeIncidence curve = agreements.CumulativeIncidence();
        Assert.Equal(4 / 16.0, curve.SignedBy(12), 1e-12);
        Assert.Equal(16, curve.MedianMonths);
        Assert.Equal(1, curve.SignedBy(38), 1e-12);
        Assert.Equal(6 / 12.0, curve.ChanceSigned(12, 6)!.Value, 1e-12);
    }

    [Fact]
    public void UnitedStatesAgreements_AgainstTheSource_HoldEveryDuration()
    {
        using JsonDocument source = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("fta-durations.json")));
        foreach (JsonProperty one in source.RootElement.GetProperty("months").EnumerateObject())
            Assert.Equal(one.Value[0].GetInt32(),
                ReferenceClass.UnitedStatesAgreements.Negotiations.Single(t => t.Name.Contains(one.Name, StringComparison.Ordinal)
                && (one.Name != "Dominican Republic" || t.Months != 18)).Months);
    }

    [Fact]
    public void CompareWith_Negotiation_CountsFromTheFirstNegotiating()
    {
        Negotiation negotiation = Negotiation.Replay(WorkedExample.Definition,
        [
            new AgreementProposed(new(2025, 2, 13)),
            new StageReached(new(2025, 3, 29), WorkedExample.First, Stage.Scoping),
            new StageReached(new(2025, 4, 21), WorkedExample.First, Stage.Negotiating),
            new MeetingHeld(new(2026, 4, 20), EngagementLevel.Minister, [WorkedExample.India, WorkedExample.States]),
        ]);
        ReferenceClassComparison comparison = negotiation.CompareWithReferenceClass()!;
        Assert.Equal((new LocalDate(2025, 4, 21), 11), (comparison.Launched, comparison.MonthsSinceLaunch));
        Assert.Equal(12, negotiation.CompareWithReferenceClass(asOf: new(2026, 4, 21))!.MonthsSinceLaunch);
        Assert.Equal(new LocalDate(2025, 2, 13), negotiation.AsOf(new(2025, 4, 1)).CompareWithReferenceClass()!.Launched);
        Assert.Equal("of 16, 25% had been signed by month 11", comparison.ToString());
    }

    [Fact]
    public void ReferenceClass_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new ReferenceClass("None", "None", []));
        Assert.Throws<ArgumentException>(() => new ReferenceClass("Twice", "None", [new("A", 1), new("A", 2)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NegotiationDuration("A", -1));
    }

    [Fact]
    public void CompareWith_NegotiationNotYetOpened_CountsFromTheProposalOrTheFirstEvent()
    {
        var meeting = new MeetingHeld(new(2025, 1, 10), EngagementLevel.Minister, [WorkedExample.India, WorkedExample.States]);
        Negotiation met = Negotiation.Replay(WorkedExample.Definition, [meeting]);
        Assert.Equal(new LocalDate(2025, 1, 10), met.CompareWithReferenceClass(asOf: new(2025, 6, 1))!.Launched);
        Negotiation proposed = Negotiation.Replay(WorkedExample.Definition, [meeting, new AgreementProposed(new(2025, 2, 13))]);
        Assert.Equal((new LocalDate(2025, 2, 13), 4),
            (proposed.CompareWithReferenceClass(asOf: new(2025, 6, 13))!.Launched,
                proposed.CompareWithReferenceClass(asOf: new(2025, 6, 13))!.MonthsSinceLaunch));
        // A day before the launch counts from itself, one before the first event not at all.
        Assert.Equal(0, proposed.CompareWithReferenceClass(asOf: new(2025, 1, 20))!.MonthsSinceLaunch);
        Assert.Null(proposed.CompareWithReferenceClass(asOf: new(2025, 1, 9)));
    }

    [Fact]
    public void ToString_ClassCurveAndDuration_AreTheirSentences()
    {
        CumulativeIncidence curve = Curve((12, NegotiationEnd.Signed), (14, NegotiationEnd.Open));
        Assert.Equal("Test: 2 negotiations; half signed by month 12, watched to month 14", curve.ToString());
        Assert.Equal("Test: 1 negotiations; half signed by month –, watched to month 9", Curve((9, NegotiationEnd.Open)).ToString());
        Assert.Equal("A: Abandoned after 3 months", new NegotiationDuration("A", 3, NegotiationEnd.Abandoned).ToString());
        Assert.Equal((0, 1200), (new NegotiationDuration("A", 0).Months, new NegotiationDuration("A", 1200).Months));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NegotiationDuration("A", 1201));
    }
}
