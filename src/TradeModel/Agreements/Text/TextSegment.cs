namespace TradeModel.Agreements;

/// <summary>A piece of a provision's wording: clean, or in brackets, that is, not accepted by all.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TextSegment
{
    /// <summary>Creates a segment.</summary>
    /// <param name="text">The wording; white space at its ends counts.</param>
    /// <param name="isBracketed">Whether it is in brackets.</param>
    /// <param name="proposedBy">For bracketed wording, the parties that propose it; empty if that is not known.</param>
    /// <exception cref="ArgumentException">The wording is blank, or a clean segment has a proposer.</exception>
    public TextSegment(string text, bool isBracketed = false, ValueSet<PartyId>? proposedBy = null)
    {
        if (string.IsNullOrWhiteSpace(Guard.NotNull(text))) throw new ArgumentException("must not be blank", nameof(text));
        Text = Guard.WellFormed(text, nameof(text));
        IsBracketed = isBracketed;
        ProposedBy = proposedBy ?? [];
        foreach (PartyId party in ProposedBy) party.Checked(nameof(proposedBy));
        if (!isBracketed && ProposedBy.Count > 0) throw new ArgumentException("only bracketed wording has proposers", nameof(proposedBy));
    }

    /// <summary>The wording; white space at its ends counts.</summary>
    public string Text { get; }

    /// <summary>Whether it is in brackets.</summary>
    public bool IsBracketed { get; }

    /// <summary>For bracketed wording, the parties that propose it; empty if that is not known, and for clean wording.</summary>
    public ValueSet<PartyId> ProposedBy { get; }

    /// <summary>Clean wording.</summary>
    public static TextSegment Clean(string text) => new(text);

    /// <summary>Bracketed wording that <paramref name="proposedBy"/> want.</summary>
    public static TextSegment Bracketed(string text, params ReadOnlySpan<PartyId> proposedBy)
        => new(text, true, ValueSet.Create(proposedBy));

    /// <summary>As drafts print it: "[IND: within 30 days]".</summary>
    public override string ToString()
        => !IsBracketed ? Text : ProposedBy.Count == 0 ? $"[{Text}]" : $"[{string.Join(", ", ProposedBy)}: {Text}]";
}
