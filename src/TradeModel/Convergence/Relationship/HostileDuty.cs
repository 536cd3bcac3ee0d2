namespace TradeModel.Convergence;

/// <summary>
/// The additional duties, on top of MFN, that one party charges on goods of another. They are measured on a good without a sectoral measure
/// or an exemption. If a party has members, this is the highest charge between any of them.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record HostileDuty
{
    internal HostileDuty(PartyId importer, PartyId exporter, Percentage charge)
    {
        Importer = importer;
        Exporter = exporter;
        Charge = charge;
    }

    /// <summary>The party that charges the duties.</summary>
    public PartyId Importer { get; }

    /// <summary>The party on whose goods they are charged.</summary>
    public PartyId Exporter { get; }

    /// <summary>The charge.</summary>
    public Percentage Charge { get; }

    /// <summary>The importer, the exporter and the charge.</summary>
    public override string ToString() => $"{Importer} on {Exporter}: {Charge}";
}
