namespace TradeModel.Issues;

/// <summary>
/// A point on an issue's scale that a party tables or that the parties agree. <see cref="Issue.PositionType"/> is the type that an issue
/// takes.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record Position
{
    private protected Position()
    {
    }

    // Keeps the type closed: no other assembly can implement this member. The copy constructor of a record is always protected.
    private protected abstract string Sentence { get; }

    /// <summary>The position in words and invariant numbers, without the issue: "free in 5 stages", "30", the id of an option.</summary>
    public sealed override string ToString() => Sentence;
}
