using System.Text;

namespace TradeModel.Docs.Tests;

/// <summary>What check.cs says of any file: "valid: …" and exit 0, or on stderr what is wrong, and exit 1.</summary>
[Collection(nameof(Console))]
public sealed class CheckSampleTests : IDisposable
{
    private static readonly Lazy<Sample> Check = new(() => Sample.Compile("check.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("check").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string FileOf(byte[] bytes)
    {
        string file = Path.Combine(_folder, "file.json");
        File.WriteAllBytes(file, bytes);
        return file;
    }

    private static string Refused(params string[] args)
    {
        (int exit, string output, string error) = Check.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        return error.TrimEnd();
    }

    [Theory]
    [InlineData("india-us.json")]
    [InlineData("pacific-digital.json")]
    public void Check_BundledExample_IsValid(string name)
    {
        (int exit, string output, string error) = Check.Value.Run(Path.Combine(DocsSnippet.Root, "src", "TradeModel", "Examples", name));
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("valid: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_BadFile_SaysPathLineAndReason()
        => Assert.Equal(
            "$.version, line 2, column 13: version 3 is not known: this library reads version 1; "
                + "if a later version of TradeModel wrote it, read it with that version",
            Refused(FileOf("{\"format\": \"trademodel/negotiation\",\n \"version\": 3}"u8.ToArray())));

    [Fact]
    public void Check_EventThatCannotBe_SaysWhichAndTheRule()
    {
        string json = File.ReadAllText(Path.Combine(DocsSnippet.Root, "src", "TradeModel", "Examples", "pacific-digital.json"));
        int at = json.IndexOf("\"events\"", StringComparison.Ordinal);
        string party = json[..at] + json[at..].Replace("\"party\": \"CHL\"", "\"party\": \"XXX\"", StringComparison.Ordinal);
        Assert.Matches(@"^\$\.events\[\d+\], line \d+, column \d+: .*XXX.*\(rule: \w+\)$", Refused(FileOf(Encoding.UTF8.GetBytes(party))));
    }

    [Fact]
    public void Check_TitleThatTurnsTheWriting_IsShownEscaped()
    {
        string json = File.ReadAllText(Path.Combine(DocsSnippet.Root, "src", "TradeModel", "Examples", "pacific-digital.json"));
        int at = json.IndexOf("\"title\": \"", StringComparison.Ordinal) + "\"title\": \"".Length;
        (int exit, string output, _) = Check.Value.Run(FileOf(Encoding.UTF8.GetBytes(json.Insert(at, "a\u202Eb"))));
        Assert.Equal(0, exit);
        Assert.StartsWith("valid: a\\u202Eb", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoJson_SaysSo()
    {
        Assert.StartsWith("$, line 1, column 1: the document is empty", Refused(FileOf([])), StringComparison.Ordinal);
        byte[] image = [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13];
        Assert.StartsWith("$, line 1, column 1: not JSON", Refused(FileOf(image)), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_HugeFile_IsRefusedUnread()
    {
        string file = Path.Combine(_folder, "huge.json");
        using (FileStream sparse = File.Create(file)) sparse.SetLength(200_000_000);
        Assert.Contains("longer than the limit", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoFile_SaysSo()
    {
        Assert.Contains("missing.json", Refused(Path.Combine(_folder, "missing.json")), StringComparison.Ordinal);
        Assert.Equal($"{_folder} is a directory", Refused(_folder));
        Assert.NotEqual("", Refused(""));
        Assert.StartsWith("usage: ", Refused(), StringComparison.Ordinal);
        Assert.StartsWith("usage: ", Refused("a.json", "b.json"), StringComparison.Ordinal);
    }
}
