namespace TradeModel.Issues;

/// <summary>
/// One thing to agree on inside a track: the parties it concerns, a scale, the direction that each of them prefers, and what it is about.
/// This is its definition. The negotiation holds its state: positions, red lines, agreed terms.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Issue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="id">The identifier, unique in the negotiation.</param>
    /// <param name="title">What the parties must agree on, in words.</param>
    /// <param name="track">The track.</param>
    /// <param name="scale">The points that it can be settled at.</param>
    /// <param name="subject">
    /// What it is about, in codes; null if no code fits. A tariff path or schedule needs a <see cref="TariffSubject"/>.
    /// </param>
    /// <param name="concerned">
    /// The parties it concerns, at least two. Null means all, or the importer and the exporters if the subject names them.
    /// </param>
    /// <param name="directions">
    /// The direction that each party prefers. Those of importer, exporters and procuring party follow from the subject.
    /// </param>
    /// <param name="phase">The phase it belongs to at first; null for none.</param>
    /// <param name="provenance">How it is known that this is an issue; null if unstated.</param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>; the title is blank; subject or scale belong to another track; fewer than two parties are concerned;
    /// a party named by the subject or a direction is not concerned; or a direction is given on a scale without order, or against the
    /// subject's.
    /// </exception>
    public Issue(
        IssueId id,
        string title,
        Track track,
        Scale scale,
        IssueSubject? subject = null,
        ValueSet<PartyId>? concerned = null,
        ValueMap<PartyId, Direction>? directions = null,
        PhaseId? phase = null,
        Provenance? provenance = null)
    {
        Id = id.Checked(nameof(id));
        Title = Guard.Line(title);
        Track = Guard.Defined(track);
        Scale = Guard.NotNull(scale);
        Subject = subject;
        if (subject is not null && subject.Track != track)
        {
            throw new ArgumentException(
                $"{InvariantText.WithArticle(subject.GetType().Name)} belongs to the track {subject.Track}, not {track}", nameof(subject));
        }
        if (scale.WhyNotFor(track, subject) is var (reason, argument)) throw new ArgumentException(reason, argument);
        if (subject is QuotaSubject or ProcurementSubject && scale is not NumberScale)
            throw new ArgumentException("a quota volume or procurement threshold is a number: give a ratio or an interval scale",
                nameof(scale));
        if (subject is ServicesSubject && scale is not CommitmentScale)
            throw new ArgumentException("services commitments need a commitment scale", nameof(scale));
        Concerned = concerned ?? (subject is { NamesAll: true } ? subject.Named.ToValueSet() : null);
        if (Concerned is { Count: < 2 })
            throw new ArgumentException("an issue concerns at least two parties", nameof(concerned));
        foreach (PartyId party in Concerned ?? []) party.Checked(nameof(concerned));
        Directions = DirectionsWith(directions ?? [], subject, scale.IsOrdered);
        foreach (PartyId party in subject?.Named ?? []) CheckConcerned(party, nameof(subject));
        foreach ((PartyId party, _) in Directions) CheckConcerned(party, nameof(directions), party.Value);
        Phase = phase?.Checked(nameof(phase));
        Provenance = provenance;
    }

    /// <summary>The identifier, unique in the negotiation.</summary>
    public IssueId Id { get; }

    /// <summary>What the parties must agree on, in words.</summary>
    public string Title { get; init => field = Guard.Line(value, nameof(Title)); }

    /// <summary>The track.</summary>
    public Track Track { get; }

    /// <summary>The points that it can be settled at.</summary>
    public Scale Scale { get; }

    /// <summary>What it is about, in codes; null if no code fits.</summary>
    public IssueSubject? Subject { get; }

    /// <summary>The parties it concerns, at least two; null for all at the table.</summary>
    public ValueSet<PartyId>? Concerned { get; }

    /// <summary>
    /// The direction that each party prefers, given or following from the subject. A party without an entry prefers none, unless it
    /// is an exporter that the subject does not name: ask <see cref="DirectionOf"/>.
    /// </summary>
    public ValueMap<PartyId, Direction> Directions { get; }

    /// <summary>The phase it belongs to at first; null for none. The negotiation knows the phase it is in now.</summary>
    public PhaseId? Phase { get; init => field = value?.Checked(nameof(Phase)); }

    /// <summary>How it is known that this is an issue; null if unstated.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The type of position that can be tabled on the issue. It follows from the track, the scale and the subject.</summary>
    public Type PositionType => Scale.PositionTypeOn(Track, Subject);

    /// <summary>
    /// The party that offers: the importer, or the procuring party. Null if the issue has none, so that all positions are compared with
    /// each other.
    /// </summary>
    /// <remarks>
    /// The offering party has one position for all that request, and may have another for one of them
    /// (<c>PositionTabled.For</c>). It is compared with each requesting party by its position for that party. Two
    /// requesting parties are not compared: each asks for itself.
    /// </remarks>
    public PartyId? Offering => Subject?.Offering;

    /// <summary>
    /// Whether the party requests from <see cref="Offering"/>: an exporter, or a supplier of the procuring party. If the issue concerns all
    /// at the table, the party is taken to be one of them.
    /// </summary>
    public bool IsRequesting(PartyId party) => Subject?.IsRequesting(party) == true && Concerned?.Contains(party) != false;

    /// <summary>Whether the positions of two parties are compared with each other. Those of two requesting parties are not.</summary>
    public bool AreCompared(PartyId one, PartyId other) => one != other && !(IsRequesting(one) && IsRequesting(other));

    /// <summary>The direction a party prefers; null if it has none.</summary>
    public Direction? DirectionOf(PartyId party)
        => Directions.TryGetValue(party, out Direction direction) ? direction
            : Scale.IsOrdered && IsRequesting(party) ? Implied(Subject!).Requesting : null;

    /// <summary>Whether the position has this issue's type and is on its scale.</summary>
    public bool Admits(Position position) => Guard.NotNull(position).GetType() == PositionType && Scale.WhyNot(position) is null;

    /// <summary>The known positions and evenly spaced points between them, in the order of the scale if it has one.</summary>
    /// <remarks>
    /// Numbers and tariff paths get <paramref name="steps"/> points between the lowest and the highest known position (evenly spaced in the
    /// logarithm on a ratio scale). An ordinal scale gives every level between the lowest and the highest, a nominal scale all its options,
    /// services commitments the combination halfway between any two. A schedule gives the known offers alone.
    /// </remarks>
    /// <param name="known">
    /// Positions on the issue's scale: tabled positions or bounds of red lines. At least one, unless the scale is nominal.
    /// </param>
    /// <param name="steps">The number of points between the lowest and the highest; 0 or more.</param>
    /// <exception cref="ArgumentException">There is no position, or one that the issue does not admit.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is negative.</exception>
    public ValueList<Position> OptionsBetween(IEnumerable<Position> known, int steps)
    {
        Position[] positions = [.. Guard.NotNull(known)];
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        if (positions.Length == 0 && Scale.IsOrdered) throw new ArgumentException("holds no position", nameof(known));
        if (Array.Find(positions, p => p is null || !Admits(p)) is { } other)
            throw new ArgumentException($"issue '{Id}' does not admit {other}", nameof(known));
        return Scale.Between(Track, Subject, positions, steps).ToValueList();
    }

    /// <summary>
    /// The end of the issue's scale in a direction, whether or not a party has asked for it; null on a nominal scale, which has no order.
    /// </summary>
    public Position? ScaleEnd(Direction direction) => Scale.End(Track, Subject, Guard.Defined(direction));

    /// <summary>Title and identifier.</summary>
    public override string ToString() => $"{Title} ({Id})";

    /// <summary>
    /// This issue as one that concerns none but <paramref name="parties"/>; null if that leaves fewer than two, or takes away what it is
    /// about.
    /// </summary>
    internal Issue? Among(ValueSet<PartyId> parties)
    {
        ValueSet<PartyId> concerned = Concerned is null ? parties : Concerned.Where(parties.Contains).ToValueSet();
        if (concerned.Equals(Concerned)) return this;
        ValueSet<PartyId> gone = (Subject?.Named ?? []).Where(p => !concerned.Contains(p)).ToValueSet();
        if (concerned.Count < 2 || Subject?.WhyNotConcern([], gone) is not null) return null;
        return new(
            Id, Title, Track, Scale, Subject?.WithConcerned([], gone), concerned,
            Directions.Where(d => concerned.Contains(d.Key)).ToValueMap(), Phase, Provenance);
    }

    /// <summary>This issue on another scale of the same kind.</summary>
    internal Issue WithScale(Scale scale) => new(Id, Title, Track, scale, Subject, Concerned, Directions, Phase, Provenance);

    /// <summary>This issue with other parties concerned, at least two, and the directions that they prefer.</summary>
    internal Issue WithConcerned(ValueSet<PartyId> concerned, IssueSubject? subject, ValueMap<PartyId, Direction> directions)
        => new(Id, Title, Track, Scale, subject, concerned, directions, Phase, Provenance);

    /// <summary>
    /// Why a party cannot be given a direction on this issue; null if it can: the scale is ordered, and the subject does not say otherwise.
    /// </summary>
    internal string? WhyNotDirection(PartyId party, Direction direction, IssueSubject? subject)
    {
        if (!Scale.IsOrdered) return "on a scale without order no party can prefer a direction";
        (Direction? offering, Direction? requesting) = subject is null ? default : Implied(subject);
        Direction? implied = party == subject?.Offering ? offering : subject?.IsRequesting(party) == true ? requesting : null;
        return implied is not null && implied != direction
            ? $"the {subject!.GetType().Name} says that '{party}' prefers {implied}" : null;
    }

    private void CheckConcerned(PartyId party, string name, params ReadOnlySpan<string> part)
    {
        if (Concerned is not null && !Concerned.Contains(party)) throw ArgumentFault.Of($"'{party}' is named but not concerned", name,
            part);
    }

    private static ValueMap<PartyId, Direction> DirectionsWith(ValueMap<PartyId, Direction> given, IssueSubject? subject, bool ordered)
    {
        if (given.Count > 0 && !ordered) throw new ArgumentException("on a scale without order no party can prefer a direction",
            "directions");
        foreach ((PartyId party, Direction direction) in given)
        {
            party.Checked("directions");
            Guard.Defined(direction, "directions");
        }
        if (subject is null || !ordered) return given;
        (Direction? offering, Direction? requesting) = Implied(subject);
        ValueMap<PartyId, Direction> all = given;
        foreach (PartyId party in subject.Named) Settle(party, party == subject.Offering ? offering : requesting, isNamed: true);
        // What an exporter that the subject does not name prefers follows without an entry.
        foreach ((PartyId party, _) in given)
            if (subject.Requesting is null && subject.IsRequesting(party)) Settle(party, requesting, isNamed: false);
        return all;

        void Settle(PartyId party, Direction? implied, bool isNamed)
        {
            if (implied is not { } direction) return;
            bool isStated = given.TryGetValue(party, out Direction stated);
            if (isStated && stated != direction)
                throw new ArgumentException($"the {subject.GetType().Name} says that '{party}' prefers {direction}", "directions");
            if (!isNamed) all = all.Without(party);
            else if (!isStated) all = all.With(party, direction);
        }
    }

    /// <summary>The directions that follow from a subject for the offering party and for each requesting party.</summary>
    private static (Direction? Offering, Direction? Requesting) Implied(IssueSubject subject) => subject switch
    {
        TariffSubject => (Direction.Higher, Direction.Lower),
        QuotaSubject or ServicesSubject => (Direction.Lower, Direction.Higher),
        ProcurementSubject => (Direction.Higher, null),
        _ => (null, null),
    };
}
