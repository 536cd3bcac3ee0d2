using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>One line of the USITC annual tariff database: an eight-digit subheading of the US schedule and its duties.</summary>
/// <remarks>
/// The rate type code says how the duty is computed: 0 free; 1, 2 specific on the first or second quantity; 3 adds an other rate; 4, 5 add
/// an ad valorem rate; 6 both; 7 ad valorem; 9 derived; K, X see the schedule; T at ten digits. Rates that the file marks 9999.999999 (no
/// simple rate) are null.
/// </remarks>
public sealed record UsitcTariffLine
{
    internal UsitcTariffLine(HsCode code, string description, Duty mfn, string? rateType)
    {
        Code = code;
        Description = description;
        Mfn = mfn;
        RateType = rateType;
    }

    /// <summary>The subheading (hts8).</summary>
    public HsCode Code { get; }

    /// <summary>The short description; empty where the file has none.</summary>
    public string Description { get; }

    /// <summary>The general (MFN) duty, read from its text; from its rate columns where the file has no text.</summary>
    public Duty Mfn { get; }

    /// <summary>
    /// The code that says how the MFN duty is computed; empty where the line has none, null where the file has no such column.
    /// </summary>
    public string? RateType { get; }

    /// <summary>The ad valorem part of the MFN duty; null where there is no simple rate.</summary>
    public Percentage? AdValoremRate { get; internal init; }

    /// <summary>The specific part of the MFN duty in US dollars a unit; null where there is no simple rate.</summary>
    public decimal? SpecificRate { get; internal init; }

    /// <summary>The third part of the MFN duty, as <see cref="RateType"/> says; null where there is no simple rate.</summary>
    public decimal? OtherRate { get; internal init; }

    /// <summary>The duty of column 2, for countries without normal trade relations; null where the file has none.</summary>
    public Duty? Column2 { get; internal init; }

    /// <summary>The text of the special rates, with the programmes they belong to in brackets; null where there is none.</summary>
    public string? SpecialText { get; internal init; }

    /// <summary>The WTO binding code: B bound, U unbound; null where there is none.</summary>
    public string? Binding { get; internal init; }

    /// <summary>The first unit of quantity; null where there is none.</summary>
    public string? Quantity1 { get; internal init; }

    /// <summary>The second unit of quantity; null where there is none.</summary>
    public string? Quantity2 { get; internal init; }

    /// <summary>The day the line took effect; null where the file does not say.</summary>
    public LocalDate? From { get; internal init; }

    /// <summary>The last day of the line; null where the file does not say.</summary>
    public LocalDate? Until { get; internal init; }

    /// <summary>
    /// The duties of the programmes asked for, by the names of their columns ("korea", "usmca"); only those the line has.
    /// </summary>
    public ValueMap<string, Duty> Preferential { get; internal init; } = ValueMap<string, Duty>.Empty;

    /// <summary>
    /// The MFN rate where the line is free (0) or plainly ad valorem by its rate type code, by its text where the file has no code; null
    /// for every other line.
    /// </summary>
    public Percentage? FreeOrAdValorem => RateType switch
    {
        "0" => Percentage.Zero,
        "7" => AdValoremRate,
        null => Mfn.AdValoremRate,
        _ => null,
    };

    /// <summary>Whether the line stands in chapter 98 or 99, which hold special provisions beside the schedule proper.</summary>
    public bool IsSpecialProvision => Code.Chapter >= 98;

    /// <summary>The line as a schedule takes it, with the MFN duty as the applied one.</summary>
    /// <param name="partners">Which partner each programme that was read stands for; programmes not named are left out.</param>
    /// <exception cref="ArgumentException">A partner is <c>default</c> or named for two programmes the line has.</exception>
    public TariffLine ToTariffLine(ValueMap<string, PartyId>? partners = null)
        => new(Code, Mfn)
        {
            Preferential = partners is null
                ? ValueMap<PartyId, Duty>.Empty
                : Preferential.Where(p => partners.ContainsKey(p.Key)).Select(p => KeyValuePair.Create(partners[p.Key], p.Value)).ToValueMap(),
        };

    /// <summary>The code and the MFN duty: "01013000 6.8%".</summary>
    public override string ToString() => $"{Code} {Mfn}";
}
