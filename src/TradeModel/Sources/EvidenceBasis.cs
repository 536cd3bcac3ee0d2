namespace TradeModel;

/// <summary>How a datum is known.</summary>
/// <remarks>
/// <c>default</c> is none of them. Every member that takes a basis refuses it, so that no datum counts as reported by mistake.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum EvidenceBasis
{
    /// <summary>A named source said so.</summary>
    Reported = 1,

    /// <summary>Someone judged it from what is known.</summary>
    Estimated,

    /// <summary>Made up to show the mechanics; it says nothing about the world.</summary>
    Illustrative,
}
