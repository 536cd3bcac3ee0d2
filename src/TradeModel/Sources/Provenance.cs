namespace TradeModel;

/// <summary>Where a datum comes from: its basis, its source, and how sure its keeper is.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Provenance
{
    /// <summary>Creates the origin of a datum.</summary>
    /// <param name="basis">How it is known.</param>
    /// <param name="source">
    /// The document, news report or person; required if <paramref name="basis"/> is <see cref="EvidenceBasis.Reported"/>.
    /// </param>
    /// <param name="confidence">How certain the datum is; null if that was not said.</param>
    /// <exception cref="ArgumentException">
    /// The basis is <c>default</c>; a reported datum names no source, or the source is blank.
    /// </exception>
    public Provenance(EvidenceBasis basis, string? source = null, Confidence? confidence = null)
    {
        Basis = Guard.Defined(basis);
        Source = Guard.OptionalText(source);
        Confidence = confidence is { } c ? Guard.Defined(c, nameof(confidence)) : null;
        if (basis == EvidenceBasis.Reported && source is null)
            throw new ArgumentException("a reported datum names its source", nameof(source));
    }

    /// <summary>How the datum is known.</summary>
    public EvidenceBasis Basis { get; }

    /// <summary>The document, news report or person it comes from; null if none was named. A reported datum always names one.</summary>
    public string? Source { get; }

    /// <summary>How certain the datum is; null if that was not said.</summary>
    public Confidence? Confidence { get; }

    /// <summary>Made up as an example.</summary>
    public static Provenance Illustrative { get; } = new(EvidenceBasis.Illustrative);

    /// <summary>Reported by <paramref name="source"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="source"/> is null or blank.</exception>
    public static Provenance Reported(string source, Confidence? confidence = null) => new(EvidenceBasis.Reported, source, confidence);

    /// <summary>Estimated, by <paramref name="source"/> if it is known.</summary>
    public static Provenance Estimated(string? source = null, Confidence? confidence = null)
        => new(EvidenceBasis.Estimated, source, confidence);

    /// <summary>"Reported by Reuters", "Illustrative".</summary>
    public override string ToString() => Source is null ? $"{Basis}" : $"{Basis} by {Source}";
}
