using FsCheck.Xunit;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests.Issues;

public class IssueTests
{
    private static readonly PartyId India = new("IND");
    private static readonly PartyId Usa = new("USA");
    private static readonly PartyId Eu = new("EU");
    private static readonly Scale Path = new TariffPathScale(25m, 15);
    private static readonly Scale Days = new IntervalScale(0m, 100m, "days");
    private static readonly Scale Nominal = new NominalScale([new(new("yes")), new(new("no"))]);
    private static readonly Scale Commitment =
        new CommitmentScale([new(new("7"), ModeOfSupply.CrossBorderSupply, Obligation.MarketAccess)]);

    private static Issue Make(
        Track track,
        Scale scale,
        IssueSubject? subject = null,
        ValueSet<PartyId>? concerned = null,
        ValueMap<PartyId, Direction>? directions = null)
        => new(new("i"), "Title", track, scale, subject, concerned, directions);

    [Fact]
    public void Constructor_Tariff_ConcernsImporterAndExporterWithTheirDirections()
    {
        Issue issue = Make(Track.Tariffs, Path, new TariffSubject(Usa, India));
        Assert.Equal([India, Usa], issue.Concerned);
        Assert.Equal((Direction.Higher, Direction.Lower), (issue.DirectionOf(Usa), issue.DirectionOf(India)));
        Assert.Equal(issue, Make(Track.Tariffs, Path, new TariffSubject(Usa, India), [Usa, India], [new(Usa, Direction.Higher)]));
        Issue quota = Make(Track.MarketAccess, Days, new QuotaSubject(Usa, India));
        Assert.Equal((Direction.Lower, Direction.Higher, null), (quota.DirectionOf(Usa), quota.DirectionOf(India), quota.DirectionOf(Eu)));
        Issue buying = Make(Track.MarketAccess, Days, new ProcurementSubject(Usa, "central government"));
        Assert.Null(buying.Concerned);
        Assert.Equal(Direction.Higher, buying.DirectionOf(Usa));
    }

    [Fact]
    public void Constructor_AnotherTracksScaleOrSubject_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Days, new TariffSubject(Usa, India)));
        Assert.Throws<ArgumentException>(() => Make(Track.Tariffs, Days, new BarrierSubject(new("A8"))));
        Assert.Throws<ArgumentException>(() => Make(Track.Tariffs, Path));
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Commitment));
        Assert.Throws<ArgumentException>(() => Make(Track.MarketAccess, Nominal, new QuotaSubject(Usa, India)));
        Assert.Throws<ArgumentException>(() => Make(Track.MarketAccess, Nominal, new ProcurementSubject(Usa, "central government")));
    }

    [Fact]
    public void Constructor_PartiesAndDirections_AreChecked()
    {
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Days, concerned: [India]));
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Days, concerned: [India, default]));
        Assert.Throws<ArgumentException>(() => Make(Track.Tariffs, Path, new TariffSubject(Usa, India), concerned: [Usa, Eu]));
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Days, concerned: [India, Usa], directions: [new(Eu, Direction.Lower)]));
        Assert.Throws<ArgumentException>(() => Make(Track.Rules, Nominal, directions: [new(Usa, Direction.Lower)]));
        Assert.Throws<ArgumentException>(
            () => Make(Track.Tariffs, Path, new TariffSubject(Usa, India), directions: [new(Usa, Direction.Lower)]));
        Assert.Throws<ArgumentException>(() => new TariffSubject(Usa, Usa));
        Assert.Throws<ArgumentException>(() => new QuotaSubject(Usa, Usa));
        Assert.Throws<ArgumentException>(() => new TariffSubject(Usa, India, [default]));
        Assert.Throws<ArgumentException>(() => new BarrierSubject(default));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Admits_PositionsOfAnotherKind_Never(Issue issue, Position position)
    {
        bool kind = position.GetType() == issue.PositionType;
        Assert.Equal(kind && issue.Scale.Contains(position), issue.Admits(position));
        bool takesTreatments = issue.Track == Track.NonTariffBarriers && issue.Scale is NominalScale or OrdinalScale;
        Assert.Equal(takesTreatments, issue.PositionType == typeof(BarrierTreatment));
    }

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void Accepts_RedLine_IsAnIntervalOfTheOrder(IssueWithPositions sample)
    {
        Scale scale = sample.Issue.Scale;
        Assert.Null(sample.RedLine.WhyNotOn(scale, sample.Issue.PositionType));
        if (sample.RedLine is OptionsRedLine options)
        {
            Assert.Equal(options.Acceptable.Contains(((OptionPosition)sample.A).Option), options.Accepts(scale, sample.A));
            return;
        }
        var bound = (BoundRedLine)sample.RedLine;
        foreach (Position end in new[] { bound.Least, bound.Most }.OfType<Position>())
            Assert.True(bound.Accepts(scale, end), $"the red line {bound} does not accept its own bound {end}");
        bool above = bound.Least is null || scale.Gap(bound.Least, Direction.Higher, sample.A, Direction.Lower) == 0;
        bool below = bound.Most is null || scale.Gap(sample.A, Direction.Higher, bound.Most, Direction.Lower) == 0;
        Assert.Equal(above && below, bound.Accepts(scale, sample.A));
    }

    [Fact]
    public void Accepts_TariffEnvelope_IsYearByYear()
    {
        TariffPathScale scale = new(20m, 10);
        RedLine line = RedLine.AtLeast(TariffOffer.Eliminate(5));
        // 10 % at once is below the red line in the first years only, which is enough to cross it.
        TariffOffer[] offers =
            [TariffOffer.Eliminate(5), TariffOffer.Eliminate(8), TariffOffer.Exclude(), TariffOffer.Eliminate(4), TariffOffer.To(10m)];
        Assert.Equal(offers[..3], offers.Where(offer => line.Accepts(scale, offer)));
        Assert.Throws<ArgumentException>(() => new BoundRedLine(null, null));
        Assert.Throws<ArgumentException>(() => new BoundRedLine(TariffOffer.Eliminate(), new Amount(1m)));
        Assert.Throws<ArgumentException>(() => RedLine.OneOf([]));
        Assert.Throws<ArgumentException>(() => RedLine.OneOf([default]));
    }

    [Fact]
    public void With_TitleOrPhase_IsChecked()
    {
        Issue issue = Make(Track.Rules, Days);
        Assert.Equal("Other", (issue with { Title = "Other" }).Title);
        Assert.Throws<ArgumentException>(() => issue with { Title = "" });
        Assert.Throws<ArgumentException>(() => issue with { Phase = default(PhaseId) });
    }

    [Fact]
    public void ToIssue_Measure_IsAnIssueOfItsTrack()
    {
        var measure = new NonTariffMeasure(
            new("A83"), India, ProductScope.Of("0802", "0808").Except("08081000"), affects: [Usa], provenance: Provenance.Illustrative);
        Issue issue = measure.ToIssue(new("certificates"), Nominal);
        Assert.Equal((Track.NonTariffBarriers, "Certification: 0802, 0808 but 08081000"), (issue.Track, issue.Title));
        Assert.Equal(new BarrierSubject(new("A83"), India, [new("0802"), new("0808")]), issue.Subject);
        Assert.Equal([India, Usa], issue.Concerned);
        Assert.Equal(Provenance.Illustrative, issue.Provenance);

        var labels = new NonTariffMeasure(new("B319"), India, ProductScope.AllGoods, title: "Labels in Hindi");
        Issue forAll = labels.ToIssue(new("labels"), Nominal, new("first"));
        Assert.Equal(("Labels in Hindi", null, new PhaseId("first")), (forAll.Title, forAll.Concerned, forAll.Phase));
        Assert.ThrowsAny<ArgumentException>(() => measure.ToIssue(new("i"), Path));
    }
}
