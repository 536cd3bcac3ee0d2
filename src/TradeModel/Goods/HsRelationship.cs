namespace TradeModel.Goods;

/// <summary>How codes of two editions of the Harmonized System correspond, as the correlation tables of the UN name it.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum HsRelationship
{
    /// <summary>1:1. The code has one counterpart, which has no other.</summary>
    OneToOne,

    /// <summary>1:n. The code is split: it has several counterparts, which have no other.</summary>
    OneToMany,

    /// <summary>n:1. The code is merged with others: it has one counterpart, which has several.</summary>
    ManyToOne,

    /// <summary>n:n. The code has several counterparts, and one of these has several, too.</summary>
    ManyToMany,
}
