namespace TradeModel.Goods;

/// <summary>
/// An edition of the Harmonized System, named and numbered by the year it came into force. The same digits may mean other goods in another
/// edition.
/// </summary>
#pragma warning disable CA1008 // An edition is a year: there is no edition 0, and default is refused wherever an edition is asked for.
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum HsEdition
#pragma warning restore CA1008
{
    /// <summary>The first edition, in force from 1988.</summary>
    Hs1988 = 1988,

    /// <summary>In force from 1992.</summary>
    Hs1992 = 1992,

    /// <summary>In force from 1996.</summary>
    Hs1996 = 1996,

    /// <summary>In force from 2002.</summary>
    Hs2002 = 2002,

    /// <summary>In force from 2007.</summary>
    Hs2007 = 2007,

    /// <summary>In force from 2012.</summary>
    Hs2012 = 2012,

    /// <summary>In force from 2017.</summary>
    Hs2017 = 2017,

    /// <summary>In force from 2022.</summary>
    Hs2022 = 2022,

    /// <summary>In force from 2028.</summary>
    Hs2028 = 2028,
}
