namespace TradeModel.Agreements;

/// <summary>
/// The state of a phase: its stage, the acts of each party, and its status in the terms of the public databases.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PhaseState
{
    internal PhaseState(Phase phase) => Phase = phase;

    /// <summary>The phase, with its window as last moved.</summary>
    public Phase Phase { get; internal init; }

    /// <summary>The stage it has reached.</summary>
    public Stage Stage { get; internal init; } = Stage.Proposed;

    /// <summary>The day that stage was reached; null for the first stage if its day is not recorded.</summary>
    public LocalDate? Since { get; internal init; }

    /// <summary>The stage in which the phase was paused; null unless it is paused.</summary>
    public Stage? PausedIn { get; internal init; }

    /// <summary>
    /// What each party of the phase, or member of a union or group among them, has done; a party that has done nothing has no entry.
    /// </summary>
    public ValueMap<PartyId, PartyActs> Acts { get; internal init; } = [];

    /// <summary>
    /// Whether the phase is in force for every party it is between that has a seat now, not for some only. False while fewer than two have
    /// one. A party that joins the table after the signature changes nothing until it signs.
    /// </summary>
    public bool IsInForceForAll { get; internal init; }

    /// <summary>The earlier phase that it succeeds, whose text and issues it took over; null if there is none.</summary>
    public PhaseId? Succeeds { get; internal init; }

    /// <summary>The phase that succeeded it and has its text and issues now; null if there is none.</summary>
    public PhaseId? SucceededBy { get; internal init; }

    /// <summary>The provisions that do not apply in this phase for now.</summary>
    public ValueSet<ProvisionId> SuspendedProvisions { get; internal init; } = [];

    /// <summary>Whether it is in force for at least one party.</summary>
    public bool IsInForceForAny => Acts.Any(a => a.Value.InForceOn is not null);

    /// <summary>Whether issues of the phase can still be settled: not once it is signed, in force, given up or ended.</summary>
    public bool IsOpen => (Stage == Stage.Paused ? PausedIn!.Value : Stage)
        is Stage.Proposed or Stage.Scoping or Stage.Negotiating or Stage.AgreedInPrinciple or Stage.LegalReview;

    /// <summary>
    /// Whether the substance is agreed: from agreement in principle on. Until then the closures of a single undertaking are ad referendum.
    /// </summary>
    public bool IsAgreedInPrinciple => (Stage == Stage.Paused ? PausedIn!.Value : Stage)
        is Stage.AgreedInPrinciple or Stage.LegalReview or Stage.Signed or Stage.InForce or Stage.Suspended or Stage.Terminated;

    /// <summary>Whether it has been signed by all: since then, its parties are those that have signed.</summary>
    internal bool IsSigned => (Stage == Stage.Paused ? PausedIn!.Value : Stage)
        is Stage.Signed or Stage.InForce or Stage.Suspended or Stage.Terminated;

    /// <summary>The status the WTO's RTA-IS would show.</summary>
    public RtaIsStatus RtaIsStatus => (Stage == Stage.Paused ? PausedIn!.Value : Stage) switch
    {
        Stage.Abandoned or Stage.Suspended or Stage.Terminated => RtaIsStatus.Inactive,
        _ when IsInForceForAll => RtaIsStatus.InForce,
        _ when IsInForceForAny => RtaIsStatus.InForceForAtLeastOneParty,
        Stage.Signed => RtaIsStatus.Signed,
        _ => RtaIsStatus.UnderNegotiation,
    };

    /// <summary>The status the ADB's ARIC database would show; null once the phase is given up or ended, when it lists none.</summary>
    /// <param name="kinds">The agreement's kinds: a signed framework has a status of its own.</param>
    public AricStatus? AricStatus(ValueSet<AgreementKind> kinds) => (Stage == Stage.Paused ? PausedIn!.Value : Stage) switch
    {
        Stage.Proposed or Stage.Scoping => Agreements.AricStatus.Proposed,
        Stage.Negotiating or Stage.AgreedInPrinciple or Stage.LegalReview => Agreements.AricStatus.NegotiationsLaunched,
        Stage.Signed => Guard.NotNull(kinds).Contains(AgreementKind.Framework)
            ? Agreements.AricStatus.FrameworkAgreementSigned : Agreements.AricStatus.SignedButNotYetInEffect,
        Stage.InForce or Stage.Suspended => Agreements.AricStatus.SignedAndInEffect,
        _ => null,
    };

    /// <summary>The phase and its stage.</summary>
    public override string ToString() => $"{Phase}: {Stage}";
}
