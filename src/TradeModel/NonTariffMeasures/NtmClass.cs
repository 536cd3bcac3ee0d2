namespace TradeModel.NonTariffMeasures;

/// <summary>One entry of the MAST tree: a chapter or one of the groups below it, with its title in this library's words.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NtmClass
{
    internal NtmClass(NtmCode code, string title)
    {
        Code = code;
        Title = title;
    }

    /// <summary>The code of the classification.</summary>
    public NtmCode Code { get; }

    /// <summary>What the class holds, in short; not the official wording.</summary>
    public string Title { get; }

    /// <summary>The division the class's chapter belongs to.</summary>
    public NtmNature Nature => Code.Chapter switch
    {
        <= 'C' => NtmNature.Technical,
        'P' => NtmNature.ExportRelated,
        _ => NtmNature.NonTechnical,
    };

    /// <summary>The code and the title: "A14 Special authorization…".</summary>
    public override string ToString() => $"{Code} {Title}";
}
