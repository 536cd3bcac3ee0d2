using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>How many lines changed, and how, in a whole comparison, a chapter or a section.</summary>
/// <remarks>A pair of lines counts in the chapter of its old code.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScheduleChanges
{
    internal ScheduleChanges(string scope, LineCounts oldLines, LineCounts newLines, SameProducts same)
    {
        Scope = scope;
        OldLines = oldLines;
        NewLines = newLines;
        SameProducts = same;
    }

    /// <summary>
    /// What is counted: "all", the two digits of a chapter, or the roman number of a section ("none" for national chapters).
    /// </summary>
    public string Scope { get; }

    /// <summary>The chapter, if the scope is one of the Harmonized System; otherwise null.</summary>
    public HsChapter? Chapter { get; internal init; }

    /// <summary>The section, if the scope is one; otherwise null.</summary>
    public HsSection? Section { get; internal init; }

    /// <summary>The old lines by what became of them. The counts add up to all old lines.</summary>
    public LineCounts OldLines { get; }

    /// <summary>The new lines by what became of them. The counts add up to all new lines.</summary>
    public LineCounts NewLines { get; }

    /// <summary>The products that both schedules have, and their means.</summary>
    public SameProducts SameProducts { get; }

    /// <summary>The scope, what became of the old lines, and the number of lines that are new: "72: 9 unchanged, 1 cut; 2 new".</summary>
    public override string ToString() => $"{Scope}: {OldLines}; {InvariantText.Of(NewLines.New)} new";
}
