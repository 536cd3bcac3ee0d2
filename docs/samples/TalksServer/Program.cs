using Microsoft.AspNetCore.Http.Timeouts;
using TalksServer;

// The talks server: serves negotiations over HTTP. Each caller sees its own view. docs/guides/web.md explains it.
try
{
    WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
    var settings = new Settings(builder.Configuration);
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = Endpoints.LargestEvent;
    });
    builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
    builder.Services.AddRequestTimeouts(timeouts => timeouts.DefaultPolicy = new RequestTimeoutPolicy
    {
        Timeout = TimeSpan.FromSeconds(30),
        TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        WriteTimeoutResponse = http => Answer.ProblemAsync(http, Problem.TimedOut),
    });

    await using WebApplication app = builder.Build();
    TimeProvider clock = TimeProvider.System;
    using NegotiationStore store = NegotiationStore.Open(settings.Folder, settings.Keys.Callers, () => settings.Today(clock));
    foreach ((string name, string file) in settings.Seeds)
    {
        if (!NegotiationStore.IsName(name)) throw new SettingException($"Talks:Seed:{name}", "is no name for a negotiation");
        using FileStream seed = File.OpenRead(file);
        if (store.Find(name) is null) store.Create(name, TradeModelJson.ReadNegotiation(seed));
    }

    app.UseExceptionHandler(failed => failed.Run(http => Answer.ProblemAsync(http, Problem.Internal)));
    app.UseStatusCodePages(pages => pages.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Answer.ProblemAsync(pages.HttpContext, Problem.NotFound),
        StatusCodes.Status405MethodNotAllowed => Answer.ProblemAsync(pages.HttpContext, Problem.NotAllowed),
        _ => Task.CompletedTask,
    });
    app.UseRouting();
    app.UseRequestTimeouts();
    new Endpoints(store, settings.Keys, app.Lifetime.ApplicationStopping).Map(app);

    await app.StartAsync();
    foreach (string address in app.Urls) Console.WriteLine($"listening on {address}");
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception e) when (e is SettingException or IOException or UnauthorizedAccessException or TradeModelJsonException
    or EventRefusedException)
{
    Console.Error.WriteLine($"The server cannot start: {e.Message}.");
    return 1;
}
