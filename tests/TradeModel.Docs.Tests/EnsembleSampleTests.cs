using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>The ensemble sample prints what its issue promises.</summary>
[Collection(nameof(Console))]
public sealed class EnsembleSampleTests : IDisposable
{
    private static readonly Lazy<Sample> Ensemble = new(() => Sample.Compile("ensemble.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-ensemble").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Json_HasTheMembersPromised_WhateverThreadsAndCheckpoint()
    {
        string checkpoint = Path.Combine(_folder, "checkpoint"), table = Path.Combine(_folder, "runs.parquet");
        string?[] digests =
        [
            .. new string[][]
            {
                ["--threads", "1", "--out", table], ["--threads", "3", "--checkpoint", checkpoint], ["--checkpoint", checkpoint],
            }.Select(options =>
            {
                (int exit, string output, string error) = Ensemble.Value.Run(["--runs", "120", "--seed", "7", "--json", .. options]);
                Assert.Equal((0, ""), (exit, error));
                JsonElement told = JsonDocument.Parse(output).RootElement;
                Assert.Equal(
                    ["runs", "seed", "digest", "agreedShare", "concludedBy", "sensitivity", "caveat", "elapsedMs"],
                    told.EnumerateObject().Select(m => m.Name));
                Assert.Equal((120, 7), (told.GetProperty("runs").GetInt32(), told.GetProperty("seed").GetInt32()));
                JsonElement last = told.GetProperty("concludedBy").EnumerateArray().Last();
                Assert.Equal(["date", "probability", "low", "high"], last.EnumerateObject().Select(m => m.Name));
                Assert.Equal(told.GetProperty("agreedShare").GetDouble(), last.GetProperty("probability").GetDouble());
                Assert.All(
                    told.GetProperty("sensitivity").EnumerateArray(),
                    s => Assert.Equal(["input", "effect"], s.EnumerateObject().Select(m => m.Name)));
                return told.GetProperty("digest").GetString();
            }),
        ];
        Assert.Single(digests.Distinct());
        Assert.Equal("PAR1", File.ReadAllText(table)[..4]);
    }

    [Theory]
    [InlineData("--runs", "0")]
    [InlineData("--threads", "x")]
    [InlineData("--seed", "-1")]
    [InlineData("--threads", "1025")]
    [InlineData("--out")]
    [InlineData("--out", "")]
    [InlineData("--checkpoint", " ")]
    [InlineData("--weeks")]
    public void BadOptions_AreRefusedInASentence(params string[] options)
    {
        (int exit, string output, string error) = Ensemble.Value.Run(options);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(options[0] == "--weeks" ? "ensemble knows no option" : $"{options[0]} takes", error);
    }

    [Fact]
    public void FileThatCannotBeWritten_IsToldBeforeTheRuns()
    {
        string checkpoint = Path.Combine(_folder, "checkpoint");
        (int exit, string output, string error) = Ensemble.Value.Run(
            "--runs", "5", "--checkpoint", checkpoint, "--out", Path.Combine(_folder, "none", "runs.csv"));
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("runs.csv", error, StringComparison.Ordinal);
        Assert.False(File.Exists(checkpoint));
    }

    [Fact]
    public void CheckpointOfAnotherSeed_IsRefusedInASentence()
    {
        string checkpoint = Path.Combine(_folder, "checkpoint");
        Assert.Equal(0, Ensemble.Value.Run("--runs", "5", "--seed", "1", "--checkpoint", checkpoint).Exit);
        (int exit, _, string error) = Ensemble.Value.Run("--runs", "5", "--seed", "2", "--checkpoint", checkpoint);
        Assert.Equal(1, exit);
        Assert.Contains("of seed 1, not of seed 2", error);
    }
}
