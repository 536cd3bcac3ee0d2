namespace TradeModel.Tariffs;

/// <summary>What a text of a schedule was read as: a duty, the footnotes beside it, and why it is mere text if it is.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
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

    /// <summary>The footnotes behind the formula, as written: "2/" of "6.5% 2/". They are no part of the duty.</summary>
    public ValueList<string> Footnotes { get; }

    /// <summary>Why the text is not computable, in words; null if it is a formula.</summary>
    public string? WhyNot => (Duty as TextDuty)?.Explanation;

    /// <summary>The duty and its footnotes.</summary>
    public override string ToString() => Footnotes.Count == 0 ? Duty.ToString()! : $"{Duty} {string.Join(" ", Footnotes)}";
}
