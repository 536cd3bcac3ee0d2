using System.Globalization;
using Fuzz.Structure;
using TradeModel;
using TradeModel.Bargaining;
using TradeModel.Goods;
using TradeModel.Import;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace Fuzz.Targets;

/// <summary>Texts that state one value: duties, special rates, identifiers and codes.</summary>
internal static class TextTargets
{
    private static readonly DutyParseOptions[] Options =
    [
        DutyParseOptions.Default,
        new() { DecimalMark = DecimalMark.Comma, BareCurrency = Currency.Euro },
        new() { DecimalMark = DecimalMark.Point, Dollar = new("CAD"), Signs = [new("x", new("NOK"))] },
    ];

    private static readonly Action<string>[] Codes =
    [
        Parsed<PartyId>, Parsed<HsCode>, Parsed<HsRange>, Parsed<NtmCode>, Parsed<ServicesSector>, Parsed<Percentage>, Parsed<Currency>,
        Parsed<Rational>,
    ];

    internal static Target[] All { get; } =
    [
        new("duty", "texts of duties (`Duty.Read`)", Shape.Text, Duty, Duties) { LongestInput = 400 },
        new("special", "special rates (`SpecialRates.Parse`)", Shape.Text, Special, () => Of(
            "Free (A+,AU,CL) 5.2% (KR) See 9908.04.01 (IL)", "Free (A*, S+) 1.4 cents/kg (JP)", "Free", "3% (KR)(AU) + 2 cents/kg (IL)",
            "5.8¢/kg + 1.3% (S) Free (B C)", "Free (A,; E) (X", "$1.035/kg (AU) see 9822.01 (CL,PE)")) { LongestInput = 400 },
        new("codes", "identifiers, codes and numbers (`Parse`, `TryParse`)", Shape.Text, Code, () => Of(
            "0IND", "0a-b_c.d/e", "1010121", "1 0101.21.00", "17208", "27208–7212", "2010121-010129", "3A14", "3B31", "4CPC 6111",
            "41.A.a",
            "4094", "525%", "512.5", "5-1e-3", "6EUR", "71/3", "70.25", "7-12e-4", "71e400")) { LongestInput = 200 },
    ];

    private static void Duty(byte[] bytes)
    {
        (int choice, byte[] rest) = Law.Chosen(bytes);
        string text = Law.Text(rest);
        Duty duty;
        try
        {
            duty = TradeModel.Tariffs.Duty.Read(text, Options[choice % Options.Length]).Duty;
        }
        catch (FormatException e) when (Options[choice % Options.Length].DecimalMark is not null)
        {
            Law.InWords(e.Message, e);
            return;
        }
        Law.Holds(TradeModel.Tariffs.Duty.Parse(duty.ToString()!).Equals(duty), $"the duty reads back otherwise: {duty}");
        Law.Holds(duty is not TextDuty { Explanation.Length: 0 }, $"the text has no explanation: {duty}");
        _ = duty.FindAdValoremEquivalent(new(2m, Currency.UsDollar, "kg")).ToString();
    }

    private static void Special(byte[] bytes)
    {
        SpecialRates rates = SpecialRates.Parse(Law.Text(bytes));
        Law.Holds(SpecialRates.Parse(rates.ToString()).Equals(rates), $"the rates read back otherwise: {rates}");
        Law.Holds(new SpecialRates(rates.Rates).Equals(rates), $"the rates cannot be built again: {rates}");
        foreach (SpecialRate rate in rates.Rates)
            foreach (string programme in rate.Programmes) _ = rates.Find(programme);
    }

    private static void Code(byte[] bytes)
    {
        (int choice, byte[] rest) = Law.Chosen(bytes);
        if (choice - '0' is >= 0 and var at && at < Codes.Length) Codes[at](Law.Text(rest));
    }

    private static void Parsed<T>(string text)
        where T : IParsable<T>
    {
        bool isRead = T.TryParse(text, CultureInfo.InvariantCulture, out T? value);
        try
        {
            T parsed = T.Parse(text, CultureInfo.InvariantCulture);
            Law.Holds(isRead && parsed.Equals(value), $"Parse and TryParse differ: {text}");
            string printed = value!.ToString()!;
            // A rational number may print longer than the 400 characters that are read.
            if (printed.Length <= 400)
            {
                bool isSame = T.TryParse(printed, CultureInfo.InvariantCulture, out T? back) && back.Equals(value);
                Law.Holds(isSame, $"what is printed reads back otherwise: {printed}");
            }
            _ = value.GetHashCode();
        }
        catch (FormatException e)
        {
            Law.Holds(!isRead, $"TryParse reads what Parse refuses: {text}");
            Law.InWords(e.Message, e);
        }
    }

    private static IEnumerable<byte[]> Duties()
    {
        string[] texts =
        [
            "10%", "12,800 %", "Free", "12.8 % + 176.8 EUR/100 kg", "10 % or EUR 5/kg, whichever is the greater", "$1.035/kg",
            "4.4 cents/kg",
            "0.5 % MIN 2.4 EUR/100 kg MAX 4.1 EUR/100 kg", "10 % but not less than INR 5 per kg",
            "5 % from 1 January to 31 May; 10 % from 1 June to 31 December",
            "Rs. 1,234.50 per MT", "33 1/3 % ad valorem", "8% on the battery + 5.1% on the clock", "¢6.8/doz. prs.", "x 5/l",
            "0,128 €/% vol/hl",
            "+ EA", "10 % 2/", "the greater of 5 % and 3 $/kg", "in quota 5 %", "1'234 CHF/100 kg brut", "1.234,5 %",
        ];
        return texts.SelectMany(t => "012".Select(o => Law.Utf8(o + t)));
    }

    private static IEnumerable<byte[]> Of(params string[] texts) => texts.Select(Law.Utf8);
}
