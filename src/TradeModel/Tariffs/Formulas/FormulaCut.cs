namespace TradeModel.Tariffs;

/// <summary>A line's bound and applied rate before and after a formula cut.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record FormulaCut
{
    internal FormulaCut(Percentage bound, Percentage applied, Percentage newBound, Percentage newApplied)
    {
        Bound = bound;
        Applied = applied;
        NewBound = newBound;
        NewApplied = newApplied;
    }

    /// <summary>The bound rate before.</summary>
    public Percentage Bound { get; }

    /// <summary>The applied rate before.</summary>
    public Percentage Applied { get; }

    /// <summary>The bound rate after.</summary>
    public Percentage NewBound { get; }

    /// <summary>The applied rate after: the lesser of the applied rate before and the new bound.</summary>
    public Percentage NewApplied { get; }

    /// <summary>Whether the cut lowers the applied rate, and not only the gap between the applied and the bound rate.</summary>
    public bool ReachesApplied => NewApplied < Applied;

    /// <summary>The rates before and after.</summary>
    public override string ToString() => $"bound {Bound} → {NewBound}, applied {Applied} → {NewApplied}";
}
