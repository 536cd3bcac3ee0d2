namespace TradeModel.Issues;

/// <summary>An option of a nominal scale, or a level of an ordinal one.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScaleOption
{
    /// <summary>Creates the option.</summary>
    /// <param name="id">Its identifier, unique on the scale.</param>
    /// <param name="title">What it says, in words; by default the id.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the title is blank.</exception>
    public ScaleOption(OptionId id, string? title = null)
    {
        Id = id;
        Title = title ?? id.Value;
    }

    /// <summary>Its identifier, unique on the scale.</summary>
    public OptionId Id { get; init => field = value.Checked(nameof(Id)); }

    /// <summary>What it says, in words.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>The title.</summary>
    public override string ToString() => Title;

    internal static ValueList<ScaleOption> CheckAll(ValueList<ScaleOption>? options, string name)
    {
        if (Guard.NotNull(options, name).Count < 2) throw new ArgumentException("a scale has at least two points", Guard.Parameter(name));
        // Comparing with each earlier option is cheaper than a set if there are few.
        HashSet<OptionId>? seen = options.Count > 16 ? [] : null;
        for (int i = 0; i < options.Count; i++)
            if (seen?.Add(options[i].Id) == false || (seen is null && IndexIn(options, options[i].Id) < i))
                throw ArgumentFault.Of($"'{options[i].Id}' is given twice", name, ArgumentFault.At(i), "id");
        return options;
    }

    internal static int IndexIn(ValueList<ScaleOption> options, OptionId id)
    {
        for (int i = 0; i < options.Count; i++)
            if (options[i].Id == id) return i;
        return -1;
    }
}
