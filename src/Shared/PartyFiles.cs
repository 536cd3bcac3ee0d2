using System.Globalization;

namespace TradeModel;

/// <summary>The files of a scenario's parties.</summary>
internal static class PartyFiles
{
    /// <summary>The name of a party: that of its file, followed by its number if another file has the same name.</summary>
    /// <param name="path">The path of the party's file.</param>
    /// <param name="index">The zero-based index of the party.</param>
    /// <param name="all">The paths of all parties' files.</param>
    internal static string NameOf(string path, int index, ValueList<string> all)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        bool alone = name.Length > 0
            && all.Count(other => string.Equals(Path.GetFileNameWithoutExtension(other), name, StringComparison.Ordinal)) == 1;
        return alone ? name : string.Create(CultureInfo.InvariantCulture, $"{name} ({index + 1})");
    }
}
