using System.Text;

namespace TradeModel.Import;

/// <summary>The words and codes by which trade statistics name flows, totals and units.</summary>
internal static class TradeWords
{
    private static readonly Dictionary<string, TradeFlowKind> Kinds = new(StringComparer.Ordinal)
    {
        ["M"] = TradeFlowKind.Import,
        ["1"] = TradeFlowKind.Import,
        ["IMPORT"] = TradeFlowKind.Import,
        ["IMPORTS"] = TradeFlowKind.Import,
        ["GROSSIMP"] = TradeFlowKind.Import,
        ["GROSSIMPORT"] = TradeFlowKind.Import,
        ["GROSSIMPORTS"] = TradeFlowKind.Import,
        ["X"] = TradeFlowKind.Export,
        ["2"] = TradeFlowKind.Export,
        ["EXPORT"] = TradeFlowKind.Export,
        ["EXPORTS"] = TradeFlowKind.Export,
        ["GROSSEXP"] = TradeFlowKind.Export,
        ["GROSSEXPORT"] = TradeFlowKind.Export,
        ["GROSSEXPORTS"] = TradeFlowKind.Export,
        ["RX"] = TradeFlowKind.ReExport,
        ["3"] = TradeFlowKind.ReExport,
        ["REEXP"] = TradeFlowKind.ReExport,
        ["REEXPORT"] = TradeFlowKind.ReExport,
        ["REEXPORTS"] = TradeFlowKind.ReExport,
        ["RM"] = TradeFlowKind.ReImport,
        ["4"] = TradeFlowKind.ReImport,
        ["REIMP"] = TradeFlowKind.ReImport,
        ["REIMPORT"] = TradeFlowKind.ReImport,
        ["REIMPORTS"] = TradeFlowKind.ReImport,
        ["DX"] = TradeFlowKind.DomesticExport,
        ["DOMESTICEXPORT"] = TradeFlowKind.DomesticExport,
        ["DOMESTICEXPORTS"] = TradeFlowKind.DomesticExport,
        ["FM"] = TradeFlowKind.ForeignImport,
        ["FOREIGNIMPORT"] = TradeFlowKind.ForeignImport,
        ["FOREIGNIMPORTS"] = TradeFlowKind.ForeignImport,
    };

    private static readonly HashSet<string> Totals = new(StringComparer.Ordinal)
    {
        "WORLD", "WLD", "W00", "W0", "WL", "0", "00", "000", "ALL", "ALLCOUNTRIES", "ALLPARTNERS", "TOTAL", "TOTALALLCOUNTRIES",
        "TOTALFORALLCOUNTRIES", "WORLDTOTAL", "ALLCOUNTRIESTOTAL", "GRANDTOTAL",
    };

    private static readonly HashSet<string> NoUnits = new(StringComparer.Ordinal)
    {
        "", "NOQUANTITY", "NA", "N/A", "NONE", "X", "-",
    };

    internal static bool TryKind(string text, out TradeFlowKind kind) => Kinds.TryGetValue(Plain(text), out kind);

    /// <summary>Whether the text names all partners together.</summary>
    internal static bool IsTotal(string text) => Totals.Contains(Plain(text));

    /// <summary>The unit of a quantity, and its words: its symbol or else the text; null if the text says that there is none.</summary>
    internal static (string? Words, QuantityUnit? Known) Unit(string text)
    {
        if (NoUnits.Contains(Plain(text))) return (null, null);
        // A number is the code of a unit in a list of the source, not a count of items.
        QuantityUnit? known = text.All(char.IsAsciiDigit) ? null : QuantityUnit.Find(text);
        return (known?.Symbol ?? text, known);
    }

    /// <summary>The text in capitals without spaces, hyphens, commas, underscores and final points: "Re-Imports" is REIMPORTS.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
            if (!char.IsWhiteSpace(c) && c is not ('_' or ',') && (c != '-' || text.Length == 1)) plain.Append(char.ToUpperInvariant(c));
        return plain.ToString().TrimEnd('.');
    }
}
