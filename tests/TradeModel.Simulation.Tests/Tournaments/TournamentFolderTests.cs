using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Simulation.Tests.Tournaments;

public sealed class TournamentFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("tournament").FullName;

    public void Dispose() => Directory.Delete(_path, true);

    [Fact]
    public void Read_FolderWithoutReference_FindsTheDomainByItsRoot()
    {
        Write("b", "z-domain.xml", "first.xml", "second.xml");
        Write("a", "a-domain.xml", "x.xml", "y.xml");
        File.WriteAllText(Path.Combine(_path, "README.md"), "beside the folders");
        TournamentFolder folder = TournamentFolder.Read(_path);
        Assert.Empty(folder.Skipped);
        Assert.Equal(["a", "b"], folder.Scenarios.Select(s => s.Name));
        Assert.Equal(["first", "second"], folder.Scenarios[1].Scenario.Parties.Select(p => p.Name));
        Assert.Equal(5, folder.Scenarios[1].Scenario.OutcomeCount);
    }

    [Fact]
    public void Read_Reference_NamesTheFilesAndTheirOrder()
    {
        Write("one", "domain.xml", "first.xml", "second.xml", "third.xml");
        Refer("one", """{"domain": "domain.xml", "profiles": ["third.xml", "first.xml"]}""");
        TournamentScenario one = Assert.Single(TournamentFolder.Read(_path).Scenarios);
        Assert.Equal(["third", "first"], one.Scenario.Parties.Select(p => p.Name));
    }

    [Theory]
    [InlineData("""{"domain": "domain.xml", "profiles": ["first.xml", "missing.xml"]}""", "missing.xml")]
    [InlineData("""{"domain": "domain.xml", "profiles": ["first.xml"]}""", "names 1 profiles; a tournament needs two")]
    [InlineData("""{"domain": "../other/domain.xml", "profiles": ["first.xml", "second.xml"]}""", "not a file in its folder")]
    [InlineData("""{"profiles": ["first.xml", "second.xml"]}""", "must name a \"domain\" and two \"profiles\"")]
    [InlineData("""{"domain": 3, "profiles": ["first.xml", "second.xml"]}""", "must name a \"domain\" and two \"profiles\"")]
    [InlineData("[]", "must name a \"domain\" and two \"profiles\"")]
    [InlineData("nonsense", "must name a \"domain\" and two \"profiles\"")]
    public void Read_BadReference_SkipsTheFolderWithTheReason(string reference, string reason)
    {
        Write("bad", "domain.xml", "first.xml", "second.xml");
        Refer("bad", reference);
        Write("good", "domain.xml", "first.xml", "second.xml");
        TournamentFolder folder = TournamentFolder.Read(_path);
        Assert.Equal("good", Assert.Single(folder.Scenarios).Name);
        SkippedFolder skipped = Assert.Single(folder.Skipped);
        Assert.Equal("bad", skipped.Name);
        Assert.Contains(reason, skipped.Reason);
    }

    [Fact]
    public void Read_FoldersThatAreNoScenarios_AreSkippedWithTheReason()
    {
        Directory.CreateDirectory(Path.Combine(_path, "empty"));
        Write("three", "domain.xml", "first.xml", "second.xml", "third.xml");
        Write("torn", "domain.xml", "first.xml", "second.xml");
        File.WriteAllText(Path.Combine(_path, "torn", "second.xml"), "<utility_space><objective");
        Write("no xml", "domain.xml", "first.xml", "second.xml");
        File.WriteAllText(Path.Combine(_path, "no xml", "second.xml"), "");
        Write("nothing to win", "domain.xml", "first.xml", "second.xml");
        string profile = Path.Combine(_path, "nothing to win", "second.xml");
        string text = File.ReadAllText(profile).Replace("reservation value=\"0\"", "reservation value=\"1\"", StringComparison.Ordinal);
        File.WriteAllText(profile, text);

        TournamentFolder folder = TournamentFolder.Read(_path);
        Assert.Empty(folder.Scenarios);
        Assert.Equal(["empty", "no xml", "nothing to win", "three", "torn"], folder.Skipped.Select(s => s.Name));
        Assert.Contains("has 0 domains and 0 profiles", folder.Skipped[0].Reason);
        Assert.Contains("second.xml is not XML", folder.Skipped[1].Reason);
        Assert.Contains("nothing can be won", folder.Skipped[2].Reason);
        Assert.Contains("has 1 domains and 3 profiles", folder.Skipped[3].Reason);
        Assert.Contains("second.xml", folder.Skipped[4].Reason);
    }

    [Fact]
    public void Read_FolderThatDoesNotExist_Throws()
        => Assert.Throws<DirectoryNotFoundException>(() => TournamentFolder.Read(Path.Combine(_path, "nowhere")));

    private void Refer(string folder, string reference) => File.WriteAllText(Path.Combine(_path, folder, "reference.json"), reference);

    private void Write(string folder, string domain, params string[] profiles)
    {
        string path = Directory.CreateDirectory(Path.Combine(_path, folder)).FullName;
        var all = new Scenario(
            [.. profiles.Select(p => new ScenarioParty(Path.GetFileNameWithoutExtension(p)))],
            [
                new("pie", [.. Enumerable.Range(0, 5).Select(k => new ScenarioOption(
                    $"{k}", profiles.Select((_, p) => new Rational(p == 0 ? k : 4 - k, 4)).ToValueList()))]),
            ]);
        GeniusXml.WriteFiles(all, Path.Combine(path, domain), profiles.Select(p => Path.Combine(path, p)).ToValueList());
    }
}
