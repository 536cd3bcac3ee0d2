using System.Text.Json;
using System.Xml;
using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The scenarios of a tournament in a folder: one folder for each, with a domain and two profiles in the XML of GENIUS.</summary>
/// <remarks>
/// If a scenario's folder has a file <c>reference.json</c>, its members <c>domain</c> and <c>profiles</c> name the files, and the order of
/// the profiles is that of the parties. Otherwise the root elements tell the domain, <c>negotiation_template</c>, from the profiles,
/// <c>utility_space</c>, and the profiles are taken in the order of their names. Files beside the folders are ignored.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TournamentFolder
{
    private TournamentFolder(ValueList<TournamentScenario> scenarios, ValueList<SkippedFolder> skipped)
        => (Scenarios, Skipped) = (scenarios, skipped);

    /// <summary>The scenarios that could be read, in the order of their folders' names, which are theirs.</summary>
    public ValueList<TournamentScenario> Scenarios { get; }

    /// <summary>The folders that could not be read, with the reasons.</summary>
    public ValueList<SkippedFolder> Skipped { get; }

    /// <summary>Reads the scenarios of a folder.</summary>
    /// <param name="path">The folder that holds the scenarios' folders.</param>
    /// <returns>The scenarios, and the folders that could not be read.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="IOException">The folder does not exist or cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public static TournamentFolder Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var scenarios = new List<TournamentScenario>();
        var skipped = new List<SkippedFolder>();
        foreach (string folder in Directory.GetDirectories(path).Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(folder);
            try
            {
                (string domain, ValueList<string> profiles) = Files(folder);
                scenarios.Add(new(
                    name, GeniusXml.ReadFiles(Path.Combine(folder, domain), profiles.Select(p => Path.Combine(folder, p)).ToValueList())));
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                skipped.Add(new(name, e.Message));
            }
        }
        return new(scenarios.ToValueList(), skipped.ToValueList());
    }

    /// <summary>How many scenarios there are, and how many folders were skipped.</summary>
    public override string ToString()
        => $"{InvariantText.Of(Scenarios.Count)} scenarios, {InvariantText.Of(Skipped.Count)} folders skipped";

    private static (string Domain, ValueList<string> Profiles) Files(string folder)
    {
        string reference = Path.Combine(folder, "reference.json");
        return File.Exists(reference) ? Named(reference) : Found(folder);
    }

    private static (string Domain, ValueList<string> Profiles) Named(string reference)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(reference));
            JsonElement root = document.RootElement;
            string[] profiles = [.. root.GetProperty("profiles").EnumerateArray().Select(Name)];
            return profiles.Length == 2
                ? (Name(root.GetProperty("domain")), profiles.ToValueList())
                : throw new FormatException($"reference.json names {InvariantText.Of(profiles.Length)} profiles; a tournament needs two");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"reference.json must name a \"domain\" and two \"profiles\": {e.Message}", e);
        }
    }

    // A file of the folder itself, so that no reference leads elsewhere.
    private static string Name(JsonElement element)
        => element.GetString() is { Length: > 0 } name && string.Equals(Path.GetFileName(name), name, StringComparison.Ordinal)
            ? name
            : throw new FormatException($"reference.json names {element.GetRawText()}, which is not a file in its folder");

    private static (string Domain, ValueList<string> Profiles) Found(string folder)
    {
        var domains = new List<string>();
        var profiles = new List<string>();
        foreach (string file in Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal))
        {
            string? root = Root(file);
            if (root == "negotiation_template") domains.Add(Path.GetFileName(file));
            else if (root == "utility_space") profiles.Add(Path.GetFileName(file));
        }
        return domains.Count == 1 && profiles.Count == 2
            ? (domains[0], profiles.ToValueList())
            : throw new FormatException(
                $"has {InvariantText.Of(domains.Count)} domains and {InvariantText.Of(profiles.Count)} profiles, "
                    + "and a scenario is one domain and two profiles; name the files in a reference.json");
    }

    private static string? Root(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(stream, settings);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException e)
        {
            throw new FormatException($"{Path.GetFileName(file)} is not XML: {e.Message}", e);
        }
    }
}
