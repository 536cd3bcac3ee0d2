using NodaTime;
using TradeModel.Agreements;
using TradeModel.Parties;
using Xunit;

namespace TradeModel.Tests.Agreements;

public class AgreementTests
{
    private static readonly Party India = new(new("IND"), "India");
    private static readonly Party Usa = new(new("USA"), "United States");

    [Fact]
    public void DaysLeft_FirstTranche_CountsToItsLastDay()
    {
        TargetWindow window = new(new(2025, 9, 1), new(2025, 11, 30));
        Assert.True(window.Contains(new(2025, 10, 27)));
        Assert.Equal(34, window.DaysLeft(new(2025, 10, 27)));
        Assert.Equal(0, window.DaysLeft(new(2025, 11, 30)));
        Assert.False(window.Contains(new(2025, 12, 15)));
        Assert.Equal(-15, window.DaysLeft(new(2025, 12, 15)));
        Assert.False(window.Contains(new(2025, 8, 31)));
        Assert.Equal((true, true), (window.Contains(window.Start), window.Contains(window.End)));
        Assert.Equal("2025-09-01 to 2025-11-30", window.ToString());
    }

    [Fact]
    public void TargetWindow_EndsBeforeItStarts_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TargetWindow(new(2025, 9, 2), new(2025, 9, 1)));
        Assert.True(new TargetWindow(new(2025, 9, 1), new(2025, 9, 1)).Contains(new(2025, 9, 1)));
        Assert.Throws<ArgumentException>(() => new TargetWindow(new(1447, 1, 1, CalendarSystem.UmAlQura), new(2026, 9, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TargetWindow(new(-5, 1, 1), new(2026, 9, 1)));
    }

    [Fact]
    public void StageGraph_Paused_NeedsToKnowWhere()
    {
        Assert.Throws<ArgumentException>(() => StageGraph.After(Stage.Paused));
        Assert.Equal([Stage.LegalReview, Stage.Abandoned], StageGraph.After(Stage.Paused, Stage.LegalReview));
        Assert.True(StageGraph.CanFollow(Stage.Signed, Stage.InForce));
        Assert.False(StageGraph.CanFollow(Stage.Negotiating, Stage.Signed));
        Assert.Throws<ArgumentOutOfRangeException>(() => StageGraph.After((Stage)99));
    }

    [Fact]
    public void Agreement_Parties_AreSortedAndDistinct()
    {
        Assert.Equal([India, Usa], new Agreement("A", [], [Usa, India]).Parties);
        Assert.Equal(new Agreement("A", [], [Usa, India]), new Agreement("A", [], [India, Usa]));
        Assert.Throws<ArgumentException>(() => new Agreement("A", [], [India]));
        Assert.Throws<ArgumentException>(() => new Agreement("A", [], [India, India]));
        Assert.Throws<ArgumentException>(() => new Agreement("A", [], [India, new(new("SAARC"), "South Asia", PartyKind.Group, [India])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Agreement("A", [(AgreementKind)77], [India, Usa]));
    }

    [Fact]
    public void DraftText_CleanShare_CountsProvisions()
    {
        Provision clean = new(new("a"), "A", [TextSegment.Clean("The parties ")]);
        Provision bracketed = new(
            new("b"), "B",
            [TextSegment.Clean("The parties "), TextSegment.Bracketed("shall", new PartyId("IND")), TextSegment.Bracketed("may")]);
        DraftText draft = new([new(new("c"), "C", new PhaseId("p"), [clean]), new(new("d"), "D", null, [bracketed])]);
        Assert.Equal(0.5, draft.CleanShare());
        Assert.Equal(1.0, draft.CleanShare(new PhaseId("p")));
        Assert.Null(DraftText.Empty.CleanShare());
        Assert.Equal("The parties [IND: shall][may]", bracketed.ToString());
        Assert.Null(draft.FindChapter(new("x")));
        Assert.Throws<KeyNotFoundException>(() => draft.GetChapter(new("x")));
        Assert.Same(draft.Chapters[0], draft.GetChapter(draft.Chapters[0].Id));
        Assert.Throws<ArgumentException>(() => new DraftText([new(new("c"), "C", null, [clean]), new(new("d"), "D", null, [clean])]));
        Assert.Throws<ArgumentException>(() => new DraftText([new(new("c"), "C"), new(new("c"), "D")]));
        Assert.Throws<ArgumentException>(() => new Chapter(new("c"), "C", null, [clean, clean]));
        Assert.Throws<ArgumentException>(() => new Provision(new("a"), "A", []));
        Assert.Throws<ArgumentException>(() => new TextSegment("words", false, [new("IND")]));
        Assert.Throws<ArgumentException>(() => TextSegment.Clean(" "));
    }
}
