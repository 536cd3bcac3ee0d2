#:project ../../src/TradeModel.Rendering/TradeModel.Rendering.csproj
#:property TradeModelUsings=enable

// Writes the report on a negotiation: one HTML file with charts, tables, the story and the sources, which needs no network.
//   dotnet run docs/samples/report.cs -- [FILE.json] report.html
// Without FILE.json: the bundled India–US negotiation, in which positions, saliences and scales are illustrative.
const string Usage = "dotnet run docs/samples/report.cs -- [FILE.json] report.html";
if (args is not ([_] or [_, _]) || args.Any(a => a.Length == 0 || a.StartsWith('-')))
{
    Console.Error.WriteLine($"The sample takes a negotiation file, if any, and the file to write: {Usage}");
    return 1;
}

string output = args[^1];
if (args.Length == 1 && output.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
{
    Console.Error.WriteLine($"Name the file to write after {output}, so that the negotiation is not replaced: {Usage}");
    return 1;
}

try
{
    Negotiation negotiation = BundledNegotiations.IndiaUnitedStates;
    if (args.Length == 2)
    {
        using FileStream file = File.OpenRead(args[0]);
        negotiation = TradeModelJson.ReadNegotiation(file);
    }
    // Tells a person at a terminal what a long operation is doing.
    if (!Console.IsErrorRedirected) Console.Error.WriteLine($"Writing the report on {negotiation.Log.Count} events …");
    negotiation.WriteHtmlReport(output);
}
catch (Exception e) when (e is System.Text.Json.JsonException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

Console.WriteLine($"{output}: {(new FileInfo(output).Length + 512) / 1024} KB");
return 0;
