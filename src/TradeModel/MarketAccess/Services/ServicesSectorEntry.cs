namespace TradeModel.MarketAccess;

/// <summary>One entry of the W/120 list with its title in this library's words.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ServicesSectorEntry
{
    internal ServicesSectorEntry(ServicesSector sector, string title)
    {
        Sector = sector;
        Title = title;
    }

    /// <summary>The place in the list.</summary>
    public ServicesSector Sector { get; }

    /// <summary>What it holds, in short; not the official wording.</summary>
    public string Title { get; }

    /// <summary>The code and the title: "1.A.a Legal services".</summary>
    public override string ToString() => $"{Sector} {Title}";
}
