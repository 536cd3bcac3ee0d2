using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>How close the parties were after one event.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TimelinePoint
{
    internal TimelinePoint(int index, NegotiationEvent @event, ScopePoint overall, ValueList<ScopePoint> tracks,
        ValueList<ScopePoint> phases)
    {
        Index = index;
        Event = @event;
        Overall = overall;
        Tracks = tracks;
        Phases = phases;
    }

    /// <summary>The place of the event in the log, counted from 0.</summary>
    public int Index { get; }

    /// <summary>The event.</summary>
    public NegotiationEvent Event { get; }

    /// <summary>The day of the event.</summary>
    public LocalDate Date => Event.Date;

    /// <summary>The agreement.</summary>
    public ScopePoint Overall { get; }

    /// <summary>The four tracks, in the order of <see cref="Track"/>.</summary>
    public ValueList<ScopePoint> Tracks { get; }

    /// <summary>The phases there were by then, in the order of the negotiation.</summary>
    public ValueList<ScopePoint> Phases { get; }

    /// <summary>A track.</summary>
    public ScopePoint GetTrack(Track track) => Tracks[(int)Guard.Defined(track)];

    /// <summary>A phase; null if there was none with this id by then.</summary>
    public ScopePoint? FindPhase(PhaseId phase)
    {
        foreach (ScopePoint one in Phases)
            if (one.Convergence.Phase == phase) return one;
        return null;
    }

    /// <summary>A phase.</summary>
    /// <exception cref="KeyNotFoundException">There was none with this id by then.</exception>
    public ScopePoint GetPhase(PhaseId phase)
        => FindPhase(phase) ?? throw new KeyNotFoundException($"there is no phase '{phase}' on {InvariantText.Iso(Date)}");

    /// <summary>The day, the score and the event.</summary>
    public override string ToString() => $"{Event} – {Overall}";
}
