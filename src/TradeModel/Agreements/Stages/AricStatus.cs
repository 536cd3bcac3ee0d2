namespace TradeModel.Agreements;

/// <summary>The status of an agreement in the Asian Development Bank's ARIC database.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum AricStatus
{
    /// <summary>"Proposed".</summary>
    Proposed,

    /// <summary>"Framework Agreement signed".</summary>
    FrameworkAgreementSigned,

    /// <summary>"Negotiations launched".</summary>
    NegotiationsLaunched,

    /// <summary>"Signed but not yet in effect".</summary>
    SignedButNotYetInEffect,

    /// <summary>"Signed and in effect".</summary>
    SignedAndInEffect,
}
