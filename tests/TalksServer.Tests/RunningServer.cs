namespace TalksServer.Tests;

/// <summary>A server that the tests of a class share. It holds the seed, and what the tests post.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("talks").FullName;

    internal ServerProcess Server { get; private set; } = null!;

    internal Client As(string? caller) => new(Server.Address, caller);

    public async ValueTask InitializeAsync() => Server = await ServerProcess.StartAsync(_folder, Talk.SeedFile);

    public ValueTask DisposeAsync()
    {
        Server.Dispose();
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
