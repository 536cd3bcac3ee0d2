using System.Text;
using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

public class GeniusWebJsonTests
{
    private const string Issues = """
        "issuesValues": {
          "Food": { "values": ["Catering", "Finger-Food"] },
          "Guests": { "range": ["10", "16", 2.5] } }
        """;

    private const string Domain = "{ \"name\": \"party\",\n" + Issues + "\n}";

    private const string Host = "{ \"LinearAdditiveUtilitySpace\": {\n" + """
        "issueUtilities": {
          "Food": { "discreteutils": { "valueUtilities": { "Finger-Food": 0.25, "Catering": 1 } } },
          "Guests": { "numberutils": { "lowValue": 10, "lowUtility": 0.2, "highValue": "16", "highUtility": 0.8 } } },
        "issueWeights": { "Guests": 0.4, "Food": 0.6 },
        "reservationBid": { "issuevalues": { "Food": "Finger-Food", "Guests": 12.50 } },
        """ + "\n\"domain\": {" + Issues + "},\n\"name\": \"host\" } }";

    private const string Guest = "{ \"LinearAdditiveUtilitySpace\": {\n" + """
        "issueUtilities": {
          "Food": { "DiscreteValueSetUtilities": { "valueUtilities": { "Catering": 0, "Finger-Food": 1e0 } } },
          "Guests": { "NumberValueSetUtilities": { "lowValue": 10, "lowUtility": 1, "highValue": 16, "highUtility": 0 } } },
        "issueWeights": { "Food": 0.5, "Guests": 0.5 }, "reservationBid": null,
        """ + "\n\"domain\": {" + Issues + "} } }";

    [Fact]
    public void Read_DiscreteAndNumbers_FollowsTheRules()
    {
        Scenario scenario = Read(Domain, Host, Guest);
        Assert.Equal(["Food", "Guests"], scenario.Issues.Select(i => i.Name));
        Assert.Equal(["Catering", "Finger-Food"], scenario.Issues[0].Options.Select(o => o.Label));
        // 16 is no multiple of 2.5 above 10.
        Assert.Equal(["10", "12.5", "15"], scenario.Issues[1].Options.Select(o => o.Label));
        Assert.Equal(["1", "0.25"], scenario.Issues[0].Options.Select(o => o.Values[0].ToString()));
        Assert.Equal(["0.2", "0.45", "0.7"], scenario.Issues[1].Options.Select(o => o.Values[0].ToString()));
        Assert.Equal(["1", "7/12", "1/6"], scenario.Issues[1].Options.Select(o => o.Values[1].ToString()));
        Assert.Equal([new Rational(6, 10), new Rational(4, 10)], scenario.Issues.Select(i => i.Weights[0]));
        // The reservation value is what the bid is worth: 0.6 · 0.25 + 0.4 · 0.45.
        Assert.Equal(["0.33", "0"], scenario.Parties.Select(p => p.Reservation.ToString()));
        Assert.Empty(scenario.Assumptions);
    }

    [Fact]
    public void Read_WhatGeniusWebWouldRefuse_IsNoted()
        => Assert.Equal(
            [
                "host values 'Fasting' of issue 'Food', which the domain does not have",
                "the weights of host sum to 1.1 and count as written; GeniusWeb takes only weights that sum to 1",
                "the reservation bid of host says nothing on issue 'Guests', which counts as 0",
            ],
            Read(Domain, Host.Replace("\"Catering\": 1 }", "\"Catering\": 1, \"Fasting\": 0 }", StringComparison.Ordinal)
                .Replace("\"Food\": 0.6", "\"Food\": 0.7", StringComparison.Ordinal)
                .Replace(", \"Guests\": 12.50", "", StringComparison.Ordinal), Guest).Assumptions);

    [Fact]
    public void Read_NumbersAsTextsWithSpace_AreRead()
        => Assert.Equal(
            Read(Domain, Host, Guest),
            Read(Domain, Host.Replace("\"Food\": 0.6", "\"Food\": \" 0.6 \"", StringComparison.Ordinal), Guest));

    [Theory]
    [InlineData("\"Food\": 0.6", "\"Fod\": 0.6",
        "host.json line 5: LinearAdditiveUtilitySpace 'issueWeights': has no member 'Food'")]
    [InlineData("0.25", "\"a quarter\"",
        "host.json line 3: LinearAdditiveUtilitySpace 'issueUtilities' 'Food' 'discreteutils' 'valueUtilities' 'Finger-Food': "
            + "is no decimal number")]
    [InlineData("\"Food\": 0.6", "\"Food\": -0.6", "host.json line 5: LinearAdditiveUtilitySpace 'issueWeights' 'Food': is negative")]
    [InlineData("\"Food\": 0.6", "\"Guests\": 0.6",
        "host.json line 5: LinearAdditiveUtilitySpace 'issueWeights': has the member 'Guests' twice")]
    [InlineData("\"lowValue\": 10", "\"lowValue\": 11",
        "host.json line 4: LinearAdditiveUtilitySpace 'issueUtilities' 'Guests' 'numberutils': runs from 11 to 16, in the domain "
            + "from 10 to 16")]
    [InlineData("discreteutils", "otherutils",
        "host.json line 3: LinearAdditiveUtilitySpace 'issueUtilities' 'Food': has neither 'discreteutils' nor 'numberutils'")]
    [InlineData("12.50", "13",
        "host.json line 6: LinearAdditiveUtilitySpace 'reservationBid' 'issuevalues' 'Guests': is '13', which is no value of the issue")]
    [InlineData("\"Food\": \"Finger-Food\"", "\"Drink\": \"Water\"",
        "host.json line 6: LinearAdditiveUtilitySpace 'reservationBid' 'issuevalues' 'Drink': is an issue that the domain does not have")]
    [InlineData("[\"Catering\", \"Finger-Food\"]", "[\"Catering\", \"Buffet\"]",
        "host.json line 7: LinearAdditiveUtilitySpace 'domain': is a profile for another domain: only one of them has the value "
            + "'Finger-Food' of issue 'Food'")]
    [InlineData("LinearAdditiveUtilitySpace", "SumOfGroupsUtilitySpace",
        "host.json line 1: has no member 'LinearAdditiveUtilitySpace'; profiles of other kinds, whose utilities do not add, are not read")]
    [InlineData("\"host\" } }", "\"host\" } } {", "host.json line 10: is not well-formed JSON")]
    public void Read_BadProfile_SaysWhereAndWhy(string from, string to, string expected)
    {
        Assert.Contains(from, Host, StringComparison.Ordinal);
        string message = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Host.Replace(from, to, StringComparison.Ordinal), Guest)).Message;
        Assert.StartsWith(expected, message, StringComparison.Ordinal);
        if (!expected.EndsWith("JSON", StringComparison.Ordinal)) Assert.Equal(expected, message);
    }

    [Theory]
    [InlineData("2.5]", "0]", "domain.json line 4: issuesValues 'Guests' 'range': its step is 0, which is not above 0")]
    [InlineData("2.5]", "1e-9]",
        "domain.json line 4: issuesValues 'Guests' 'range': has 6000000001 values; at most 100000 are read: give it a greater step")]
    [InlineData("2.5]", "1, 1]",
        "domain.json line 4: issuesValues 'Guests' 'range': must have three numbers: the lowest value, the highest and the step")]
    [InlineData("\"16\"", "9", "domain.json line 4: issuesValues 'Guests' 'range': its highest value 9 lies below its lowest 10")]
    [InlineData("\"Finger-Food\"]", "\"Catering\"]", "domain.json line 3: issuesValues 'Food' 'values': has the value 'Catering' twice")]
    [InlineData("\"Finger-Food\"]", "7]", "domain.json line 3: issuesValues 'Food' 'values': is no text in quotes")]
    [InlineData("\"issuesValues\"", "\"issues\"", "domain.json line 1: has no member 'issuesValues'")]
    public void Read_BadDomain_SaysWhereAndWhy(string from, string to, string expected)
        => Assert.Equal(expected, Assert.Throws<ScenarioFileException>(
            () => Read(Domain.Replace(from, to, StringComparison.Ordinal), Host, Guest)).Message);

    [Theory]
    [InlineData("{}", "issuesValues: has no issue")]
    [InlineData("{ \"\": { \"values\": [\"a\"] } }", "issuesValues '': has an empty name")]
    [InlineData("{ \"x\": { \"values\": [] } }", "issuesValues 'x' 'values': has no value")]
    [InlineData("{ \"x\": { \"values\": [\"a\", \"\"] } }", "issuesValues 'x' 'values': is an empty value")]
    [InlineData("{ \"x\": { \"values\": [\"a\", \"a\"] } }", "issuesValues 'x' 'values': has the value 'a' twice")]
    public void Read_EmptyParts_AreRefused(string issues, string expected)
        => Assert.Equal(
            $"domain.json line 1: {expected}",
            Assert.Throws<ScenarioFileException>(() => Read($"{{ \"issuesValues\": {issues} }}", Host, Guest)).Message);

    [Fact]
    public void Read_OneIssueOfOneValue_IsAScenario()
    {
        const string One = "{ \"issuesValues\": { \"x\": { \"values\": [\"a\"] } } }";
        const string Profile = "{ \"LinearAdditiveUtilitySpace\": { \"issueUtilities\": { \"x\": { \"discreteutils\": "
            + "{ \"valueUtilities\": { \"a\": 1 } } } }, \"issueWeights\": { \"x\": 1 }, \"domain\": " + One + " } }";
        Assert.Equal(1, Read(One, Profile, Profile).OutcomeCount);

        // The profile is for a domain with one issue more, which has nothing to do with the first.
        string more = Profile.Replace(
            "[\"a\"] } }", "[\"a\"] }, \"y\": { \"values\": [\"b\"] } }", StringComparison.Ordinal);
        Assert.EndsWith(
            "is a profile for another domain: the domain has no issue 'y'",
            Assert.Throws<ScenarioFileException>(() => Read(One, more, Profile)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadFiles_EmptyPaths_AreRefused()
    {
        Assert.Throws<ArgumentException>("domain", () => GeniusWebJson.ReadFiles("", "a.json", "b.json"));
        Assert.Throws<ArgumentException>("profiles", () => GeniusWebJson.ReadFiles("d.json", "", "b.json"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\": 1")]
    [InlineData("// remark\n{}")]
    public void Read_NoDomain_IsRefused(string domain) => Assert.Throws<ScenarioFileException>(() => Read(domain, Host, Guest));

    [Fact]
    public void Read_DomainGivenAsProfile_SaysSo()
        => Assert.EndsWith("is a domain where a profile was expected",
            Assert.Throws<ScenarioFileException>(() => Read(Domain, Host, Domain)).Message, StringComparison.Ordinal);

    [Fact]
    public void ReadFiles_NamesPartiesAfterTheFiles()
    {
        string folder = Directory.CreateTempSubdirectory("geniusweb").FullName;
        try
        {
            string[] paths = [Path.Combine(folder, "domain.json"), Path.Combine(folder, "host.json"), Path.Combine(folder, "guest.json")];
            // With the mark that Windows editors write.
            File.WriteAllText(paths[0], Domain, new UTF8Encoding(true));
            File.WriteAllText(paths[1], Host);
            File.WriteAllText(paths[2], Guest);
            Assert.Equal(Read(Domain, Host, Guest), GeniusWebJson.ReadFiles(paths[0], paths[1], paths[2]));
            Assert.Throws<ArgumentException>("profiles", () => GeniusWebJson.ReadFiles(paths[0], paths[1]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Read_UtilityBeyondDoubles_IsRefusedWithTheFile()
    {
        string message = Assert.Throws<ScenarioFileException>(
            () => Read(Domain, Host.Replace("\"Food\": 0.6", "\"Food\": 6e399", StringComparison.Ordinal), Guest)).Message;
        Assert.StartsWith("domain.json line 1: ", message, StringComparison.Ordinal);
        Assert.Contains("1.79E+308", message, StringComparison.Ordinal);
    }

    private static Scenario Read(string domain, string host, string guest)
        => GeniusWebJson.Read(Document("domain", domain), ("host", Document("host", host)), ("guest", Document("guest", guest)));

    private static JsonPart Document(string name, string text)
        => JsonPart.Load(name + ".json", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
