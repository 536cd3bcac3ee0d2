using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Negotiations;

public class GeneratorTests
{
    private static readonly Type[] EventTypes =
        [.. typeof(NegotiationEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NegotiationEvent)) && !t.IsAbstract)];

    [Fact]
    public void Negotiations_ManyDrawn_HoldEveryKindOfEvent()
    {
        Negotiation[] many = [.. TradeModelArbitraries.Negotiations().Generator.Sample(400, new Rnd(11), 60)];
        var drawn = many.SelectMany(n => n.Log).GroupBy(e => e.GetType()).ToDictionary(g => g.Key, g => g.Count());
        Assert.Empty(EventTypes.Except(drawn.Keys));
        Assert.All(drawn.Values, count => Assert.True(count >= 5));
        Assert.Contains(many, n => n.Log.Any(e => e.KnownOn is not null));
        Assert.Contains(many, n => n.Packages.Any(p => p.Conditions.Count > 0));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.Conditions.Count > 0));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.To is not null && e.Conditions.Count == 0));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.To is not null && e.Conditions.Count > 0));
        Assert.Contains(many, n => n.Packages.Any(p => p.To?.Count > 1));
        Assert.Contains(many, n => n.Packages.Any(p => p.For is not null));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.For is not null && e.To is null));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.For is not null && e.To is not null));
        Assert.Contains(many, n => n.Log.OfType<PositionTabled>().Any(e => e.For is not null && e.Conditions.Count > 0));
        Assert.Contains(many, n => n.Log.OfType<PositionWithdrawn>().Any(e => e.For is not null));
        Assert.Contains(many, n => n.Issues.Any(i => i.AgreedExceptions.Count > 0));
        Assert.Contains(many, n => n.Log.OfType<SalienceAssessed>().Any(e => e.Assessor is not null));
        Assert.Contains(many, n => n.Phases.Any(p => p.IsInForceForAll));
        Assert.Contains(many, n => n.Phases.Any(p => p.IsInForceForAny && !p.IsInForceForAll));
        Assert.Contains(many, n => n.Log.Zip(n.Log.Skip(1)).Any(two => two.First.Date == two.Second.Date));
        Assert.Contains(many, n => n.Parties.Count > 2 && n.Parties.Any(p => p.Members.Count > 0));
    }

    [Fact]
    public void Issues_ManyDrawn_AreOnEveryScaleTrackAndSubject()
    {
        IssueWithPositions[] many = [.. TradeModelArbitraries.IssuesWithPositions().Generator.Sample(600, new Rnd(11), 10)];
        static IEnumerable<Type> Leaves(Type root) => root.Assembly.GetTypes().Where(t => t.IsSubclassOf(root) && !t.IsAbstract);
        Assert.Empty(Leaves(typeof(Scale)).Except(many.Select(i => i.Issue.Scale.GetType())));
        Assert.Empty(Leaves(typeof(Position)).Except(many.Select(i => i.A.GetType())));
        Assert.Empty(Leaves(typeof(RedLine)).Except(many.Select(i => i.RedLine.GetType())));
        Assert.Empty(Leaves(typeof(IssueSubject)).Except(many.Select(i => i.Issue.Subject?.GetType()).OfType<Type>()));
        Assert.Contains(many, i => i.Issue.Subject is TariffSubject { Exporters.Count: > 1 });
        Assert.Contains(many, i => i.Issue.Subject is TariffSubject { Exporters: null } && i.Issue.Concerned is null);
        Assert.Empty(Enum.GetValues<Track>().Except(many.Select(i => i.Issue.Track)));
        Assert.All(many, i => Assert.All([i.A, i.B, i.C], p => Assert.True(i.Issue.Admits(p), $"{i.Issue} does not admit {p}")));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)], MaxTest = 30)]
    public bool Smaller_OfANegotiation_IsLegalAndNotLonger(Negotiation negotiation)
        => TradeModelShrinkers.Smaller(negotiation).Take(40)
            .All(n => n.Log.Count <= negotiation.Log.Count && Negotiation.Replay(n.Definition, n.Log).Equals(n));

    [Fact]
    public void Create_SameSeed_IsTheSameLongNegotiation()
    {
        Negotiation negotiation = NegotiationSamples.Create(7, parties: 3, issues: 60, events: 2_500);
        Assert.Equal(2_500, negotiation.Log.Count);
        Assert.Equal(negotiation, NegotiationSamples.Create(7, parties: 3, issues: 60, events: 2_500));
        Assert.NotEqual(negotiation, NegotiationSamples.Create(8, parties: 3, issues: 60, events: 2_500));
        Assert.Contains(negotiation.Phases, p => p.IsOpen);
        Assert.True(negotiation.Log.OfType<PositionTabled>().Count() > 800);
        Assert.All(negotiation.Log.OfType<PositionTabled>(), e => Assert.Null(e.To));
    }
}
