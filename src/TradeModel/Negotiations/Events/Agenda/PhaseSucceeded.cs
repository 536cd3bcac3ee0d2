using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>
/// A new phase succeeded an earlier one, as the CPTPP succeeded the TPP: it took over its text and its issues, agreed ones as agreed.
/// </summary>
/// <remarks>
/// <para>
/// The earlier phase is signed, in force or ended. Its stage and the parties' acts stay as they are. From this day its chapters belong to
/// the new phase, and so do its issues.
/// </para>
/// <para>
/// If the new phase names its parties, the issues concern none but these: each of them concerns those of its parties that are parties of
/// the new phase, and so does an offer to several exporters. What others tabled on it falls, with the packages that hold it. An issue stays
/// in the earlier phase if fewer than two parties of the new phase are left, or if it is about a party that is not one of them, such as
/// the importer. It can be moved out of the earlier phase.
/// </para>
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record PhaseSucceeded : NegotiationEvent
{
    internal const string KindName = "phaseSucceeded";

    /// <inheritdoc cref="NegotiationEvent(LocalDate)"/>
    /// <param name="predecessor">The earlier phase.</param>
    /// <param name="successor">The new phase, with the parties it is between.</param>
    /// <param name="suspended">The provisions taken over that do not apply in the new phase for now; none if null.</param>
    /// <exception cref="ArgumentException">
    /// The day or an id is <c>default</c>, or the new phase has the id of the earlier one.
    /// </exception>
    public PhaseSucceeded(LocalDate date, PhaseId predecessor, Phase successor, ValueSet<ProvisionId>? suspended = null)
        : base(date)
    {
        Predecessor = predecessor.Checked(nameof(predecessor));
        Successor = Guard.NotNull(successor);
        Suspended = suspended ?? [];
        if (successor.Id == predecessor)
            throw ArgumentFault.Of("a phase does not succeed itself: give the new phase another id", nameof(successor), "id");
    }

    /// <summary>The earlier phase.</summary>
    public PhaseId Predecessor { get; }

    /// <summary>The new phase, with the parties it is between.</summary>
    public Phase Successor { get; }

    /// <summary>The provisions taken over that do not apply in the new phase until <see cref="ProvisionsReinstated"/>.</summary>
    public ValueSet<ProvisionId> Suspended { get; init => field = Checks.Ids(value, nameof(Suspended)); }

    /// <inheritdoc />
    public override string Kind => KindName;

    /// <inheritdoc />
    public override ValueSet<PartyId> MentionedParties => Successor.Parties ?? [];

    /// <inheritdoc />
    public override ValueSet<PhaseId> MentionedPhases => [Predecessor, Successor.Id];

    private protected override string Sentence
        => $"{Successor.Id} succeeds {Predecessor}{(Suspended.Count == 0 ? "" : $", without {string.Join(", ", Suspended)}")}";
}
