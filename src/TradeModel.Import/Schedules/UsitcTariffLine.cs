using NodaTime;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>A line of the USITC annual tariff database: an eight-digit subheading of the US schedule and its duties.</summary>
/// <remarks>
/// <para>The rate type code says how the duty is computed: 0 free; 1 and 2 specific, on the first or second quantity; 3 specific on the
/// first quantity plus the other rate; 4 and 5 as 1 and 2 plus an ad valorem rate; 6 as 3 plus an ad valorem rate; 7 ad valorem; 9 derived;
/// K and X see the schedule; T at ten digits.</para>
/// <para>A rate that the file gives as 9999.999999 (no simple rate) is null.</para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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

    /// <summary>The short description; empty if the file gives none.</summary>
    public string Description { get; }

    /// <summary>The general (MFN) duty, read from its text or, if the file has no text column, from its rate columns.</summary>
    public Duty Mfn { get; }

    /// <summary>The rate type code of the MFN duty; empty if the line has none, null if the file has no such column.</summary>
    public string? RateType { get; }

    /// <summary>
    /// The ad valorem part of the MFN duty, as the text states it; null if the file gives no simple rate, or the text is not a sum of a
    /// percentage and amounts. If the file has no text column, the number of the file.
    /// </summary>
    public Percentage? AdValoremRate { get; internal init; }

    /// <summary>
    /// The specific part of the MFN duty in US dollars per unit; null under the same conditions as <see cref="AdValoremRate"/>.
    /// </summary>
    public decimal? SpecificRate { get; internal init; }

    /// <summary>
    /// The other rate of the MFN duty in US dollars per unit, which <see cref="RateType"/> explains; null under the same conditions as
    /// <see cref="AdValoremRate"/>.
    /// </summary>
    public decimal? OtherRate { get; internal init; }

    /// <summary>The duty of column 2, for countries without normal trade relations; null if the file has no such column.</summary>
    public Duty? Column2 { get; internal init; }

    /// <summary>The text of the special rates, with their programmes in brackets; null if there is none.</summary>
    public string? SpecialText { get; internal init; }

    /// <summary>
    /// The special rates by the codes of their programmes, read from <see cref="SpecialText"/> at each call; none if there is no text.
    /// </summary>
    public SpecialRates SpecialRates => SpecialText is null ? SpecialRates.None : SpecialRates.Parse(SpecialText);

    /// <summary>The WTO binding code: B for bound, U for unbound; null if there is none.</summary>
    public string? Binding { get; internal init; }

    /// <summary>The first unit of quantity; null if there is none.</summary>
    public string? Quantity1 { get; internal init; }

    /// <summary>The second unit of quantity; null if there is none.</summary>
    public string? Quantity2 { get; internal init; }

    /// <summary>The first day on which the line is in force; null if the file does not give it.</summary>
    public LocalDate? From { get; internal init; }

    /// <summary>The last day on which the line is in force; null if the file does not give it.</summary>
    public LocalDate? Until { get; internal init; }

    /// <summary>
    /// The duties of the preferential programmes given to the reader, by programme ("korea", "usmca"): from the special text if it names
    /// the programme, otherwise from the programme's numbers. Programmes that do not cover the line are left out.
    /// </summary>
    public ValueMap<string, Duty> Preferential { get; internal init; } = ValueMap<string, Duty>.Empty;

    /// <summary>
    /// The programmes whose duty in <see cref="Preferential"/> rests on a number alone that the file cuts to two decimals. The duty may be
    /// too low by up to one point, or by up to one cent.
    /// </summary>
    public ValueSet<string> ApproximatePreferences { get; internal init; } = ValueSet<string>.Empty;

    /// <summary>
    /// The MFN rate of a free or purely ad valorem line, as the text states it; null for every other line. If the file has no text column,
    /// the rate type code and the numbers decide.
    /// </summary>
    public Percentage? FreeOrAdValorem => Mfn.AdValoremRate;

    /// <summary>Whether the line is in force on a day. Without a first day it always was, and without a last day it remains so.</summary>
    /// <param name="day">The day.</param>
    public bool IsInForce(LocalDate day) => !(From > day) && !(Until < day);

    /// <summary>Whether the line is in chapter 98 or 99. These chapters hold special provisions.</summary>
    public bool IsSpecialProvision => Code.Chapter >= 98;

    /// <summary>Converts the row to a line of a <see cref="TariffSchedule"/>. The MFN duty becomes the applied duty.</summary>
    /// <param name="partners">The partner of each programme. Programmes that are not named are left out.</param>
    /// <exception cref="ArgumentException">A partner is <c>default</c>, or two programmes of the line have the same partner.</exception>
    public TariffLine ToTariffLine(ValueMap<string, PartyId>? partners = null)
        => new(Code, Mfn)
        {
            Preferential = partners is null
                ? ValueMap<PartyId, Duty>.Empty
                : Preferential
                    .Where(p => partners.ContainsKey(p.Key))
                    .Select(p => KeyValuePair.Create(partners[p.Key], p.Value))
                    .ToValueMap(),
        };

    /// <summary>The code and the MFN duty: "01013000 6.8%".</summary>
    public override string ToString() => $"{Code} {Mfn}";
}
