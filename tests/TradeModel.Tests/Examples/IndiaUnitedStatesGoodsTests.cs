using NodaTime;
using TradeModel.Examples;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;
using Xunit;

namespace TradeModel.Tests.Examples;

/// <summary>What the United States charged on goods, days and origins, against what was in force by the collected facts.</summary>
public class IndiaUnitedStatesGoodsTests
{
    private static readonly Negotiation Bundled = BundledNegotiations.IndiaUnitedStates;
    private static readonly PartyId Usa = new("USA");

    // As known on the day. The United Kingdom is known only from the duty of June 2025 that names it.
    private static AdditionalDutyCharge On(string good, string day, string origin)
    {
        LocalDate on = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        return (origin == "GBR" ? Bundled : Bundled.AsOf(on)).AdditionalDutyOn(Usa, new PartyId(origin), on, new HsCode(good));
    }

    /// <summary>Goods whose treatment is known: the answer is one rate.</summary>
    [Theory]
    // Exempt from the reciprocal and the oil duties by Annex II of EO 14257 and the memorandum of 11 April 2025.
    [InlineData("8517.13", "2025-10-27", 0)]
    [InlineData("8517.13", "2025-04-05", 0)]
    [InlineData("8517.13.00", "2025-04-09", 0)]
    [InlineData("8471.30", "2025-10-27", 0)]
    [InlineData("8473.30", "2025-08-10", 0)]
    [InlineData("8542.31", "2025-10-27", 0)]
    [InlineData("8541.10", "2025-10-27", 0)]
    [InlineData("3004", "2025-10-27", 0)]
    [InlineData("3004.90", "2025-05-01", 0)]
    [InlineData("3003.90", "2026-02-10", 0)]
    [InlineData("2709", "2025-10-27", 0)]
    [InlineData("2709.00", "2026-02-21", 0)]
    [InlineData("2710.12", "2025-08-27", 0)]
    [InlineData("7403.11", "2025-10-27", 0)]
    [InlineData("2941.10", "2025-10-27", 0)]
    [InlineData("3004.90", "2026-02-25", 0)]
    [InlineData("8517.13", "2026-07-24", 0)]
    // Under section 232, outside the reciprocal and the oil duties.
    [InlineData("8703.23", "2025-04-02", 0)]
    [InlineData("8703.23", "2025-04-03", 25)]
    [InlineData("8703.23", "2025-10-27", 25)]
    [InlineData("8704.21", "2025-04-03", 25)]
    [InlineData("8704.31", "2025-10-27", 25)]
    [InlineData("8704.60", "2025-10-27", 25)]
    [InlineData("8708.30", "2025-04-30", 10)]
    [InlineData("8708.30", "2025-05-02", 10)]
    [InlineData("8708.30", "2025-05-03", 25)]
    [InlineData("8708.30", "2025-10-27", 25)]
    [InlineData("8708.80", "2026-02-25", 25)]
    [InlineData("8707.10", "2025-10-27", 25)]
    [InlineData("7208.10", "2025-03-11", 0)]
    [InlineData("7208.10", "2025-06-03", 25)]
    [InlineData("7208.10", "2025-06-04", 50)]
    [InlineData("7208.10", "2025-10-27", 50)]
    [InlineData("7318.15", "2025-10-27", 50)]
    [InlineData("7606.12", "2025-06-04", 50)]
    [InlineData("7407.10", "2025-08-01", 50)]
    // Neither exempt nor under a sectoral measure.
    [InlineData("6109.10", "2025-04-04", 0)]
    [InlineData("6109.10", "2025-04-09", 26)]
    [InlineData("6109.10", "2025-04-10", 10)]
    [InlineData("6109.10", "2025-08-10", 25)]
    [InlineData("6109.10", "2025-10-27", 50)]
    [InlineData("7113.19", "2025-10-27", 50, "", 0, 50)]
    [InlineData("0306.17", "2025-10-27", 50)]
    [InlineData("6109.10", "2026-02-10", 25)]
    [InlineData("6109.10", "2026-02-25", 10)]
    [InlineData("8541.43", "2025-10-27", 50)]
    [InlineData("8704.22", "2025-10-27", 50)]
    [InlineData("8703.10", "2025-10-27", 50)]
    [InlineData("8708.92", "2025-10-27", 50)]
    [InlineData("7303.00", "2025-10-27", 50)]
    // The United Kingdom stays at 25 % on steel and aluminium, and has the 10 % baseline.
    [InlineData("7208.10", "2025-06-03", 25, "GBR")]
    [InlineData("7208.10", "2025-06-04", 25, "GBR")]
    [InlineData("7208.10", "2025-10-27", 25, "GBR")]
    [InlineData("7606.12", "2025-10-27", 25, "GBR")]
    [InlineData("6109.10", "2025-10-27", 10, "GBR")]
    [InlineData("8517.13", "2025-10-27", 0, "GBR")]
    // Goods that are exempt or covered only in part: the answer says so, and what was in force lies in the range.
    [InlineData("8517", "2025-10-27", 50, "", 0, 50)]
    [InlineData("3005.90", "2025-10-27", 50, "", 0, 50)]
    [InlineData("2933.59", "2025-10-27", 50, "", 0, 50)]
    [InlineData("4407.11", "2025-10-27", 50, "", 0, 50)]
    [InlineData("8708.99", "2025-10-27", 25, "", 25, 50)]
    [InlineData("8511.10", "2025-10-27", 50, "", 25, 50)]
    [InlineData("4011.10", "2025-05-02", 10)]
    [InlineData("4011.10", "2025-05-03", 10, "", 10, 25)]
    [InlineData("8418.10", "2025-08-10", 25, "", 25, 50)]
    [InlineData("8418.10", "2025-10-27", 50)]
    [InlineData("0902.10", "2025-11-12", 50)]
    [InlineData("0902.10", "2025-11-13", 50, "", 0, 50)]
    [InlineData("0902.10", "2026-02-25", 10, "", 0, 10)]
    [InlineData("8517.13", "2026-09-29", 10, "", 0, 10)]
    [InlineData("8704", "2025-10-27", 50, "", 25, 50)]
    public void AdditionalDutyOn_GoodDayAndOrigin_IsWhatWasInForce(
        string good, string day, int percent, string origin = "", int lowest = -1, int highest = -1)
    {
        AdditionalDutyCharge charge = On(good, day, origin.Length == 0 ? "IND" : origin);
        (int, int, int) expected = (percent, lowest < 0 ? percent : lowest, highest < 0 ? percent : highest);
        Assert.Equal(expected, ((int)charge.Total.Value, (int)charge.Lowest.Value, (int)charge.Highest.Value));
        Assert.Equal(charge.IsRange, charge.PartlyCovering.Count > 0);
    }

    [Fact]
    public void Duties_GoodsByHeading_SayThatTheyAreEstimated()
    {
        foreach (AdditionalDuty duty in Bundled.AdditionalDuties)
            Assert.Equal((EvidenceBasis.Reported, EvidenceBasis.Estimated), (duty.Provenance!.Basis, duty.GoodsFrom!.Basis));
    }

    [Fact]
    public void MedicalDevices_PriceCaps_ArePriceControlAndNotConformityAssessment()
    {
        NtmCode measure = ((BarrierSubject)Bundled.GetIssue(new("medical-devices")).Issue.Subject!).Measure;
        Assert.Equal(new NtmCode("F9"), measure);
        Assert.Equal("Other price control", MastTree.Get(measure).Title);
    }
}
