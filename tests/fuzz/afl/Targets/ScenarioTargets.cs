using Fuzz.Structure;
using TradeModel;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Yaml;
using TradeModel.Simulation;

namespace Fuzz.Targets;

/// <summary>
/// Scenarios of other programs. The parts of an input are a choice of options, a domain and two profiles, which are read from files.
/// </summary>
internal static class ScenarioTargets
{
    // A few lines may state 100,000 values, which are read up to four times and compared: measured, 250 million bytes.
    private const long AllValues = 512 << 20;

    private static readonly GeniusOptions[] Options =
    [
        GeniusOptions.Default,
        new() { RealValues = 5, IntegerValues = 6 },
        new() { Matching = GeniusMatching.ByName, Weights = GeniusWeights.Capped, RealValues = 3 },
        new() { Weights = GeniusWeights.Rescaled, IntegerValues = 2 },
    ];

    internal static Target[] All { get; } =
    [
        new("genius", "scenarios of GENIUS (`GeniusXml`)", Shape.Xml, Genius, GeniusSeeds) { FreeBytes = AllValues },
        new("geniusweb", "scenarios of GeniusWeb (`GeniusWebJson`)", Shape.Json, GeniusWeb, GeniusWebSeeds) { FreeBytes = AllValues },
        new("negmas", "scenarios of NegMAS (`NegmasYaml`)", Shape.Yaml, Negmas, NegmasSeeds) { FreeBytes = AllValues },
        new("tournament", "folders of a tournament (`TournamentFolder`)", Shape.Json, Tournament, () => GeniusSeeds().Take(1)
            .Select(s => Parts.Join([Law.Utf8("""{"domain": "domain.xml", "profiles": ["a.xml", "b.xml"]}"""), .. Parts.Of(s)[1..]])))
        {
            FreeBytes = AllValues,
        },
    ];

    private static void Genius(byte[] input)
    {
        (int choice, string domain, string a, string b) = Files(input, ".xml");
        GeniusOptions options = Options[choice % Options.Length];
        Scenario? scenario = Read(() => GeniusXml.ReadFiles(domain, [a, b], options));
        NonAdditiveScenario? other = Read(() => GeniusXml.ReadNonAdditiveFiles(domain, [a, b], options));
        Law.Holds(scenario is null || other is not null, "an additive scenario is refused where utilities need not add");
        _ = other?.ToString();
        if (scenario is null) return;
        Same(scenario, other!);
        Back(scenario);
    }

    private static void GeniusWeb(byte[] input)
    {
        (_, string domain, string a, string b) = Files(input, ".json");
        if (Read(() => GeniusWebJson.ReadFiles(domain, [a, b])) is { } scenario) Back(scenario);
    }

    private static void Negmas(byte[] input)
    {
        (int choice, string domain, string a, string b) = Files(input, ".yml");
        Scenario? scenario = Read(() => choice % 2 == 0 ? NegmasYaml.ReadFiles(domain, [a, b]) : NegmasYaml.ReadFiles(domain, [a, b], 4));
        NonAdditiveScenario? other = Read(() => NegmasYaml.ReadNonAdditiveFiles(domain, [a, b], choice % 2 == 0 ? null : 4));
        Law.Holds(scenario is null || other is not null, "an additive scenario is refused where utilities need not add");
        _ = other?.ToString();
        if (scenario is not null) Same(scenario, other!);
    }

    private static void Tournament(byte[] input)
    {
        byte[][] parts = Parts.Of(input);
        string folder = Path.Combine(Scratch.Folder, "tournament"), one = Path.Combine(folder, "one");
        Directory.CreateDirectory(one);
        string[] names = ["reference.json", "domain.xml", "a.xml", "b.xml"];
        for (int i = 0; i < names.Length; i++)
        {
            // An absent part is an absent file.
            Scratch.PutOrRemove(Path.Combine(one, names[i]), i < parts.Length ? parts[i] : []);
        }
        TournamentFolder read = TournamentFolder.Read(folder);
        Law.Holds(read.Scenarios.Count + read.Skipped.Count == 1, "a folder is neither read nor skipped");
        foreach (SkippedFolder skipped in read.Skipped) Law.InWords(skipped.Reason, new InvalidOperationException(skipped.Reason));
    }

    /// <summary>Both doors to the same files open the same utilities.</summary>
    private static void Same(Scenario scenario, NonAdditiveScenario other)
    {
        foreach (Outcome outcome in Some(scenario))
            for (int p = 0; p < scenario.Parties.Count; p++)
                Law.Holds(scenario.Utility(outcome, p) == other.Utility(outcome, p), $"the utilities differ: {scenario.Describe(outcome)}");
    }

    /// <summary>What is written for GENIUS gives the same utilities when it is read.</summary>
    private static void Back(Scenario scenario)
    {
        _ = scenario.ToString();
        if (scenario.Issues.Sum(i => i.Options.Count) > 200) return;
        string[] paths = [.. Enumerable.Range(0, scenario.Parties.Count + 1).Select(i => Path.Combine(Scratch.Folder, $"back{i}.xml"))];
        try
        {
            if (GeniusXml.WriteFiles(scenario, paths[0], [.. paths[1..]]).Count > 0) return;
        }
        catch (ArgumentException)
        {
            return;
        }
        Scenario back = GeniusXml.ReadFiles(paths[0], [.. paths[1..]]);
        foreach (Outcome outcome in Some(scenario))
        {
            for (int p = 0; p < scenario.Parties.Count; p++)
                Law.Holds(scenario.Utility(outcome, p) == back.Utility(outcome, p), $"utilities read back: {scenario.Describe(outcome)}");
        }
    }

    private static IEnumerable<Outcome> Some(Scenario scenario)
    {
        int most = scenario.Issues.Max(i => i.Options.Count);
        for (int o = 0; o < most; o += 1 + (most / 4))
            yield return new(scenario.Issues.Select((issue, i) => (o + i) % issue.Options.Count).ToValueList());
    }

    private static (int Choice, string Domain, string A, string B) Files(byte[] input, string extension)
    {
        byte[][] parts = Parts.Of(input);
        byte[] Part(int at) => at < parts.Length ? parts[at] : at == 3 && parts.Length == 3 ? parts[2] : [];
        return (
            parts[0].Length > 0 ? parts[0][0] : 0,
            Scratch.Write("domain" + extension, Part(1)), Scratch.Write("a" + extension, Part(2)), Scratch.Write("b" + extension, Part(3)));
    }

    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (ScenarioFileException e)
        {
            Law.InWords(e.Message, e);
            Law.Holds(e.File.StartsWith(Scratch.Folder, StringComparison.Ordinal), $"the refusal names no file: {e.Message}");
            return null;
        }
    }

    private static IEnumerable<byte[]> GeniusSeeds()
    {
        const string Domain = """
            <negotiation_template><utility_space number_of_issues="2"><objective index="0" name="root" etype="objective">
            <issue index="1" name="Price" etype="discrete"><item index="1" value="low"/><item index="2" value="high"/></issue>
            <issue index="2" name="Days" etype="integer" lowerbound="10" upperbound="14"/>
            </objective></utility_space></negotiation_template>
            """;
        const string Buyer = """
            <?xml version="1.0"?>
            <utility_space><objective index="0" name="root"><weight index="2" value="0.3"/><weight index="1" value="7E-1"/>
            <issue index="1" name="Price" etype="discrete"><item index="2" value="high" evaluation="0.1"/>
            <item index="1" value="low" evaluation="0.4"/></issue>
            <issue index="2" name="Days" etype="integer"><range lowerbound="10" upperbound="14"/>
            <evaluator ftype="linear" offset="1.2" slope="-0.3"/></issue>
            </objective><reservation value="0.25"/><discount_factor value="0.9"/></utility_space>
            """;
        const string Seller = """
            <utility_space><objective index="0" name="root">
            <issue index="1" name="Price"><item value="low" evaluation="1"/><item value="high" evaluation="3"/></issue>
            <issue index="2" name="Days"><evaluator offset="0" slope="0.25"/></issue>
            <weight index="1" value="0.5"/><weight index="2" value="0.5"/></objective></utility_space>
            """;
        const string Space = """
            <negotiation_template><utility_space number_of_issues="2"><objective index="0" name="root">
            <issue index="1" name="A" type="integer" lowerbound="0" upperbound="3"/>
            <issue index="2" name="B" type="real" lowerbound="5" upperbound="7.5"/>
            </objective></utility_space></negotiation_template>
            """;
        const string Curved = """
            <utility_space type="nonlinear"><objective index="0" name="root">
            <issue index="1" name="A" type="integer" lowerbound="0" upperbound="3"/>
            <issue index="2" name="B" type="real" lowerbound="5" upperbound="7.5"/>
            <utility maxutility="20"><ufun type="PlainUfun" weight="1" aggregation="sum">
            <hyperRectangle utility="4"><INCLUDES index="1" min="1" max="2"/><INCLUDES index="2" min="6" max="9"/></hyperRectangle>
            <hyperRectangle utility="3" weight="2"><EXCLUDES index="1" min="0" max="1"/></hyperRectangle><hyperRectangle utility="1"/>
            <ufun weight="0.5"><hyperRectangle utility="8"><INCLUDES index="2" min="7" max="7"/></hyperRectangle></ufun>
            </ufun></utility></objective><discount_factor value="0.95"/><reservation value="0.60"/></utility_space>
            """;
        const string Triangular = """
            <utility_space><objective index="0" name="root"><weight index="1" value="0.5"/><weight index="2" value="0.5"/>
            <issue index="1" name="A" type="integer"><evaluator ftype="linear" slope="0.25" offset="0"/></issue>
            <issue index="2" name="B" type="real"><range lowerbound="5" upperbound="7.5"/>
            <evaluator ftype="linear" slope="-0.4" offset="1"/></issue>
            </objective></utility_space>
            """;
        foreach (string choice in (string[])["0", "1", "2", "3"])
        {
            yield return Joined(choice, Domain, Buyer, Seller);
            yield return Joined(choice, Space, Curved, Triangular);
            yield return Joined(choice, Space, Triangular, Triangular);
        }
    }

    private static IEnumerable<byte[]> GeniusWebSeeds()
    {
        const string Domain = """
            {"name":"party","issuesValues":{"Food":{"values":["Catering","Finger-Food"]},"Guests":{"range":["10","16",2.5]}}}
            """;
        const string Host = """
            {"LinearAdditiveUtilitySpace":{"issueUtilities":{"Food":{"discreteutils":{"valueUtilities":{"Finger-Food":0.25,"Catering":1}}},
            "Guests":{"numberutils":{"lowValue":10,"lowUtility":0.2,"highValue":"16","highUtility":0.8}}},
            "issueWeights":{"Guests":0.4,"Food":0.6},
            "reservationBid":{"issuevalues":{"Food":"Finger-Food","Guests":12.50}},
            "domain":
            """ + Domain + ",\"name\":\"host\"}}";
        const string Guest = """
            {"LinearAdditiveUtilitySpace":{"issueUtilities":{
            "Food":{"DiscreteValueSetUtilities":{"valueUtilities":{"Catering":0,"Finger-Food":1e0}}},
            "Guests":{"NumberValueSetUtilities":{"lowValue":10,"lowUtility":1,"highValue":16,"highUtility":0}}},
            "issueWeights":{"Food":0.5,"Guests":0.5},"reservationBid":null,
            "domain":
            """ + Domain + "}}";
        yield return Joined("0", Domain, Host, Guest);
        yield return Joined("0", Domain, Guest, Guest);
        yield return Joined("0", Domain, Host.Replace("LinearAdditive", "SumOfGroups", StringComparison.Ordinal), Guest);
    }

    private static IEnumerable<byte[]> NegmasSeeds()
    {
        const string Space = """
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
        const string Buyer = """
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
        const string Seller = """
            type: LinearAdditiveUtilityFunction
            values:
              Price: {type: TriangularFun, start: 90, middle: 110, end: 150, scale: 2}
              Quantity: {type: IdentityFun}
              Delivery: {sea: 0.5, by air: 1}
            weights: {Price: 0.6, Delivery: 0.3, Quantity: 0.1}
            reserved_value: -.inf
            """;
        const string Json = """
            {"__python_class__": "negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction", "reserved_value": 0.25,
            "values": [{"type": "AffineFun", "slope": 0.5, "bias": -0.5}, {"type": "TableFun", "mapping": {"100": 1, "110": 0.8, "150": 0}},
            {"type": "ConstFun", "value": 0.5}], "weights": [0.25, 0.5, 0.25]}
            """;
        const string Rectangles = """
            type: HyperRectangleUtilityFunction
            outcome_ranges:
            - 0: [2, 3]
              1: [100.0, 120.0]
            - Delivery: sea
            - 2: [sea, by air, by rail]
            - null
            utilities: [4, 2.0, 1, 8]
            weights: [1, 0.5, 1, 1]
            bias: 0.5
            reserved_value: 3
            """;
        const string Affine = "type: AffineUtilityFunction\nweights: [-2, 0.5]\nbias: 10\nreserved_value: 0\n";
        const string Short = "issues: [{name: a, values: 3}, {name: b, type: ContinuousIssue, values: [0.0, 1.5]}]\n";
        const string Discounted =
            "type: ExpDiscountedUFun\ndiscount: 0.9\nfactor: step\nreserved_value: 0.1\nufun: &u\n"
            + "  type: AffineUtilityFunction\n"
            + "  weights: [1, 1]\n  bias: 0\n";
        foreach (string choice in (string[])["0", "1"])
        {
            yield return Joined(choice, Space, Buyer, Seller);
            yield return Joined(choice, Space, Json, Rectangles);
            yield return Joined(choice, Short, Affine, Discounted);
        }
    }

    private static byte[] Joined(params string[] parts) => Parts.Join(parts.Select(Law.Utf8));
}
