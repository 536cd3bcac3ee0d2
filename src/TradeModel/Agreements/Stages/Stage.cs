namespace TradeModel.Agreements;

/// <summary>
/// The stage of a phase, from a proposal to an agreement in force. <see cref="StageGraph"/> says which stage may follow which.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum Stage
{
    /// <summary>Someone proposed to negotiate.</summary>
    Proposed,

    /// <summary>The parties explore what to negotiate about.</summary>
    Scoping,

    /// <summary>Rounds are being held.</summary>
    Negotiating,

    /// <summary>The negotiators have agreed on the substance.</summary>
    AgreedInPrinciple,

    /// <summary>Lawyers check and translate the text.</summary>
    LegalReview,

    /// <summary>All parties of the phase have signed. Reached by their signatures alone.</summary>
    Signed,

    /// <summary>In force between at least two parties. Reached by entry into force alone.</summary>
    InForce,

    /// <summary>The negotiation of the phase is interrupted. It resumes in the stage in which it was paused.</summary>
    Paused,

    /// <summary>Given up before entry into force. Final.</summary>
    Abandoned,

    /// <summary>In force, but not applied for a time.</summary>
    Suspended,

    /// <summary>Ended after entry into force. Final.</summary>
    Terminated,
}
