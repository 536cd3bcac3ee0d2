using System.Collections.Frozen;

namespace TradeModel;

/// <summary>The alphabetic codes of ISO 4217: those in use (list one, 2025) and those withdrawn (list three).</summary>
internal static class CurrencyCodes
{
    private const string InUse = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP
        CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS
        SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XCD
        XCG XDR XOF XPD XPF XPT XSU XUA YER ZAR ZMW ZWG
        """;

    private const string Withdrawn = """
        ADP AFA ALK ANG AOK AON AOR ARA ARP ARY ATS AYM AZM BAD BEC BEF BEL BGJ BGK BGL BOP BRB BRC BRE BRN BRR BUK BYB BYR CHC CSD CSJ
        CSK CUC CYP DDM DEM ECS ECV EEK ESA ESB ESP FIM FRF GEK GHC GHP GNE GNS GQE GRD GWE GWP HRD HRK IEP ILP ILR ISJ ITL LAJ LSM LTL
        LTT LUC LUF LUL LVL LVR MGF MLF MRO MTL MTP MVQ MXP MZE MZM NIC NLG PEH PEI PES PLZ PTE RHD ROK ROL RUR SDD SDP SIT SKK SLL SRG
        STD SUR TJR TMM TPE TRL UAK UGS UGW USS UYN UYP VEB VEF VNC XEU XFO XFU XRE YDD YUD YUM YUN ZAL ZMK ZRN ZRZ ZWC ZWD ZWL ZWN ZWR
        """;

    private static readonly FrozenDictionary<string, string> Known = Names();

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> BySpan
        = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The code by which the model names the currency written so; null if there is no such currency.</summary>
    internal static string? Find(ReadOnlySpan<char> code) => BySpan.TryGetValue(code, out string? name) ? name : null;

    private static FrozenDictionary<string, string> Names()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["SDR"] = "XDR" };
        foreach (string code in $"{InUse} {Withdrawn}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) names.Add(code, code);
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
