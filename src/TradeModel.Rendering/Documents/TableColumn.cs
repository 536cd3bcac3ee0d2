namespace TradeModel.Rendering;

/// <summary>A column of a table.</summary>
/// <param name="Title">The header.</param>
/// <param name="IsNumber">Whether its cells are numbers, which stand right-aligned.</param>
/// <param name="IsWide">Whether its cells are sentences, which wrap.</param>
internal sealed record TableColumn(string Title, bool IsNumber = false, bool IsWide = false)
{
    public static implicit operator TableColumn(string title) => new(title);

    internal static TableColumn Number(string title) => new(title, IsNumber: true);

    internal static TableColumn Wide(string title) => new(title, IsWide: true);
}
