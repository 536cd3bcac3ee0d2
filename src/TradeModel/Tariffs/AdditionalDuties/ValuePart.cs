namespace TradeModel.Tariffs;

/// <summary>
/// The part of a good's value that an additional duty is charged on, such as its steel content or the content from outside the importer's
/// country, and the share of the customs value that this part makes up.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ValuePart
{
    /// <summary>Creates a part of the value.</summary>
    /// <param name="name">What the part is: "steel content", "content from outside the United States".</param>
    /// <param name="share">Its share of the customs value in percent, 0 to 100; null if it differs from good to good.</param>
    /// <param name="provenance">How the share is known; null if that was not said.</param>
    /// <exception cref="ArgumentException">The name is blank or not one line.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 100.</exception>
    public ValuePart(string name, Percentage? share = null, Provenance? provenance = null)
    {
        Name = name;
        Share = share;
        Provenance = provenance;
    }

    /// <summary>What the part is. Duties that name the same part are charged on the same value.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>
    /// The share of the customs value in percent, from 0 to 100; null if it differs from good to good and must be given with the question.
    /// </summary>
    public Percentage? Share { get; init => field = value is { } share ? CheckedShare(share, nameof(Share)) : null; }

    /// <summary>How the share is known: reported by a source, estimated or illustrative. Null if that was not said.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>"40% of the value (steel content)", "the steel content".</summary>
    public override string ToString() => Share is { } share ? $"{share} of the value ({Name})" : $"the {Name}";

    internal static Percentage CheckedShare(Percentage share, string name)
        => share.Value is >= 0m and <= 100m ? share
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), share, "must lie between 0% and 100%");
}
