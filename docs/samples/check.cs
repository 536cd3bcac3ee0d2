#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

using System.Globalization;

// Checks a negotiation file. Prints "valid: …" and exits with 0, or prints path, line and reason on stderr and exits with 1.
//   dotnet run docs/samples/check.cs -- FILE.json

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run docs/samples/check.cs -- FILE.json");
    return 1;
}
if (Directory.Exists(args[0]))
{
    Console.Error.WriteLine($"{args[0]} is a directory");
    return 1;
}
try
{
    using FileStream file = File.OpenRead(args[0]);
    Negotiation negotiation = TradeModelJson.ReadNegotiation(file);
    // Characters that change the direction of writing would make the line unreadable.
    string title = string.Concat(negotiation.ToString().Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format ? $"\\u{(int)c:X4}"
        : $"{c}"));
    Console.WriteLine(
        $"valid: {title}, {negotiation.Parties.Count} parties, {negotiation.Phases.Count} phases, {negotiation.Issues.Count()} issues, "
        + $"{negotiation.Log.Count} events");
    return 0;
}
catch (Exception e) when (e is TradeModelJsonException or IOException or UnauthorizedAccessException or ArgumentException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
