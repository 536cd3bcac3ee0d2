namespace TradeModel.Bargaining.Yaml;

/// <summary>
/// Reads the scenarios that NegMAS saves, in YAML or JSON: an outcome space and one utility function for each party. The negotiation
/// leagues (ANL) since 2024 use them.
/// </summary>
/// <remarks>
/// Numbers are read exactly and count as written; weights need not sum to 1. Value functions are TableFun, LinearFun, AffineFun, ConstFun,
/// IdentityFun and TriangularFun. A missing or infinite reserved value is the party's worst outcome. A file is read up to 64 million
/// characters, 64 levels deep, and without tags of Python classes.
/// </remarks>
public static class NegmasYaml
{
    private const int MostValues = 100_000;

    /// <summary>Reads a scenario from files; the parties are named after the files of the utilities.</summary>
    /// <param name="outcomeSpace">The path of the outcome space.</param>
    /// <param name="utilities">The paths of the utility functions, one for each party, at least two.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such an outcome space or utility, or its utilities do not add up; the message names file, line and member.
    /// </exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="ArgumentException">There are fewer than two utilities.</exception>
    public static Scenario ReadFiles(string outcomeSpace, params ValueList<string> utilities)
        => Open(outcomeSpace, utilities, null, Read);

    /// <summary>Reads a scenario with continuous issues from files.</summary>
    /// <param name="outcomeSpace">The path of the outcome space.</param>
    /// <param name="utilities">The paths of the utility functions, one for each party, at least two.</param>
    /// <param name="realValues">
    /// How many values of a continuous issue are read, at equal distances, both bounds included: 2 to 100,000.
    /// <see cref="Scenario.Assumptions"/> states the distance.
    /// </param>
    /// <inheritdoc cref="ReadFiles(string, ValueList{string})" path="/exception"/>
    public static Scenario ReadFiles(string outcomeSpace, ValueList<string> utilities, int realValues)
        => Open(outcomeSpace, utilities, realValues, Read);

    /// <summary>
    /// Reads a scenario whose utilities need not add: hyper-rectangles, additive ones, or both. The parties are named after the files.
    /// </summary>
    /// <param name="outcomeSpace">The path of the outcome space.</param>
    /// <param name="utilities">The paths of the utility functions, one for each party, at least two.</param>
    /// <param name="realValues">
    /// How many values of a continuous issue are read: 2 to 100,000. Null by default: a continuous issue is refused.
    /// </param>
    /// <inheritdoc cref="ReadFiles(string, ValueList{string})" path="/exception"/>
    public static NonAdditiveScenario ReadNonAdditiveFiles(string outcomeSpace, ValueList<string> utilities, int? realValues = null)
        => Open(outcomeSpace, utilities, realValues, ReadNonAdditive);

    internal static Scenario Read(YamlPart outcomeSpace, ValueList<(string Name, YamlPart Document)> utilities, int? realValues)
    {
        NegmasDomain domain = NegmasDomain.Read(outcomeSpace, realValues);
        NegmasUtility[] parties = [.. utilities.Select(u => NegmasUtility.Read(u.Name, u.Document, domain, regions: false))];
        return Made(outcomeSpace, () => new Scenario(
            parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount)).ToValueList(),
            domain.Issues.Select((issue, i) => new ScenarioIssue(
                issue.Name,
                parties.Select(p => p.Weights[i]).ToValueList(),
                issue.Labels.Select((label, v) => new ScenarioOption(label, parties.Select(p => p.Values[i][v]).ToValueList()))
                    .ToValueList())).ToValueList(),
            [.. domain.Assumptions, .. parties.SelectMany(p => p.Assumptions)]));
    }

    internal static NonAdditiveScenario ReadNonAdditive(
        YamlPart outcomeSpace, ValueList<(string Name, YamlPart Document)> utilities, int? realValues)
    {
        NegmasDomain domain = NegmasDomain.Read(outcomeSpace, realValues);
        NegmasUtility[] parties = [.. utilities.Select(u => NegmasUtility.Read(u.Name, u.Document, domain, regions: true))];
        return Made(outcomeSpace, () => new NonAdditiveScenario(
            parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount)).ToValueList(),
            domain.Issues.Select(i => new NonAdditiveIssue(i.Name, i.Labels.ToValueList())).ToValueList(),
            parties.Select(p => p.Regions).ToValueList(),
            [.. domain.Assumptions, .. parties.SelectMany(p => p.Assumptions)]));
    }

    private static T Made<T>(YamlPart outcomeSpace, Func<T> make)
        => ArgumentFault.Made(make, (reason, _) => outcomeSpace.Error(reason));

    private static T Open<T>(
        string outcomeSpace,
        ValueList<string> utilities,
        int? realValues,
        Func<YamlPart, ValueList<(string Name, YamlPart Document)>, int?, T> read)
    {
        if (Guard.NotNull(outcomeSpace).Length == 0) throw new ArgumentException("must be a path", nameof(outcomeSpace));
        if (Guard.NotNull(utilities).Contains("")) throw new ArgumentException("must be paths", nameof(utilities));
        if (utilities.Count < 2) throw new ArgumentException("a scenario has at least two utilities", nameof(utilities));
        if (realValues is < 2 or > MostValues)
            throw new ArgumentOutOfRangeException(nameof(realValues), realValues, "must be 2 to 100,000");
        return read(
            Load(outcomeSpace),
            utilities.Select((path, i) => (PartyFiles.NameOf(path, i, utilities), Load(path))).ToValueList(),
            realValues);
    }

    private static YamlPart Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return YamlPart.Load(path, stream);
    }
}
