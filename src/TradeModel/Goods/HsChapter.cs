using System.Globalization;

namespace TradeModel.Goods;

/// <summary>A chapter of the Harmonized System.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsChapter
{
    internal HsChapter(int number, string title, HsSection section)
    {
        Number = number;
        Title = title;
        Section = section;
    }

    /// <summary>Its number, 1 to 97; 77 is kept free for later use.</summary>
    public int Number { get; }

    /// <summary>A short title in this library's words. The nomenclature has the legal one.</summary>
    public string Title { get; }

    /// <summary>The section it belongs to.</summary>
    public HsSection Section { get; }

    /// <summary>The chapter as a code of two digits.</summary>
    public HsCode Code => new(Number.ToString("D2", CultureInfo.InvariantCulture));

    /// <summary>Number and title.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number:D2} {Title}");
}
