namespace TradeModel.Agreements;

/// <summary>An article or paragraph of the draft text.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Provision
{
    /// <summary>Creates a provision.</summary>
    /// <param name="id">The identifier, unique in the draft.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="wording">Its wording, clean and bracketed pieces in order; at least one.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, the heading is blank, or there is no wording.</exception>
    public Provision(ProvisionId id, string title, ValueList<TextSegment> wording)
    {
        Id = id;
        Title = title;
        Wording = wording;
    }

    /// <summary>The identifier, unique in the draft.</summary>
    public ProvisionId Id { get; init => field = value.Checked(nameof(Id)); }

    /// <summary>Its heading.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>Its wording, clean and bracketed pieces in order; at least one.</summary>
    public ValueList<TextSegment> Wording
    {
        get;
        init => field = Guard.NotNull(value, nameof(Wording)).Count > 0
            ? value
            : throw new ArgumentException("a provision has wording", Guard.Parameter(nameof(Wording)));
    }

    /// <summary>Whether all of it is clean: no segment is in brackets.</summary>
    public bool IsClean
    {
        get
        {
            foreach (TextSegment segment in Wording)
                if (segment.IsBracketed) return false;
            return true;
        }
    }

    /// <summary>The wording as drafts print it, brackets and proposers shown.</summary>
    public override string ToString() => string.Concat(Wording);
}
