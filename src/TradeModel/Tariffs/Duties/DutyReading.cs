namespace TradeModel.Tariffs;

/// <summary>The result of reading a text of a schedule: the duty, its footnotes and, if it states no formula, the reason.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutyReading
{
    internal DutyReading(string text, Duty duty, ValueList<string> footnotes)
    {
        Text = text;
        Duty = duty;
        Footnotes = footnotes;
    }

    /// <summary>The text, without white space at its ends.</summary>
    public string Text { get; }

    /// <summary>The duty; a <see cref="TextDuty"/> if the text states no formula.</summary>
    public Duty Duty { get; }

    /// <summary>The footnotes behind the formula, as written: "2/" of "6.5% 2/". They are not part of the duty.</summary>
    public ValueList<string> Footnotes { get; }

    /// <summary>Why the text is not computable, in words; null if it is a formula.</summary>
    public string? WhyNot => (Duty as TextDuty)?.Explanation;

    /// <summary>The duty and its footnotes.</summary>
    public override string ToString() => Footnotes.Count == 0 ? Duty.ToString()! : $"{Duty} {string.Join(" ", Footnotes)}";
}
