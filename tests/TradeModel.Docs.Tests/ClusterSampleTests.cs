using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>The sample of the cluster prints what the sample of the ensemble prints, also if a silo dies.</summary>
[Collection(nameof(Console))]
public sealed class ClusterSampleTests
{
    private static readonly Lazy<Sample> Cluster = new(() => Sample.Compile("cluster.cs"));

    [Fact]
    public void Json_IfASiloDies_IsThatOfTheEnsemble()
    {
        JsonElement[] told =
        [
            .. new[]
            {
                Cluster.Value.Run("--silos", "2", "--runs", "450", "--seed", "7", "--kill-one", "--json"),
                Sample.Compile("ensemble.cs").Run("--runs", "450", "--seed", "7", "--json"),
            }.Select(run =>
            {
                Assert.Equal((0, ""), (run.Exit, run.Error));
                return JsonDocument.Parse(run.Out).RootElement;
            }),
        ];
        string[][] members =
        [
            .. told.Select(t => t.EnumerateObject().Where(m => m.Name != "elapsedMs").Select(m => m.ToString()).ToArray()),
        ];
        Assert.Equal(members[1], members[0]);
        Assert.InRange(told[0].GetProperty("elapsedMs").GetDouble(), double.Epsilon, double.MaxValue);
    }

    [Theory]
    [InlineData("--silos", "0")]
    [InlineData("--runs", "x")]
    [InlineData("--seed", "-1")]
    [InlineData("--kill-one", "--silos", "1")]
    [InlineData("--weeks")]
    public void BadOptions_AreRefusedInASentence(params string[] options)
    {
        (int exit, string output, string error) = Cluster.Value.Run(options);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith(options[0] == "--weeks" ? "cluster knows no option" : $"{options[0]} takes", error);
    }
}
