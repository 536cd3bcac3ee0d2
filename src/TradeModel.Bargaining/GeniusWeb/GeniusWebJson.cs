namespace TradeModel.Bargaining;

/// <summary>
/// Reads the scenarios of GeniusWeb, the successor of GENIUS, in which the ANAC competitions of 2020 to 2023 and the first negotiation
/// leagues (ANL) are published: a domain and one additive profile for each party, in JSON.
/// </summary>
/// <remarks>
/// Numbers are read exactly. The values of an issue with a <c>range</c> are the multiples of its step above the lowest value. Utilities and
/// weights count as written. The reservation value is the utility of the reservation bid, or 0 without one. GeniusWeb has no discounts.
/// </remarks>
public static class GeniusWebJson
{
    /// <summary>Reads a scenario from files; the parties are named after the profiles' files.</summary>
    /// <param name="domain">The path of the domain.</param>
    /// <param name="profiles">The paths of the profiles, one for each party, at least two. Each contains the same domain.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such a domain or profile; the message names file, line and member. Profiles whose utilities do not add up, such as
    /// <c>SumOfGroupsUtilitySpace</c>, are refused.
    /// </exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="ArgumentException">There are fewer than two profiles.</exception>
    public static Scenario ReadFiles(string domain, params ValueList<string> profiles)
    {
        if (Guard.NotNull(domain).Length == 0) throw new ArgumentException("must be a path", nameof(domain));
        if (Guard.NotNull(profiles).Contains("")) throw new ArgumentException("must be paths", nameof(profiles));
        if (profiles.Count < 2) throw new ArgumentException("a scenario has at least two profiles", nameof(profiles));
        JsonPart document = Load(domain);
        GeniusWebDomain issues = GeniusWebDomain.Read(document);
        return Scenario(document, issues, [.. profiles.Select((path, i)
            => GeniusWebProfile.Read(PartyFiles.NameOf(path, i, profiles), Load(path), issues))]);
    }

    internal static Scenario Read(JsonPart domain, params ValueList<(string Name, JsonPart Document)> profiles)
    {
        GeniusWebDomain issues = GeniusWebDomain.Read(domain);
        return Scenario(domain, issues, [.. profiles.Select(p => GeniusWebProfile.Read(p.Name, p.Document, issues))]);
    }

    private static JsonPart Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return JsonPart.Load(path, stream);
    }

    private static Scenario Scenario(JsonPart document, GeniusWebDomain domain, GeniusWebProfile[] parties)
        => ArgumentFault.Made(() => new Scenario(
            parties.Select(p => new ScenarioParty(p.Name, p.Reservation)).ToValueList(),
            domain.Issues.Select((issue, i) => new ScenarioIssue(
                issue.Name,
                parties.Select(p => p.Weights[i]).ToValueList(),
                issue.Values.Select((label, v) => new ScenarioOption(label, parties.Select(p => p.Values[i][v]).ToValueList()))
                    .ToValueList())).ToValueList(),
            parties.SelectMany(p => p.Assumptions).ToValueList()), (reason, _) => document.Error(reason));
}
