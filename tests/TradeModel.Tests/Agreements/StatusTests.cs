using System.Text.Json;
using TradeModel.Agreements;
using TradeModel.Negotiations;
using TradeModel.Tests.Negotiations;
using Xunit;
using static TradeModel.Tests.Negotiations.TestNegotiation;

namespace TradeModel.Tests.Agreements;

public class StatusTests
{
    private static readonly ValueSet<AgreementKind> Fta = [AgreementKind.FreeTradeAgreement];
    private static readonly ValueSet<AgreementKind> Framework = [AgreementKind.Framework];

    private static readonly Stage[] Way =
        [Stage.Scoping, Stage.Negotiating, Stage.AgreedInPrinciple, Stage.LegalReview, Stage.Signed, Stage.InForce, Stage.Suspended,
            Stage.Terminated];

    private static PhaseState At(Stage stage)
    {
        Negotiation negotiation = BeginBilateral();
        for (int i = 0; i < Way.Length && negotiation.GetPhase(First).Stage != stage; i++)
        {
            negotiation = Way[i] switch
            {
                Stage.Signed => negotiation.Then(new AgreementSigned(Day(i), First, India), new AgreementSigned(Day(i), First, Usa)),
                Stage.InForce => negotiation.Then(new EnteredIntoForce(Day(i), First, India), new EnteredIntoForce(Day(i), First, Usa)),
                _ => negotiation.Then(Reach(i, First, Way[i])),
            };
        }
        return negotiation.GetPhase(First);
    }

    [Theory]
    [InlineData(Stage.Proposed, RtaIsStatus.UnderNegotiation, AricStatus.Proposed)]
    [InlineData(Stage.Scoping, RtaIsStatus.UnderNegotiation, AricStatus.Proposed)]
    [InlineData(Stage.Negotiating, RtaIsStatus.UnderNegotiation, AricStatus.NegotiationsLaunched)]
    [InlineData(Stage.AgreedInPrinciple, RtaIsStatus.UnderNegotiation, AricStatus.NegotiationsLaunched)]
    [InlineData(Stage.LegalReview, RtaIsStatus.UnderNegotiation, AricStatus.NegotiationsLaunched)]
    [InlineData(Stage.Signed, RtaIsStatus.Signed, AricStatus.SignedButNotYetInEffect)]
    [InlineData(Stage.InForce, RtaIsStatus.InForce, AricStatus.SignedAndInEffect)]
    [InlineData(Stage.Suspended, RtaIsStatus.Inactive, AricStatus.SignedAndInEffect)]
    [InlineData(Stage.Terminated, RtaIsStatus.Inactive, null)]
    public void Status_AnyStage_MapsToTheDatabases(Stage stage, RtaIsStatus rta, AricStatus? aric)
    {
        PhaseState phase = At(stage);
        Assert.Equal(stage, phase.Stage);
        Assert.Equal(rta, phase.RtaIsStatus);
        Assert.Equal(aric, phase.AricStatus(Fta));
    }

    [Fact]
    public void Status_PausedAbandonedFramework_AreToldApart()
    {
        PhaseState paused = BeginBilateral(Reach(1, First, Stage.Negotiating), Reach(2, First, Stage.Paused)).GetPhase(First);
        Assert.Equal((RtaIsStatus.UnderNegotiation, AricStatus.NegotiationsLaunched), (paused.RtaIsStatus, paused.AricStatus(Fta)!.Value));
        PhaseState abandoned = BeginBilateral(Reach(1, First, Stage.Abandoned)).GetPhase(First);
        Assert.Equal(RtaIsStatus.Inactive, abandoned.RtaIsStatus);
        Assert.Null(abandoned.AricStatus(Fta));
        Assert.Equal(AricStatus.FrameworkAgreementSigned, At(Stage.Signed).AricStatus(Framework));
        Assert.Equal(AricStatus.SignedAndInEffect, At(Stage.InForce).AricStatus(Framework));
    }

    [Fact]
    public void ToDatabaseText_AllStatuses_AreTheDatabasesOwnWords()
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(PublishedFigures.Path("lifecycles.json")));
        string[] Words(string database)
            => [.. oracle.RootElement.GetProperty(database).GetProperty("status").EnumerateArray().Select(e => e.GetString()!)];
        Assert.Equal(Words("wto-rta-is"), Enum.GetValues<RtaIsStatus>().Select(s => s.ToDatabaseText()));
        Assert.Equal(Words("adb-aric"), Enum.GetValues<AricStatus>().Select(s => s.ToDatabaseText()));
    }

    [Fact]
    public void ToDatabaseText_NoStatus_IsRefused()
    {
        Assert.Equal("In force for at least one Party", RtaIsStatus.InForceForAtLeastOneParty.ToDatabaseText());
        Assert.Equal("Framework Agreement signed", AricStatus.FrameworkAgreementSigned.ToDatabaseText());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((RtaIsStatus)99).ToDatabaseText());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((AricStatus)(-1)).ToDatabaseText());
    }
}
