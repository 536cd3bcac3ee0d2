namespace TradeModel.Issues;

/// <summary>
/// Services commitments of one importer towards the suppliers of one exporter, of several, or of all other parties concerned. The importer
/// prefers to commit less, the exporters that it commits more.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ServicesSubject : IssueSubject
{
    /// <summary>Creates the subject of an issue between two parties.</summary>
    /// <param name="importer">The party that commits itself.</param>
    /// <param name="exporter">The party whose suppliers benefit; another one.</param>
    /// <exception cref="ArgumentException">An id is <c>default</c>, or importer and exporter are the same.</exception>
    public ServicesSubject(PartyId importer, PartyId exporter)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = One(importer, exporter);
    }

    /// <summary>Creates the subject of an issue between an importer and several exporters.</summary>
    /// <param name="importer">The party that commits itself.</param>
    /// <param name="exporters">The parties whose suppliers benefit; null for all other parties concerned.</param>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>, no exporter is named, or the importer is among them.
    /// </exception>
    public ServicesSubject(PartyId importer, ValueSet<PartyId>? exporters = null)
    {
        Importer = importer.Checked(nameof(importer));
        Exporters = Several(importer, exporters);
    }

    /// <summary>The party that commits itself; it offers.</summary>
    public PartyId Importer { get; }

    /// <summary>The parties whose suppliers benefit; they request. Null for all other parties concerned.</summary>
    public ValueSet<PartyId>? Exporters { get; }

    /// <inheritdoc />
    public override Track Track => Track.MarketAccess;

    /// <inheritdoc />
    public override PartyId? Offering => Importer;

    /// <inheritdoc />
    public override ValueSet<PartyId>? Requesting => Exporters;

    internal override ValueList<PartyId> Named => [Importer, .. Exporters ?? []];

    private protected override IssueSubject WithRequesting(ValueSet<PartyId> requesting) => new ServicesSubject(Importer, requesting);

    /// <summary>"services commitments of VNM towards JPN".</summary>
    private protected override string Words => $"services commitments of {Importer} towards {Those(Exporters)}";
}
