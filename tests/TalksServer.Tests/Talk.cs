using System.Globalization;

namespace TalksServer.Tests;

/// <summary>The negotiation that the tests hold: the bundled one of four parties, on a day after its last event.</summary>
internal static class Talk
{
    public const string Name = "pacific";
    public const string Today = "2026-11-26";
    public const string Secretariat = "secretariat";

    /// <summary>A party that is not at the table.</summary>
    public const string Outsider = "JPN";

    private static readonly string[] Parties = ["ASEAN", "CHL", "KOR", "NZL", "SGP", Outsider];

    public static string SeedFile => Path.Combine(PublishedFigures.Root, "src", "TradeModel", "Examples", "pacific-digital.json");

    public static Negotiation Seed => BundledNegotiations.PacificDigital;

    public static IEnumerable<string> KeySettings
        => ((string[])[.. Parties, Secretariat]).SelectMany((who, index) => (string[])
        [
            Setting(index, who == Secretariat ? "Role" : "Party"), who, Setting(index, "Key"), KeyOf(who),
        ]);

    public static string KeyOf(string caller) => $"{caller}-0123456789abcdef0123456789abcdef";

    public static Negotiation ViewOf(string caller, Negotiation whole)
        => caller == Secretariat ? whole.AsPublic() : whole.AsSeenBy(new(caller));

    public static string Table(string party, string issue, int amount, string day = Today, string more = "")
        => $$"""
            {"kind":"positionTabled","date":"{{day}}","party":"{{party}}","issue":"{{issue}}",
             "position":{"kind":"amount","value":{{amount}} }{{more}} }
            """;

    public static string RedLine(string party, string issue, int most, string day = Today, string more = "")
        => $$"""
            {"kind":"redLineAssessed","date":"{{day}}","party":"{{party}}","issue":"{{issue}}","assessor":"{{party}}",
             "redLine":{"kind":"boundRedLine","most":{"kind":"amount","value":{{most}} } }{{more}} }
            """;

    public static string Statement(string party, string words, string day = Today)
        => $$"""{"kind":"statementMade","date":"{{day}}","parties":["{{party}}"],"words":"{{words}}"}""";

    public static string Meeting(string day = Today)
        => $$"""{"kind":"meetingHeld","date":"{{day}}","level":"official","parties":["CHL","KOR"]}""";

    private static string Setting(int index, string name)
        => string.Create(CultureInfo.InvariantCulture, $"--Talks:Keys:{index}:{name}");
}
