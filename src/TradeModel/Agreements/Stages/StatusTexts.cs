namespace TradeModel.Agreements;

/// <summary>The statuses in the databases' own words.</summary>
public static class StatusTexts
{
    /// <summary>The status as the WTO's RTA-IS prints it: "Early announcement-Under negotiation".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the named ones.</exception>
    public static string ToDatabaseText(this RtaIsStatus status) => Guard.Defined(status) switch
    {
        RtaIsStatus.UnderNegotiation => "Early announcement-Under negotiation",
        RtaIsStatus.Signed => "Early announcement-Signed",
        RtaIsStatus.InForceForAtLeastOneParty => "In force for at least one Party",
        RtaIsStatus.InForce => "In Force",
        _ => "Inactive",
    };

    /// <summary>The status as the ADB's ARIC database prints it: "Signed but not yet in effect".</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of the named ones.</exception>
    public static string ToDatabaseText(this AricStatus status) => Guard.Defined(status) switch
    {
        AricStatus.Proposed => "Proposed",
        AricStatus.FrameworkAgreementSigned => "Framework Agreement signed",
        AricStatus.NegotiationsLaunched => "Negotiations launched",
        AricStatus.SignedButNotYetInEffect => "Signed but not yet in effect",
        _ => "Signed and in effect",
    };
}
