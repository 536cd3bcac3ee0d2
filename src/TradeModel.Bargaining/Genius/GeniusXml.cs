namespace TradeModel.Bargaining;

/// <summary>
/// Reads and writes the scenarios of the negotiating-agents literature: the XML of GENIUS (Lin et al. 2014) in which the ANAC competitions
/// are published, a domain and one profile for each party, with discrete, integer and real issues.
/// </summary>
/// <remarks>
/// Numbers are read exactly. A discrete value is worth its evaluation over the largest of its issue (0 if that is below 0.00001), an
/// integer value slope · (v − lower) + offset held to 0..1; weights count as written. A missing reservation is 0, a discount at or below 0
/// is 1. Document types are refused, and with them entities; nothing is fetched; a file is read up to 64 million characters.
/// </remarks>
public static class GeniusXml
{
    /// <summary>
    /// Reads a scenario from files with <see cref="GeniusOptions.Default"/>; the parties are named after the profiles' files.
    /// </summary>
    /// <param name="domain">The path of the domain.</param>
    /// <param name="profiles">The paths of the profiles, one for each party, at least two.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such a domain or profile; the message names file, line and element.
    /// </exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="ArgumentException">There are fewer than two profiles.</exception>
    public static Scenario ReadFiles(string domain, params ValueList<string> profiles)
        => ReadFiles(domain, profiles, GeniusOptions.Default);

    /// <summary>Reads a scenario from files; the parties are named after the profiles' files.</summary>
    /// <param name="domain">The path of the domain.</param>
    /// <param name="profiles">The paths of the profiles, one for each party, at least two.</param>
    /// <param name="options">How to read where the tools of the literature differ.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such a domain or profile; the message names file, line and element.
    /// </exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="ArgumentException">There are fewer than two profiles.</exception>
    public static Scenario ReadFiles(string domain, ValueList<string> profiles, GeniusOptions options)
        => Open(domain, profiles, Guard.NotNull(options), Read);

    /// <summary>
    /// Reads a scenario whose utilities need not add, as those of ANAC 2014: profiles with hyper-rectangles, additive ones, or both. The
    /// parties are named after the profiles' files.
    /// </summary>
    /// <param name="domain">The path of the domain.</param>
    /// <param name="profiles">The paths of the profiles, one for each party, at least two.</param>
    /// <param name="options">How to read where the tools of the literature differ; the default if null.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such a domain or profile; the message names file, line and element.
    /// </exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="ArgumentException">There are fewer than two profiles.</exception>
    /// <remarks>
    /// A rectangle with <c>INCLUDES</c> counts if the outcome lies within all its bounds, one with <c>EXCLUDES</c> unless it does, one
    /// without bounds always. The sum is divided by <c>maxutility</c>. GENIUS counts what then passes 1 as 1;
    /// <see cref="GeniusWeights.Capped"/> does too.
    /// </remarks>
    public static NonAdditiveScenario ReadNonAdditiveFiles(string domain, ValueList<string> profiles, GeniusOptions? options = null)
        => Open(domain, profiles, options ?? GeniusOptions.Default, ReadNonAdditive);

    private static T Open<T>(
        string domain,
        ValueList<string> profiles,
        GeniusOptions options,
        Func<GeniusSource, ValueList<GeniusSource>, GeniusOptions, T> read)
    {
        if (Guard.NotNull(domain).Length == 0) throw new ArgumentException("must be a path", nameof(domain));
        if (Guard.NotNull(profiles).Contains("")) throw new ArgumentException("must be paths", nameof(profiles));
        var opened = new List<Stream>();
        try
        {
            opened.Add(File.OpenRead(domain));
            foreach (string profile in profiles) opened.Add(File.OpenRead(profile));
            var sources = profiles.Select((path, i) => new GeniusSource(PartyFiles.NameOf(path, i, profiles), path, opened[i + 1]));
            return read(new GeniusSource("domain", domain, opened[0]), sources.ToValueList(), options);
        }
        finally
        {
            foreach (Stream stream in opened) stream.Dispose();
        }
    }

    /// <summary>
    /// Writes a scenario as a GENIUS domain and one profile for each party, so that it can be run in GENIUS. Read back, the files give
    /// every outcome the same utilities, and the same scenario if each party's best value on each issue is 1.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="domain">The path of the domain; a file there is replaced.</param>
    /// <param name="profiles">The paths of the profiles, in the order of the parties; files there are replaced.</param>
    /// <returns>
    /// What GENIUS counts otherwise, in words: utilities above 1, values below 0, and numbers that are no decimals of at most 30 places,
    /// which are written as the nearest double. Empty if nothing.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// There is not one path for each party, or two paths are the same. Or GENIUS has no form for the scenario: a party values no option of
    /// an issue above 0, has a cap below 1 and below its best outcome, or a name contains a control character. Nothing is written.
    /// </exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <remarks>
    /// GENIUS divides the evaluations of an issue by the largest, so the weight is multiplied by it. The discount is written as it is;
    /// GENIUS applies it over the whole negotiation.
    /// </remarks>
    public static ValueList<string> WriteFiles(Scenario scenario, string domain, params ValueList<string> profiles)
    {
        if (Guard.NotNull(domain).Length == 0) throw new ArgumentException("must be a path", nameof(domain));
        if (Guard.NotNull(profiles).Contains("")) throw new ArgumentException("must be paths", nameof(profiles));
        if (profiles.Count != Guard.NotNull(scenario).Parties.Count)
            throw new ArgumentException($"{profiles.Count} profiles for {scenario.Parties.Count} parties", nameof(profiles));
        if (ScenarioName.FindDuplicate(profiles.Prepend(domain)) is { } twice)
            throw new ArgumentException($"the path '{twice}' occurs twice", nameof(profiles));
        var files = new GeniusWriter(scenario);
        File.WriteAllText(domain, files.Domain);
        for (int p = 0; p < profiles.Count; p++) File.WriteAllText(profiles[p], files.Profiles[p]);
        return files.Notes;
    }

    /// <summary>Reads a scenario from streams, which stay open.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="profiles">The profiles, one for each party, at least two, with the parties' names.</param>
    /// <param name="options">How to read where the tools of the literature differ; the default if null.</param>
    /// <exception cref="ScenarioFileException">
    /// A file is not such a domain or profile; the message names file, line and element.
    /// </exception>
    /// <exception cref="ArgumentException">There are fewer than two profiles, or two parties have one name.</exception>
    internal static Scenario Read(GeniusSource domain, ValueList<GeniusSource> profiles, GeniusOptions? options = null)
    {
        Guard.NotNull(domain);
        Guard.NotNull(profiles);
        if (profiles.Count < 2) throw new ArgumentException("a scenario has at least two profiles", nameof(profiles));
        GeniusOptions reading = options ?? GeniusOptions.Default;
        GeniusDomain read = GeniusDomain.Read(domain, reading);
        GeniusProfile[] parties = [.. profiles.Select(p => GeniusProfile.Read(p, read, reading, regions: false))];
        var issues = new List<ScenarioIssue>();
        for (int i = 0; i < read.Issues.Count; i++)
        {
            int issue = i;
            GeniusIssue one = read.Issues[i];
            issues.Add(new(
                one.Name,
                parties.Select(p => p.Weights[issue]).ToValueList(),
                one.Values.Select((label, v) => new ScenarioOption(label,
                    parties.Select(p => p.Values[issue][v]).ToValueList())).ToValueList()));
        }
        return Made(domain, () => new Scenario(
            parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount, p.Cap)).ToValueList(),
            issues.ToValueList(),
            [.. read.Assumptions, .. parties.SelectMany(p => p.Assumptions)]));
    }

    /// <summary>Reads a scenario whose utilities need not add from streams, which stay open.</summary>
    internal static NonAdditiveScenario ReadNonAdditive(GeniusSource domain, ValueList<GeniusSource> profiles, GeniusOptions options)
    {
        if (profiles.Count < 2) throw new ArgumentException("a scenario has at least two profiles", nameof(profiles));
        GeniusDomain read = GeniusDomain.Read(domain, options);
        GeniusProfile[] parties = [.. profiles.Select(p => GeniusProfile.Read(p, read, options, regions: true))];
        return Made(domain, () => new NonAdditiveScenario(
            parties.Select(p => new ScenarioParty(p.Name, p.Reservation, p.Discount, p.Cap)).ToValueList(),
            read.Issues.Select(i => new NonAdditiveIssue(i.Name, i.Values.ToValueList())).ToValueList(),
            parties.Select(p => p.Utility).ToValueList(),
            [.. read.Assumptions, .. parties.SelectMany(p => p.Assumptions)]));
    }

    private static T Made<T>(GeniusSource domain, Func<T> make)
        => ArgumentFault.Made(make, (reason, refusal) => new ScenarioFileException(domain.File, null, 0, reason, refusal));
}
