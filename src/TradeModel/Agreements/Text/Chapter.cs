namespace TradeModel.Agreements;

/// <summary>A chapter of the draft text, with its provisions in order.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Chapter
{
    private readonly ValueList<Provision> _provisions = [];

    /// <summary>Creates a chapter.</summary>
    /// <param name="id">The identifier, unique in the draft.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="phase">The phase whose text it is; null if the draft is not divided by phase.</param>
    /// <param name="provisions">Its provisions in order; empty if none is drafted or known.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, the heading is blank, or two provisions have the same id.</exception>
    public Chapter(ChapterId id, string title, PhaseId? phase = null, ValueList<Provision>? provisions = null)
    {
        Id = id;
        Title = title;
        Phase = phase;
        Provisions = provisions ?? [];
    }

    /// <summary>The identifier, unique in the draft.</summary>
    public ChapterId Id { get; init => field = value.Checked(nameof(Id)); }

    /// <summary>Its heading.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>The phase whose text it is; null if the draft is not divided by phase.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    /// <summary>Its provisions in order; empty if none is drafted or known.</summary>
    public ValueList<Provision> Provisions
    {
        get => _provisions;
        init
        {
            var seen = new HashSet<ProvisionId>();
            foreach (Provision provision in Guard.NotNull(value, nameof(Provisions)))
                if (!seen.Add(provision.Id))
                    throw new ArgumentException($"the provision '{provision.Id}' is given twice", Guard.Parameter(nameof(Provisions)));
            _provisions = value;
        }
    }

    private ValueList<Provision> Unchecked { init => _provisions = value; }

    /// <summary>This chapter with other provisions, whose ids are known to be unique.</summary>
    internal Chapter WithUnique(ValueList<Provision> provisions) => this with { Unchecked = provisions };

    /// <summary>The heading.</summary>
    public override string ToString() => Title;
}
