namespace TradeModel.Goods;

/// <summary>A section of the Harmonized System: a run of chapters.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HsSection
{
    internal HsSection(string number, string title, int first, int last)
    {
        Number = number;
        Title = title;
        FirstChapter = first;
        LastChapter = last;
    }

    /// <summary>Its roman number, "I" to "XXI".</summary>
    public string Number { get; }

    /// <summary>A short title in this library's words. The nomenclature has the legal one.</summary>
    public string Title { get; }

    /// <summary>Its first chapter.</summary>
    public int FirstChapter { get; }

    /// <summary>Its last chapter, included.</summary>
    public int LastChapter { get; }

    /// <summary>Number and title.</summary>
    public override string ToString() => $"{Number} {Title}";
}
