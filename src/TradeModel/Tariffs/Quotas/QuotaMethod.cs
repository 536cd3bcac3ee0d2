namespace TradeModel.Tariffs;

/// <summary>
/// How an importer distributes a tariff-rate quota, by the principal methods that the WTO's Committee on Agriculture distinguishes in its
/// papers on tariff quota administration (the G/AG/W/183 series, from notifications in tables MA:1 and MA:2).
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum QuotaMethod
{
    /// <summary>Imports are not limited: the in-quota duty or a lower one is charged on every quantity.</summary>
    AppliedTariff,

    /// <summary>Customs charges the in-quota duty on imports in the order in which they arrive, until the quota is full.</summary>
    FirstComeFirstServed,

    /// <summary>Licences are issued on request, usually before the quota year; requests above the volume are reduced.</summary>
    LicenceOnDemand,

    /// <summary>Licences are sold to the highest bidders.</summary>
    Auction,

    /// <summary>Licences go mainly to past importers of the good, by their imports.</summary>
    HistoricalImporters,

    /// <summary>A state trading enterprise imports or controls the imports.</summary>
    StateTrading,

    /// <summary>A group or association of producers imports or controls the imports.</summary>
    ProducerGroup,

    /// <summary>Two or more methods together, none of them predominant.</summary>
    Mixed,

    /// <summary>Another method.</summary>
    Other,
}
