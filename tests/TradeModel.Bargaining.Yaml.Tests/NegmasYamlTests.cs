using System.Text;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Yaml;
using Xunit;

namespace TradeModel.Bargaining.Yaml.Tests;

public class NegmasYamlTests
{
    private const string Trade = """
        type: CartesianOutcomeSpace
        name: Trade
        issues:
        - name: Quantity
          type: ContiguousIssue
          values: [1, 3]
        - {name: Price, type: negmas.outcomes.DiscreteCardinalIssue, values: [100, 110.0, 150]}
        - name: Delivery
          type: CategoricalIssue
          values:
          - sea
          - 'by air'
        """;

    private const string Buyer = """
        name: buyer
        reserved_value: 0.25
        type: LinearAdditiveUtilityFunction
        values:
        - type: AffineFun
          bias: -0.5
          slope: 0.5
        - mapping: {100: 1.0, 110: 8.0e-1, 150: 0}
          type: TableFun
        - mapping:
            'by air': 0
            sea: 1
          type: TableFun
        weights:
        - 0.25
        - 0.5
        - 0.25
        """;

    private const string Seller = """
        type: LinearAdditiveUtilityFunction
        values:
          Price: {type: TriangularFun, start: 90, middle: 110, end: 150, scale: 2}
          Quantity: {type: IdentityFun}
          Delivery: {sea: 0.5, by air: 1}
        weights: {Price: 0.6, Delivery: 0.3, Quantity: 0.1}
        reserved_value: -.inf
        """;

    [Fact]
    public void Read_ValueFunctions_FollowTheRules()
    {
        Scenario scenario = Read(Trade, Buyer, Seller);
        Assert.Equal(["Quantity", "Price", "Delivery"], scenario.Issues.Select(i => i.Name));
        Assert.Equal(["1", "2", "3"], scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal(["100", "110", "150"], scenario.Issues[1].Options.Select(o => o.Label));
        Assert.Equal(["sea", "by air"], scenario.Issues[2].Options.Select(o => o.Label));
        Assert.Equal(["0", "0.5", "1", "1", "0.8", "0", "1", "0"], Values(scenario, 0));
        // 2 · (100 − 90) / (110 − 90) = 1 on the way up, 2 at the top, 0 at the end.
        Assert.Equal(["1", "2", "3", "1", "2", "0", "0.5", "1"], Values(scenario, 1));
        Assert.Equal(["0.1", "0.6", "0.3"], scenario.Issues.Select(i => i.Weights[1].ToString()));
        // The worst of the seller: 0.1 · 1 + 0.6 · 0 + 0.3 · 0.5.
        Assert.Equal(["0.25", "0.25"], scenario.Parties.Select(p => p.Reservation.ToString()));
        Assert.Equal(["seller has no reserved value, so every outcome is at least as good to it as no agreement"], scenario.Assumptions);
    }

    [Fact]
    public void Read_Json_IsReadAsYaml()
    {
        const string Json = """
            {"__python_class__": "negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction", "reserved_value": 0.25,
             "values": [{"type": "AffineFun", "slope": 0.5, "bias": -0.5},
                        {"type": "TableFun", "mapping": {"100": 1, "110": 0.8, "150": 0}},
                        {"type": "TableFun", "mapping": {"sea": 1, "by air": 0}}],
             "weights": [0.25, 0.5, 0.25]}
            """;
        Assert.Equal(Read(Trade, Buyer, Seller), Read(Trade, Json, Seller));
    }

    [Fact]
    public void Read_AliasOfAnEarlierNode_IsThatNode()
    {
        string buyer = Buyer.Replace("- mapping: {100: 1.0, 110: 8.0e-1, 150: 0}", "- mapping: &price {100: 1.0, 110: 8.0e-1, 150: 0}",
            StringComparison.Ordinal).Replace("- 0.5", "- &half 0.5", StringComparison.Ordinal);
        Assert.Equal(Read(Trade, Buyer, Seller), Read(Trade, buyer, Seller));
        Assert.Contains("refers to", Message(Trade, "a: &a [*a]", Seller), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BiasAndNegativeWeights_AreInTheValues()
    {
        const string Affine = """
            type: AffineUtilityFunction
            weights: [-2, 0.5]
            bias: 10
            reserved_value: 0
            """;
        const string Space = "issues: [{name: a, values: 3}, {name: b, type: ContiguousIssue, values: [1, 2]}]";
        Scenario scenario = Read(Space, Affine, Affine);
        Assert.Equal(["0", "1", "2"], scenario.Issues[0].Options.Select(o => o.Label));
        for (int a = 0; a < 3; a++)
        {
            for (int b = 0; b < 2; b++)
                Assert.Equal(10 - (2 * (Rational)a) + (0.5m * (Rational)(b + 1)), scenario.Utility(new([a, b]), 0));
        }
        Assert.Equal("the bias of one, 10, is part of the values of issue 'a'", scenario.Assumptions[0]);
    }

    [Fact]
    public void Read_ExponentialDiscount_IsNoted()
    {
        string discounted = "type: ExpDiscountedUFun\ndiscount: 0.9\nfactor: step\nreserved_value: 0.1\nufun:\n"
            + string.Join('\n', Buyer.Split('\n').Select(l => "  " + l));
        Scenario scenario = Read(Trade, discounted, Seller);
        Assert.Equal((new Rational(9, 10), new Rational(1, 10)), (scenario.Parties[0].Discount, scenario.Parties[0].Reservation));
        Assert.Equal("the discount of one, 0.9, is for each unit of 'step' in NegMAS, and for a year here", scenario.Assumptions[0]);
    }

    [Fact]
    public void Read_ContinuousIssue_NeedsAStatedGrid()
    {
        const string Space = "issues: [{name: a, type: ContinuousIssue, values: [0.0, 1.5]}]";
        const string Linear = "type: LinearAdditiveUtilityFunction\nvalues: [{type: LinearFun, slope: 2}]\nweights: [1]\nreserved_value: 0";
        Assert.Equal(
            "space.yml line 1: issues 'values': takes every number between its bounds: state realValues to read so many of them, "
                + "equally far apart",
            Message(Space, Linear, Linear));
        Scenario scenario = Read(Space, Linear, Linear, 4);
        Assert.Equal(["0", "0.5", "1", "1.5"], scenario.Issues[0].Options.Select(o => o.Label));
        Assert.Equal(["0", "1", "2", "3"], Values(scenario, 0));
        Assert.Equal(["issue 'a' takes every number from 0 to 1.5; it is read at 4 values, 0.5 apart"], scenario.Assumptions);
    }

    [Fact]
    public void Read_HyperRectangles_CountAsInNegmas()
    {
        const string Rectangles = """
            type: HyperRectangleUtilityFunction
            outcome_ranges:
            - 0: [2, 3]
              1: [100.0, 120.0]
            - Delivery: sea
            - 2: [sea, by air, by rail]
            - null
            - 0: 9
            utilities: [4, 2.0, 1, 8, 16]
            weights: [1, 0.5, 1, 1, 1]
            bias: 0.5
            reserved_value: 3
            """;
        NonAdditiveScenario scenario = NegmasYaml.ReadNonAdditive(Part("space", Trade), [("one", Part("one", Rectangles)),
            ("two", Part("two", Buyer))], null);
        Assert.Equal(new Rational(21, 2), scenario.Utility(new([0, 0, 0]), 0));
        Assert.Equal(new Rational(29, 2), scenario.Utility(new([2, 1, 0]), 0));
        Assert.Equal(new Rational(27, 2), scenario.Utility(new([1, 0, 1]), 0));
        Assert.Equal(new Rational(19, 2), scenario.Utility(new([1, 2, 1]), 0));
        Assert.Equal(Read(Trade, Buyer, Seller).Utility(new([1, 1, 0]), 0), scenario.Utility(new([1, 1, 0]), 1));
        Assert.Equal(["a range of one on line 8 holds no outcome"], scenario.Assumptions);
        Assert.EndsWith("which does not add: read the files with NegmasYaml.ReadNonAdditiveFiles", Message(Trade, Rectangles, Seller),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("110: 8.0e-1", "120: 0.8", "one.yml line 8: values 'mapping': has no value for '110' of issue 'Price'")]
    [InlineData("slope: 0.5", "slope: steep", "one.yml line 7: values 'slope': is no decimal number")]
    [InlineData("slope: 0.5", "steepness: 0.5", "one.yml line 5: values: has no member 'slope'")]
    [InlineData("type: AffineFun", "type: CosFun",
        "one.yml line 5: values: is of type CosFun; TableFun, LinearFun, AffineFun, ConstFun, IdentityFun and TriangularFun are read")]
    [InlineData("- 0.25\n", "", "one.yml line 15: weights: has 2 weights for 3 issues")]
    [InlineData("sea: 1", "sea: 1\n    sea: 2", "one.yml line 13: values 'mapping': has the member 'sea' twice")]
    [InlineData("name: buyer", "name: !buyer x", "one.yml line 1: name: has the tag '!buyer'; only plain YAML is read")]
    [InlineData("type: LinearAdditiveUtilityFunction", "type: MappingUtilityFunction",
        "one.yml line 1: is of type MappingUtilityFunction; linear, linear additive and hyper-rectangle utilities are read")]
    [InlineData("type: LinearAdditiveUtilityFunction", "type: CartesianOutcomeSpace",
        "one.yml line 1: is an outcome space where a utility was expected")]
    [InlineData("name: buyer", "name: buyer\n---\nname: other", "one.yml line 3: begins a second document; put it into a file of its own")]
    [InlineData("name: buyer", "name: [buyer", "one.yml line 1: is not well-formed YAML: a bracket is missing")]
    [InlineData("type: TableFun\n- mapping", "type: TableFun\n - mapping", "one.yml line 10: is not well-formed YAML: ")]
    public void Read_BadUtility_SaysWhereAndWhy(string from, string to, string expected)
    {
        Assert.Contains(from, Buyer, StringComparison.Ordinal);
        string buyer = Buyer.Replace(from, to, StringComparison.Ordinal);
        Assert.StartsWith(expected, Message(Trade, buyer, Seller), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("values: [1, 3]", "values: [3, 1]",
        "space.yml line 6: issues 'values': runs from 3 to 1, which are no ascending whole numbers")]
    [InlineData("values: [1, 3]", "values: [1, 300000]",
        "space.yml line 6: issues 'values': has 300000 values; at most 100000 are read: list those that matter")]
    [InlineData("110.0", "100.00", "space.yml line 7: issues 'values': has the value '100' twice")]
    [InlineData("CategoricalIssue", "CallableIssue",
        "space.yml line 8: issues: is of type CallableIssue; issues with a list or a range of values are read")]
    [InlineData("name: Delivery", "name: Price", "space.yml line 8: issues: has the issue 'Price' twice")]
    public void Read_BadOutcomeSpace_SaysWhereAndWhy(string from, string to, string expected)
        => Assert.Equal(expected, Message(Trade.Replace(from, to, StringComparison.Ordinal), Buyer, Seller));

    [Fact]
    public void Read_DeepNesting_IsRefused()
        => Assert.Equal("one.yml line 1: is nested more than 64 deep", Message(Trade, new string('[', 10_000), Seller));

    [Fact]
    public void ReadFiles_NamesPartiesAfterTheFiles()
    {
        string folder = Directory.CreateTempSubdirectory("negmas").FullName;
        try
        {
            string[] paths = [Path.Combine(folder, "Trade.yml"), Path.Combine(folder, "one.yml"), Path.Combine(folder, "seller.yaml")];
            File.WriteAllText(paths[0], Trade);
            File.WriteAllText(paths[1], Buyer);
            File.WriteAllText(paths[2], Seller);
            Assert.Equal(Read(Trade, Buyer, Seller), NegmasYaml.ReadFiles(paths[0], paths[1], paths[2]));
            Assert.Equal(Read(Trade, Buyer, Seller), NegmasYaml.ReadFiles(paths[0], [paths[1], paths[2]], 5));
            Assert.Throws<ArgumentException>("utilities", () => NegmasYaml.ReadFiles(paths[0], paths[1]));
            Assert.Throws<ArgumentOutOfRangeException>("realValues", () => NegmasYaml.ReadFiles(paths[0], [paths[1], paths[2]], 1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Values(Scenario scenario, int party)
        => scenario.Issues.SelectMany(i => i.Options.Select(o => o.Values[party].ToString()));

    [Fact]
    public void Read_UtilityBeyondDoubles_IsRefusedWithTheFile()
    {
        string message = Message(Trade, Buyer.Replace("- 0.5\n", "- 5e399\n", StringComparison.Ordinal), Seller);
        Assert.StartsWith("space.yml line 1: ", message, StringComparison.Ordinal);
        Assert.Contains("1.79E+308", message, StringComparison.Ordinal);
    }

    private static string Message(string space, string one, string two)
        => Assert.Throws<ScenarioFileException>(() => Read(space, one, two)).Message;

    private static Scenario Read(string space, string one, string two, int? realValues = null)
        => NegmasYaml.Read(Part("space", space), [("one", Part("one", one)), ("seller", Part("two", two))], realValues);

    private static YamlPart Part(string name, string text) => YamlPart.Load(name + ".yml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
