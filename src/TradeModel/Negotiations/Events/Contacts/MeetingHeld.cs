using TradeModel.Issues;
using TradeModel.Parties;

namespace TradeModel.Negotiations;

/// <summary>Representatives met.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record MeetingHeld : NegotiationEvent
{
    internal const string KindName = "meetingHeld";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="level">The level at which they met; officials make it a technical meeting.</param>
    /// <param name="parties">The parties present, at least one.</param>
    /// <param name="participants">Those present who are known by name.</param>
    /// <param name="venue">The place; null if not reported.</param>
    /// <param name="hostEvent">The event on whose sidelines they met; null for a meeting of its own.</param>
    /// <param name="round">The name of the round it counted as; null for none.</param>
    /// <param name="lastDay">The last day of a meeting of several days, after the first; null for a single day.</param>
    /// <param name="tracks">The tracks covered, as far as reported.</param>
    /// <param name="topics">Topics beyond the tracks: security, energy, the region.</param>
    /// <exception cref="ArgumentException">
    /// A day or an id is <c>default</c>, no party is present, a text is blank, or the last day is not after the first.
    /// </exception>
    public MeetingHeld(
        LocalDate date,
        EngagementLevel level,
        ValueSet<PartyId> parties,
        ValueSet<RepresentativeId>? participants = null,
        string? venue = null,
        string? hostEvent = null,
        string? round = null,
        LocalDate? lastDay = null,
        ValueSet<Track>? tracks = null,
        ValueList<string>? topics = null)
        : base(date)
    {
        Level = level;
        Parties = parties;
        Participants = participants ?? [];
        Venue = venue;
        HostEvent = hostEvent;
        Round = round;
        LastDay = lastDay;
        Tracks = tracks ?? [];
        Topics = topics ?? [];
    }

    /// <summary>The level at which they met; officials make it a technical meeting.</summary>
    public EngagementLevel Level { get; init => field = Guard.Defined(value, nameof(Level)); }

    /// <summary>The parties present, at least one.</summary>
    public ValueSet<PartyId> Parties { get; init => field = Checks.SomeParties(value, nameof(Parties)); }

    /// <summary>Those present who are known by name.</summary>
    public ValueSet<RepresentativeId> Participants { get; init => field = Checks.Ids(value, nameof(Participants)); }

    /// <summary>The place; null if not reported.</summary>
    public string? Venue { get; init => field = Guard.OptionalLine(value, nameof(Venue)); }

    /// <summary>The event on whose sidelines they met; null for a meeting of its own.</summary>
    public string? HostEvent { get; init => field = Guard.OptionalLine(value, nameof(HostEvent)); }

    /// <summary>The name of the round it counted as; null for none.</summary>
    public string? Round { get; init => field = Guard.OptionalLine(value, nameof(Round)); }

    /// <summary>The last day of a meeting of several days, after the first; null for a single day.</summary>
    public LocalDate? LastDay { get; init => field = CheckLastDay(value); }

    /// <summary>The tracks covered, as far as reported.</summary>
    public ValueSet<Track> Tracks { get; init => field = CheckTracks(value); }

    /// <summary>Topics beyond the tracks: security, energy, the region.</summary>
    public ValueList<string> Topics { get; init => field = Checks.Texts(value, nameof(Topics)); }

    private static ValueSet<Track> CheckTracks(ValueSet<Track> tracks)
    {
        foreach (Track track in Guard.NotNull(tracks, nameof(Tracks))) Guard.Defined(track, nameof(Tracks));
        return tracks;
    }

    private LocalDate? CheckLastDay(LocalDate? value)
        => value is not { } day || Guard.Day(day, nameof(LastDay)) > Date ? value
        : throw new ArgumentException(
            day == Date ? $"the last day {InvariantText.Iso(day)} is the first: leave it out for a meeting of one day"
            : $"the last day {InvariantText.Iso(day)} lies before the first, {InvariantText.Iso(Date)}",
            Guard.Parameter(nameof(LastDay)));

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> ActingParties => Parties;

    /// <inheritdoc />
    public override ValueSet<RepresentativeId> ActingRepresentatives => Participants;

    private protected override string Sentence
        => $"{string.Join(", ", Parties)} {(Parties.Count == 1 ? "meets" : "meet")}{(Venue is null ? "" : $" in {Venue}")}";
}
