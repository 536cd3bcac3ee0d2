using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

/// <summary>Where GENIUS and NegMAS read a profile differently, the options choose and the assumptions say so.</summary>
public class GeniusOptionsTests
{
    private const string Domain = """
        <negotiation_template><utility_space><objective index="0" name="root">
        <issue index="1" name="Price" type="discrete"><item value="low"/><item value="high"/></issue>
        <issue index="2" name="Venue" type="discrete"><item value="low"/><item value="high"/></issue>
        </objective></utility_space></negotiation_template>
        """;

    [Fact]
    public void Read_RenumberedProfile_IsMatchedByIndexAndNoted()
    {
        string renumbered = Profile("Venue", "Price", "0.7", "0.3");
        Scenario byIndex = Read(renumbered), byName = Read(renumbered, new() { Matching = GeniusMatching.ByName });

        // The profile's index 1 weighs 0.7. By index that is the domain's price, by name its venue.
        Assert.Equal(["0.7", "0.3"], byIndex.Issues.Select(i => i.Weights[0].ToString()));
        Assert.Equal(["0.3", "0.7"], byName.Issues.Select(i => i.Weights[0].ToString()));
        Assert.Equal(
            [
                "index 1 is issue 'Price' of the domain and 'Venue' of buyer: matched by index, as in GENIUS",
                "index 2 is issue 'Venue' of the domain and 'Price' of buyer: matched by index, as in GENIUS",
            ],
            byIndex.Assumptions);
        Assert.Equal(
            [
                "issue 'Price' has index 1 in the domain and 2 in buyer: matched by name; GENIUS matches by index",
                "issue 'Venue' has index 2 in the domain and 1 in buyer: matched by name; GENIUS matches by index",
            ],
            byName.Assumptions);
    }

    [Fact]
    public void Read_SameIndicesAndNames_AssumesNothing()
    {
        Assert.Empty(Read(Profile("Price", "Venue", "0.7", "0.3")).Assumptions);
        Assert.Equal(
            Read(Profile("Price", "Venue", "0.7", "0.3")),
            Read(Profile("Price", "Venue", "0.7", "0.3"), new() { Matching = GeniusMatching.ByName }));
    }

    [Fact]
    public void Read_DomainWithoutIndices_IsMatchedByNameAndNoted()
    {
        string domain = Domain.Replace(" index=\"1\"", "", StringComparison.Ordinal).Replace(" index=\"2\"", "", StringComparison.Ordinal);
        Scenario scenario = Read(Profile("Venue", "Price", "0.7", "0.3"), domain: domain);
        Assert.Equal(["0.3", "0.7"], scenario.Issues.Select(i => i.Weights[0].ToString()));
        Assert.Equal(
            [
                "an issue of buyer or of the domain has no index of its own, so issues are matched by name",
                "an issue of seller or of the domain has no index of its own, so issues are matched by name",
            ],
            scenario.Assumptions);
    }

    [Fact]
    public void Read_ProfileThatNumbersFromZero_SaysToMatchByName()
    {
        string profile = Profile("Price", "Venue", "0.7", "0.3").Replace("index=\"2\"", "index=\"0\"", StringComparison.Ordinal);
        ScenarioFileException refused = Assert.Throws<ScenarioFileException>(() => Read(profile));
        Assert.Equal(
            "is a profile for another domain: it has no issue with index 2, which is 'Venue' of the domain; "
                + "it has an issue 'Venue': match by name to read it",
            refused.Reason);
        Assert.Equal("0.3", Read(profile, new() { Matching = GeniusMatching.ByName }).Issues[1].Weights[0].ToString());
    }

    [Fact]
    public void Read_WeightsAboveOne_CountAsWrittenCappedOrRescaled()
    {
        string profile = Profile("Price", "Venue", "0.7", "0.4");
        Scenario written = Read(profile), capped = Read(profile, new() { Weights = GeniusWeights.Capped }),
            rescaled = Read(profile, new() { Weights = GeniusWeights.Rescaled });
        Outcome best = written.Choose("high", "high");

        Assert.Equal("1.1", written.Utility(best, 0).ToString());
        Assert.Equal(
            "the weights of buyer sum to 1.1 and count as written, so that utilities can pass 1; GENIUS would count those as 1",
            Assert.Single(written.Assumptions));
        Assert.Equal("1", capped.Utility(best, 0).ToString());
        Assert.Equal(
            "the weights of buyer sum to 1.1: a utility above 1 counts as 1, as in GENIUS", Assert.Single(capped.Assumptions));
        Assert.Equal("1", rescaled.Utility(best, 0).ToString());
        Assert.Equal(new Rational(4, 11), rescaled.Issues[1].Weights[0]);
        Assert.Equal(
            "the weights of buyer sum to 1.1 and were divided by it; GENIUS would not divide them", Assert.Single(rescaled.Assumptions));
    }

    [Fact]
    public void Read_WeightsBelowOne_AreNotedOnlyWhereRescaled()
    {
        string profile = Profile("Price", "Venue", "0.3", "0.2");
        Assert.Empty(Read(profile).Assumptions);
        Assert.Empty(Read(profile, new() { Weights = GeniusWeights.Capped }).Assumptions);
        Assert.Equal(
            "the weights of buyer sum to 0.5 and were divided by it; GENIUS would not divide them",
            Assert.Single(Read(profile, new() { Weights = GeniusWeights.Rescaled }).Assumptions));
        string nothing = Profile("Price", "Venue", "0", "0");
        Assert.Equal(Read(nothing), Read(nothing, new() { Weights = GeniusWeights.Rescaled }));
    }

    [Fact]
    public void Read_ItemEvaluatedTwice_TheLastCounts()
    {
        string twice = Profile("Price", "Venue", "0.7", "0.3").Replace(
            "<item value=\"low\" evaluation=\"1\"/>", "<item value=\"low\" evaluation=\"8\"/><item value=\"low\" evaluation=\"1\"/>",
            StringComparison.Ordinal);
        Scenario read = Read(twice);
        Assert.Equal(Read(Profile("Price", "Venue", "0.7", "0.3")).Issues, read.Issues);
        Assert.Equal(
            [
                "buyer evaluates 'low' of issue 'Price' twice; the last, 1, counts, as in GENIUS, and not 8",
                "buyer evaluates 'low' of issue 'Venue' twice; the last, 1, counts, as in GENIUS, and not 8",
            ],
            read.Assumptions);
    }

    [Fact]
    public void Options_UnknownValue_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeniusOptions { Matching = (GeniusMatching)9 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new GeniusOptions { Weights = (GeniusWeights)9 });
    }

    private static string Profile(string first, string second, string firstWeight, string secondWeight) => $"""
        <utility_space><objective index="0" name="root">
        <weight index="1" value="{firstWeight}"/><weight index="2" value="{secondWeight}"/>
        <issue index="1" name="{first}" type="discrete"><item value="low" evaluation="1"/><item value="high" evaluation="4"/></issue>
        <issue index="2" name="{second}" type="discrete"><item value="low" evaluation="1"/><item value="high" evaluation="4"/></issue>
        </objective></utility_space>
        """;

    private static Scenario Read(string buyer, GeniusOptions? options = null, string? domain = null)
        => GeniusXml.Read(
            Source("domain", domain ?? Domain),
            [Source("buyer", buyer), Source("seller", Profile("Price", "Venue", "0.5", "0.5"))],
            options);

    private static GeniusSource Source(string name, string text)
        => new(name, name + ".xml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
