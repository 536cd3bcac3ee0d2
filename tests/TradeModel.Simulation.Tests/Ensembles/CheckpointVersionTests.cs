namespace TradeModel.Simulation.Tests.Ensembles;

/// <summary>Checkpoints of other versions: those of earlier ones are resumed, and those of later ones are refused.</summary>
public sealed class CheckpointVersionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Versions => [.. Directory.EnumerateDirectories(Folder()).Select(f => Path.GetFileName(f)!)];

    private static string Folder(params string[] below)
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "TradeModel.sln"))) at = Path.GetDirectoryName(at);
        return Path.Combine([at!, "tests", "data", "versions", .. below]);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task RunAsync_FromACheckpointOfAnEarlierVersion_GoesOnWithItsRuns(string version)
    {
        byte[] checkpoint = Convert.FromBase64String(
            await File.ReadAllTextAsync(Folder(version, "ensemble.checkpoint.base64"), Cancellation));
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await File.WriteAllBytesAsync(path, checkpoint, Cancellation);
            EnsembleResult result = await ReferenceEnsemble.Create().RunAsync(
                ReferenceEnsemble.Options with { Checkpoint = path }, null, Cancellation);
            Assert.Equal(ReferenceEnsemble.Digest, result.Digest);
            // The batches that were there are still there: they were read, not made again.
            Assert.Equal(checkpoint, (await File.ReadAllBytesAsync(path, Cancellation))[..checkpoint.Length]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData('2', "is the checkpoint of a later version of TradeModel; use that version, name another file, or remove it")]
    [InlineData('0', "is no checkpoint of an ensemble; name another file, or remove it")]
    public async Task RunAsync_FromACheckpointOfAnotherVersion_IsRefused(char mark, string reason)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await ReferenceEnsemble.Create().RunAsync(new(runs: 2, seed: 7) { Checkpoint = path }, null, Cancellation);
            byte[] file = await File.ReadAllBytesAsync(path, Cancellation);
            file["TradeModel ensemble v".Length] = (byte)mark;
            await File.WriteAllBytesAsync(path, file, Cancellation);
            var refused = await Assert.ThrowsAsync<InvalidDataException>(
                () => ReferenceEnsemble.Create().RunAsync(new(runs: 2, seed: 7) { Checkpoint = path }, null, Cancellation));
            Assert.EndsWith(reason, refused.Message);
            Assert.Equal(file, await File.ReadAllBytesAsync(path, Cancellation));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
