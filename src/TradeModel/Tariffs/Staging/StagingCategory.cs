namespace TradeModel.Tariffs;

/// <summary>
/// A staging category of an agreement: a letter or code in its annex and how rates of that code fall. The same letter may mean something
/// else in another agreement.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record StagingCategory
{
    /// <summary>Creates a category.</summary>
    /// <param name="code">The letter or code, as the annex writes it.</param>
    /// <param name="plan">How rates fall.</param>
    /// <param name="note">The annex's note on the category; null if there is not one.</param>
    /// <exception cref="ArgumentException">The code or the note is blank.</exception>
    public StagingCategory(string code, StagingPlan plan, string? note = null)
    {
        Code = code;
        Plan = plan;
        Note = note;
    }

    /// <summary>The letter or code.</summary>
    public string Code { get; init => field = Guard.Line(value, nameof(Code)); }

    /// <summary>How rates fall.</summary>
    public StagingPlan Plan { get; init => field = Guard.NotNull(value, nameof(Plan)); }

    /// <summary>The annex's note on the category; null if there is not one.</summary>
    public string? Note { get; init => field = Guard.OptionalText(value, nameof(Note)); }

    /// <summary>The code and the plan in words.</summary>
    public override string ToString() => $"{Code}: {Note ?? Plan.ToString()}";
}
