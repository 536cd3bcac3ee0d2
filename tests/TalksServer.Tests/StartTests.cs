namespace TalksServer.Tests;

/// <summary>What the server cannot start with is one sentence that names the setting.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("talks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("Talks:Keys names no caller")]
    [InlineData("Talks:Keys:0 has no Key of at least 32", "--Talks:Keys:0:Party", "KOR", "--Talks:Keys:0:Key", "short")]
    [InlineData("Talks:Keys:0 needs either", "--Talks:Keys:0:Key", "0123456789abcdef0123456789abcdef")]
    [InlineData("Talks:Keys:0 needs either", "--Talks:Keys:0:Role", "king", "--Talks:Keys:0:Key", "0123456789abcdef0123456789abcdef")]
    [InlineData("Talks:Keys:1 repeats the Key", "--Talks:Keys:0:Party", "KOR", "--Talks:Keys:0:Key", "0123456789abcdef0123456789abcdef",
        "--Talks:Keys:1:Party", "CHL", "--Talks:Keys:1:Key", "0123456789abcdef0123456789abcdef")]
    [InlineData("Talks:TimeZone is 'Mars'", "--Talks:Keys:0:Party", "KOR", "--Talks:Keys:0:Key", "0123456789abcdef0123456789abcdef",
        "--Talks:TimeZone", "Mars")]
    [InlineData("Talks:Today is 'today'", "--Talks:Keys:0:Party", "KOR", "--Talks:Keys:0:Key", "0123456789abcdef0123456789abcdef",
        "--Talks:Today", "today")]
    public async Task Start_WithASettingThatCannotBe_SaysWhich(string sentence, params string[] settings)
    {
        (int exit, string output) = await ServerProcess.FailAsync(["--Talks:Data", _folder, .. settings]);
        Assert.Equal(1, exit);
        Assert.Matches(@"^The server cannot start: [^\n]+\.$", output);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheClockBehindTheLastEvent_IsRefused()
    {
        using (ServerProcess server = await ServerProcess.StartAsync(_folder, Talk.SeedFile)) Assert.Equal(0, await server.StopAsync());
        (int exit, string output) = await ServerProcess.FailAsync(
            ["--Talks:Data", _folder, .. Talk.KeySettings, "--Talks:Today", "2026-08-31"]);
        Assert.Equal(1, exit);
        Assert.Matches(@"^The server cannot start: [^\n]*pacific has events of 2026-09-01[^\n]*\.$", output);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefused()
    {
        using ServerProcess first = await ServerProcess.StartAsync(_folder, Talk.SeedFile);
        (int exit, string output) = await ServerProcess.FailAsync(["--Talks:Data", _folder, .. Talk.KeySettings]);
        Assert.Equal(1, exit);
        Assert.Matches(@"^The server cannot start: [^\n]*being used[^\n]*\.$", output);
    }

    [Fact]
    public async Task Start_WithoutAFolder_CreatesOneThatOnlyItsUserCanRead()
    {
        string folder = Path.Combine(_folder, "new");
        using ServerProcess server = await ServerProcess.StartAsync(folder, Talk.SeedFile);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Start_AfterACrash_CutsOffWhatWasNeverAcknowledged()
    {
        string seeded;
        using (ServerProcess server = await ServerProcess.StartAsync(_folder, Talk.SeedFile))
        {
            using Client chile = new(server.Address, "CHL");
            seeded = (await chile.GetAsync()).Body;
            server.Kill();
        }
        const string Torn = "{\"kind\":\"positionTabled\",\"da";
        File.AppendAllText(Path.Combine(_folder, Talk.Name, "events.jsonl"), Torn);
        Directory.CreateDirectory(Path.Combine(_folder, ".unfinished-other"));
        using ServerProcess again = await ServerProcess.StartAsync(_folder);
        Assert.Contains($"cut off {Torn.Length} bytes", again.Output, StringComparison.Ordinal);
        using Client returning = new(again.Address, "CHL");
        Assert.Equal(seeded, (await returning.GetAsync()).Body);
        Assert.Single((await returning.GetAsync("/negotiations")).Json.EnumerateArray());
        Assert.False(Directory.Exists(Path.Combine(_folder, ".unfinished-other")));
    }
}
