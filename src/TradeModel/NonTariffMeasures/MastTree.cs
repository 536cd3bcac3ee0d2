namespace TradeModel.NonTariffMeasures;

/// <summary>
/// The International Classification of Non-Tariff Measures (UNCTAD/MAST, 2019 version) as a tree: the sixteen chapters and their groups.
/// </summary>
/// <remarks>
/// Titles are in this library's words. Chapters A to I and P are listed with their groups; of chapters J to O only the chapter is listed,
/// and codes below them, well formed as they are, have no entry of their own: <see cref="GetNearest"/> gives the chapter's. The codes of
/// two and three digits were set down without the publication at hand and may lack some; a code that is not listed is legal all the same.
/// </remarks>
public static partial class MastTree
{
    private static readonly NtmClass[] Entries = Read(Table);

    /// <summary>Every listed class in the order of the classification.</summary>
    public static ValueList<NtmClass> All { get; } = Entries.ToValueList();

    /// <summary>The sixteen chapters, A to P.</summary>
    public static ValueList<NtmClass> Chapters { get; } = Entries.Where(c => c.Code.Level == 1).ToValueList();

    /// <summary>The class listed under <paramref name="code"/>; null if the tree lists none.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    public static NtmClass? Find(NtmCode code)
    {
        code.Checked(nameof(code));
        int low = 0, high = Entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = Entries[middle].Code.CompareTo(code);
            if (order == 0) return Entries[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return null;
    }

    /// <summary>The class listed under <paramref name="code"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The tree lists none.</exception>
    public static NtmClass Get(NtmCode code)
        => Find(code) ?? throw new KeyNotFoundException($"the MAST tree lists no '{code}'");

    /// <summary>
    /// The class listed under <paramref name="code"/>, or under the nearest code above it: never null, since every chapter is listed.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    public static NtmClass GetNearest(NtmCode code)
    {
        NtmClass? found = Find(code);
        while (found is null)
        {
            code = code.Parent ?? throw new KeyNotFoundException($"the MAST tree lists no '{code}'");
            found = Find(code);
        }
        return found;
    }

    /// <summary>The listed classes directly below <paramref name="code"/>, in order; empty if none are listed.</summary>
    /// <exception cref="ArgumentException"><paramref name="code"/> is <c>default</c>.</exception>
    public static ValueList<NtmClass> GetChildren(NtmCode code)
    {
        code.Checked(nameof(code));
        return Entries.Where(c => c.Code.Parent == code).ToValueList();
    }

    private static NtmClass[] Read(string table)
    {
        var entries = new List<NtmClass>();
        foreach (ReadOnlySpan<char> line in table.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) continue;
            int space = line.IndexOf(' ');
            entries.Add(new(new NtmCode(line[..space].ToString()), line[(space + 1)..].ToString()));
        }
        entries.Sort(static (a, b) => a.Code.CompareTo(b.Code));
        return [.. entries];
    }
}
