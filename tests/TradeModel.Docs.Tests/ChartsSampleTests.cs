using System.Xml.Linq;

namespace TradeModel.Docs.Tests;

/// <summary>The sample of charts writes each as SVG and as PNG.</summary>
[Collection(nameof(Console))]
public sealed class ChartsSampleTests : IDisposable
{
    private static readonly Lazy<Sample> Charts = new(() => Sample.Compile("charts.cs"));

    private readonly string _folder = Directory.CreateTempSubdirectory("trademodel-charts").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Charts_Folder_HoldsEveryChartAsSvgAndPng()
    {
        string folder = Path.Combine(_folder, "new");
        (int exit, string output, string error) = Charts.Value.Run(folder);

        Assert.Equal((0, ""), (exit, error));
        string[] names = [.. Directory.GetFiles(folder, "*.svg").Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "convergence", "convergence-dark", "convergence-german", "convergence-narrow", "forecast", "issues", "movement", "offers",
                "phase-in", "phase-in-sections", "phases", "sections", "tabled",
            ],
            names);
        Assert.Equal(names.Length, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (string name in names)
        {
            Assert.Equal("svg", XDocument.Load(Path.Combine(folder, name + ".svg")).Root!.Name.LocalName);
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], File.ReadAllBytes(Path.Combine(folder, name + ".png"))[..4]);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("a", "b")]
    [InlineData("--svg")]
    public void Charts_WithoutOneFolder_SayWhatIsNeeded(params string[] args)
    {
        (int exit, string output, string error) = Charts.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.StartsWith("The sample needs one folder to write to", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_FolderThatIsAFile_IsNamed()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        (int exit, _, string error) = Charts.Value.Run(file);
        Assert.Equal(1, exit);
        Assert.StartsWith($"{file} cannot be written to", error, StringComparison.Ordinal);
    }
}
