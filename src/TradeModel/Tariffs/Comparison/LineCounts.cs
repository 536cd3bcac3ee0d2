namespace TradeModel.Tariffs;

/// <summary>How many lines of one schedule have each <see cref="LineChange"/>.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record LineCounts
{
    internal LineCounts(ReadOnlySpan<int> counts)
    {
        Unchanged = counts[(int)LineChange.Unchanged];
        Cut = counts[(int)LineChange.Cut];
        Raised = counts[(int)LineChange.Raised];
        Renumbered = counts[(int)LineChange.Renumbered];
        Split = counts[(int)LineChange.Split];
        Merged = counts[(int)LineChange.Merged];
        ManyToMany = counts[(int)LineChange.ManyToMany];
        NotComparable = counts[(int)LineChange.NotComparable];
        Gone = counts[(int)LineChange.Gone];
        New = counts[(int)LineChange.New];
    }

    /// <summary>The lines whose duty is unchanged.</summary>
    public int Unchanged { get; }

    /// <summary>The lines whose duty is lower.</summary>
    public int Cut { get; }

    /// <summary>The lines whose duty is higher.</summary>
    public int Raised { get; }

    /// <summary>The lines that correspond to one line of another code.</summary>
    public int Renumbered { get; }

    /// <summary>The lines that are split or come from a split.</summary>
    public int Split { get; }

    /// <summary>The lines that are merged or come from a merge.</summary>
    public int Merged { get; }

    /// <summary>The lines of which several correspond to several.</summary>
    public int ManyToMany { get; }

    /// <summary>The lines that cannot be compared.</summary>
    public int NotComparable { get; }

    /// <summary>The old lines without a counterpart; 0 for a new schedule.</summary>
    public int Gone { get; }

    /// <summary>The new lines without a counterpart; 0 for an old schedule.</summary>
    public int New { get; }

    /// <summary>All lines: the sum of the others.</summary>
    public int Total => Unchanged + Cut + Raised + Renumbered + Split + Merged + ManyToMany + NotComparable + Gone + New;

    /// <summary>The lines with a change.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="change"/> is not one of the named values.</exception>
    public int Of(LineChange change) => Guard.Defined(change) switch
    {
        LineChange.Unchanged => Unchanged,
        LineChange.Cut => Cut,
        LineChange.Raised => Raised,
        LineChange.Renumbered => Renumbered,
        LineChange.Split => Split,
        LineChange.Merged => Merged,
        LineChange.ManyToMany => ManyToMany,
        LineChange.NotComparable => NotComparable,
        LineChange.Gone => Gone,
        _ => New,
    };

    /// <summary>The counts that are not 0: "9 unchanged, 1 cut".</summary>
    public override string ToString()
        => Total == 0 ? "no lines" : string.Join(", ",
            Enum.GetValues<LineChange>().Where(c => Of(c) > 0).Select(c => $"{InvariantText.Of(Of(c))} {Word(c)}"));

    internal static string Word(LineChange change) => change switch
    {
        LineChange.ManyToMany => "many to many",
        LineChange.NotComparable => "not comparable",
        _ => change.ToString().ToLowerInvariant(),
    };
}
