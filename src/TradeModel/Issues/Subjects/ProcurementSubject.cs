namespace TradeModel.Issues;

/// <summary>
/// The contract value from which one party's government procurement is open to all other parties concerned. The procuring party offers, and
/// prefers it higher; the others request.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ProcurementSubject : IssueSubject
{
    /// <summary>Creates the subject.</summary>
    /// <param name="procuring">The party whose procurement is opened.</param>
    /// <param name="entities">Which entities and what they buy: "central government, goods".</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the text is blank.</exception>
    public ProcurementSubject(PartyId procuring, string entities)
    {
        Procuring = procuring;
        Entities = entities;
    }

    /// <summary>The party whose procurement is opened.</summary>
    public PartyId Procuring { get; init => field = value.Checked(nameof(Procuring)); }

    /// <summary>Which entities, and what they buy.</summary>
    public string Entities { get; init => field = Guard.Text(value, nameof(Entities)); }

    /// <inheritdoc />
    public override Track Track => Track.MarketAccess;

    /// <inheritdoc />
    public override PartyId? Offering => Procuring;

    internal override ValueList<PartyId> Named => [Procuring];

    /// <summary>"procurement of USA: central government".</summary>
    private protected override string Words => $"procurement of {Procuring}: {Entities}";
}
