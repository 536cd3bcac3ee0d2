namespace TradeModel.Convergence;

/// <summary>
/// The additional duties of one party, on top of MFN, on a good of another that is under no sectoral measure and no exemption. If a party
/// has members, this is the highest charge between any of them.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record HostileDuty
{
    internal HostileDuty(PartyId importer, PartyId exporter, Percentage charge)
    {
        Importer = importer;
        Exporter = exporter;
        Charge = charge;
    }

    /// <summary>Who charges.</summary>
    public PartyId Importer { get; }

    /// <summary>Whose goods.</summary>
    public PartyId Exporter { get; }

    /// <summary>The charge.</summary>
    public Percentage Charge { get; }

    /// <summary>Who charges whom how much.</summary>
    public override string ToString() => $"{Importer} on {Exporter}: {Charge}";
}
