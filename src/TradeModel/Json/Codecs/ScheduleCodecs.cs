using System.Globalization;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The JSON of tariff schedules, duties and staging plans.</summary>
internal static class ScheduleCodecs
{
    private static readonly ListCodec<Duty> Duties = new(new DeferredCodec<Duty>(static () => Duty!), least: 2);

    internal static readonly CodeCodec<AnnualDate> DayOfTheYear = new(
        "dayOfTheYear",
        "A day of every year: two digits of the month, two of the day.",
        "^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$",
        text => DayIn2024($"2024-{text}"),
        (day, text) => text.TryWrite(CultureInfo.InvariantCulture, $"{day.Month:D2}-{day.Day:D2}", out int length) ? length : 0);

    internal static readonly ObjectCodec<DutySeason> Season = new(
        "dutySeason", "A season and the duty charged in it.", static (ref v, it) =>
    {
        AnnualDate from = v.Required("from"u8, DayOfTheYear, it?.From, "The first day.");
        AnnualDate to = v.Required("to"u8, DayOfTheYear, it?.To,
            "The last day, included; before the first if the season includes the new year.");
        Duty duty = v.Required("duty"u8, Duty!, it?.Duty,
            "The duty charged in the season, of any kind but textDuty and seasonalDuty.");
        return v.End() ? new(from, to, duty) : null;
    }, rule: """
        {
          "allOf": [{ "properties": { "duty": { "properties": { "kind": { "not": { "enum": ["textDuty", "seasonalDuty"] } } } } } }]
        }
        """);

    private static readonly ListCodec<DutySeason> Seasons = new(Season, least: 1);

    // The duties that can be a bound or an alternative.
    private const string PlainDuty = """{ "properties": { "kind": { "enum": ["adValoremDuty", "specificDuty", "compoundDuty"] } } }""";

    private static readonly NameCodec<Percentage> DutyRate = AtomCodecs.PercentIn(new(Above: 0, Most: Tariffs.Duty.HighestRate));
    private static readonly Codec<decimal> DutyAmount = AtomCodecs.NumberIn(new(Above: 0, Most: 1e12m));

    internal static readonly UnionCodec<Duty> Duty = new(
        "duty",
        "The duty on a tariff line as the schedule states it.",
        new UnionCase<Duty, FreeDuty>("freeDuty", "No duty.", static (ref v, it) => v.End() ? (FreeDuty)Tariffs.Duty.Free : null),
        new UnionCase<Duty, AdValoremDuty>(
            "adValoremDuty", "A percentage of the value of the good, or of a part of it.", static (ref v, it) =>
        {
            Percentage rate = v.Required("ratePercent"u8, DutyRate, it?.Rate, "The rate in percent; above 0.");
            string? on = v.Optional("on"u8, AtomCodecs.DutyPiece, it?.On,
                "The part or content whose value is charged; the whole good by default.");
            return v.End() ? new(rate, on) : null;
        }),
        new UnionCase<Duty, SpecificDuty>("specificDuty", "An amount of money per unit of quantity.", static (ref v, it) =>
        {
            decimal amount = v.Required("amount"u8, DutyAmount, it?.Amount, "The amount in whole units of the currency; above 0.");
            Currency currency = v.Required("currency"u8, TariffCodecs.CurrencyCode, it?.Currency, "The ISO 4217 code of the currency.");
            string unit = v.Required("unit"u8, AtomCodecs.DutyPiece, it?.Unit, "The unit of quantity on which the amount is charged.");
            string? on = v.Optional("on"u8, AtomCodecs.DutyPiece, it?.On,
                "The content whose quantity counts; the quantity of the good by default.");
            return v.End() ? new(amount, currency, unit, on) : null;
        }),
        new UnionCase<Duty, CompoundDuty>("compoundDuty", "A sum of duties charged together.", static (ref v, it) =>
        {
            ValueList<Duty> parts = v.Required("parts"u8, Duties, it?.Parts,
                "The ad valorem and specific duties that add up; at least two.");
            return v.End() ? new(parts) : null;
        }, rule: """
            {
              "allOf": [
                { "properties": { "parts": { "items": { "properties": { "kind": { "enum": ["adValoremDuty", "specificDuty"] } } } } } }
              ]
            }
            """),
        new UnionCase<Duty, MixedDuty>("mixedDuty", "A duty bounded by others.", static (ref v, it) =>
        {
            Duty main = v.Required("main"u8, Duty!, it?.Main, "The duty that is bounded.");
            Duty? atLeast = v.Optional("atLeast"u8, Duty!, it?.AtLeast, "The lower bound of the duty.");
            Duty? notMoreThan = v.Optional("notMoreThan"u8, Duty!, it?.NotMoreThan, "The upper bound of the duty.");
            return v.End() ? new(main, atLeast, notMoreThan) : null;
        }, rule: $$"""
            {
              "anyOf": [{ "required": ["atLeast"] }, { "required": ["notMoreThan"] }],
              "allOf": [{ "properties": { "main": {{PlainDuty}}, "atLeast": {{PlainDuty}}, "notMoreThan": {{PlainDuty}} } }]
            }
            """),
        new UnionCase<Duty, GreaterOfDuty>("greaterOfDuty", "The greater of several duties.", static (ref v, it) =>
        {
            ValueList<Duty> choices = v.Required("choices"u8, Duties, it?.Choices,
                "The duties of which the greater is charged; at least two.");
            return v.End() ? new(choices) : null;
        }, rule: $$"""{ "allOf": [{ "properties": { "choices": { "items": {{PlainDuty}} } } }] }"""),
        new UnionCase<Duty, LesserOfDuty>("lesserOfDuty", "The lesser of several duties.", static (ref v, it) =>
        {
            ValueList<Duty> choices = v.Required("choices"u8, Duties, it?.Choices,
                "The duties of which the lesser is charged; at least two.");
            return v.End() ? new(choices) : null;
        }, rule: $$"""{ "allOf": [{ "properties": { "choices": { "items": {{PlainDuty}} } } }] }"""),
        new UnionCase<Duty, SeasonalDuty>("seasonalDuty", "Another duty for each season of the year.", static (ref v, it) =>
        {
            ValueList<DutySeason> seasons = v.Required("seasons"u8, Seasons, it?.Seasons,
                "The seasons in the order of their first days; no day lies in two.");
            return v.End() ? new(seasons) : null;
        }),
        new UnionCase<Duty, TextDuty>("textDuty", "A duty stated in words that no formula covers.", static (ref v, it) =>
        {
            string text = v.Required("text"u8, AtomCodecs.TextOrEmpty, it?.Text, "The schedule's text; empty if it has none.");
            return v.End() ? new(text) : null;
        }));

    private static readonly Codec<decimal> UnitAmount = AtomCodecs.NumberIn(new(Least: 1e-9m, Most: 1e15m));

    internal static readonly ObjectCodec<UnitValue> UnitValue = new("unitValue", "What one unit of a good is worth.", static (ref v, it) =>
    {
        decimal amount = v.Required("amount"u8, UnitAmount, it?.Amount, "The value of one unit, in whole units of the currency.");
        Currency currency = v.Required("currency"u8, TariffCodecs.CurrencyCode, it?.Currency, "The ISO 4217 code of the currency.");
        string unit = v.Required("unit"u8, AtomCodecs.DutyPiece, it?.Unit, "The unit of quantity.");
        return v.End() ? new(amount, currency, unit) : null;
    });

    private static readonly Codec<decimal> TradeValue = AtomCodecs.NumberIn(new(Least: 0, Below: TariffLine.HighestTrade));
    private static readonly LinePreferences.PreferencesCodec DutiesByPartner = new(CommonCodecs.PartyId, Duty);
    internal static readonly EnumCodec<ProcessingStage> Processing = new("processingStage", "How far a good is processed.");

    private static readonly StructCodec<ScheduleLine> Line = new("tariffLine", "One line of a tariff schedule.", static (ref v, it) =>
    {
        HsCode code = v.Required("code"u8, TariffCodecs.HsCode, it?.Code, "The HS or national code.");
        Duty? applied = v.Optional("applied"u8, Duty, it?.Applied, "The MFN duty applied; left out if unknown.");
        Duty? from = v.Optional("base"u8, Duty, it?.Base, "The duty from which cuts are staged; the applied duty by default.");
        Duty? bound = v.Optional("bound"u8, Duty, it?.Bound, "The duty bound in the WTO.");
        LinePreferences? preferential = v.Optional("preferential"u8, DutiesByPartner, it?.Preferential,
            "The duties on goods of partners, by the partner's id.");
        decimal? trade = v.Optional("tradeValue"u8, TradeValue, it?.TradeValue,
            "The value of trade in the line, in the schedule's currency.");
        UnitValue? unitValue = v.Optional("unitValue"u8, UnitValue, it?.UnitValue, "What one unit of the good is worth.");
        ProcessingStage? processing = v.Optional("processing"u8, Processing, it?.Processing, "How far the good is processed.");
        if (!v.End()) return null;
        return new(new TariffLine(code, applied)
        {
            Base = from,
            Bound = bound,
            Preferential = preferential?.Made ?? [],
            TradeValue = trade,
            UnitValue = unitValue,
            Processing = processing,
        });
    });

    private static readonly ScheduleLines.LinesCodec Lines = new(Line);
    internal static readonly NumberedEnumCodec<HsEdition> Edition = new(
        "hsEdition", "An edition of the Harmonized System, by its year.", n => (HsEdition)n, e => (int)e);

    internal static readonly ObjectCodec<TariffSchedule> Schedule = new(
        "tariffSchedule", "The tariff of one importer, line by line.", static (ref v, it) =>
    {
        PartyId importer = v.Required("importer"u8, CommonCodecs.PartyId, it?.Importer, "The party whose tariff it is.");
        HsEdition edition = v.Required("edition"u8, Edition, it?.Edition, "The edition of the Harmonized System its codes belong to.");
        Currency? currency = v.Optional("currency"u8, TariffCodecs.CurrencyCode, it?.Currency,
            "The ISO 4217 code of the currency that trade is valued in.");
        Provenance? provenance = v.Optional("provenance"u8, CommonCodecs.Provenance, it?.Provenance, "The source.");
        ScheduleLines lines = v.Required("lines"u8, Lines, it is null ? null : new ScheduleLines(it),
            "The lines; no code is given twice or lies beneath another.");
        return v.End() ? new(importer, edition, lines.Made, currency, provenance) : null;
    }, rule: """
        {
          "if": { "properties": { "lines": { "contains": { "required": ["tradeValue"] } } } },
          "then": { "required": ["currency"] }
        }
        """);

    private static readonly ListCodec<Percentage> Percentages = new(
        AtomCodecs.PercentIn(new(Least: 0, Most: 100)), least: 1, most: StagingPlan.MostYears);

    private static readonly Codec<int> HoldYears = AtomCodecs.WholeIn(new(Least: 0, Most: 100));
    private static readonly NameCodec<Percentage> TotalCut = AtomCodecs.PercentIn(new(Above: 0, Most: 100));
    private static readonly NameCodec<Percentage> ReachedRate = AtomCodecs.PercentIn(new(Least: 0, Most: Tariffs.Duty.HighestRate));
    private static readonly ListCodec<Percentage> ListedRates = new(ReachedRate, least: 1, most: StagingPlan.MostYears);

    internal static readonly UnionCodec<StagingPlan> Plan = new(
        "stagingPlan",
        "How a base rate falls, year by year.",
        new UnionCase<StagingPlan, EqualStages>(
            "equalStages", "Equal annual stages to free, or to a share of the base rate that is then held.", static (ref v, it) =>
        {
            int stages = v.Required("stages"u8, AtomCodecs.OneToHundred, it?.Stages, "The number of stages, 1 to 100.");
            int holdYears = v.Optional("holdYears"u8, HoldYears, it?.HoldYears, 0,
                "The years at the base rate before the first stage; 0 by default.");
            Percentage totalCut = v.Optional("totalCutPercent"u8, TotalCut, it?.TotalCut, new(100m),
                "The total cut in percent of the base rate; 100 by default.");
            return v.End() ? new(stages, holdYears, totalCut) : null;
        }),
        new UnionCase<StagingPlan, CutsOfBase>("cutsOfBase", "A cut in each year, in percent of the base rate.", static (ref v, it) =>
        {
            ValueList<Percentage> cuts = v.Required("cutsPercent"u8, Percentages, it?.Cuts,
                "The cuts of year 1, 2, … in percent of the base rate.");
            return v.End() ? new(cuts) : null;
        }),
        new UnionCase<StagingPlan, CutTo>("cutTo", "Equal annual stages down to a stated rate, which is then held.", static (ref v, it) =>
        {
            Percentage rate = v.Required("ratePercent"u8, ReachedRate, it?.Rate, "The rate reached and held, in percent.");
            int stages = v.Required("stages"u8, AtomCodecs.OneToHundred, it?.Stages, "The number of stages, 1 to 100.");
            int holdYears = v.Optional("holdYears"u8, HoldYears, it?.HoldYears, 0,
                "The years at the base rate before the first stage; 0 by default.");
            return v.End() ? new(rate, stages, holdYears) : null;
        }),
        new UnionCase<StagingPlan, YearlyRates>("yearlyRates", "The rates that an annex lists for each year.", static (ref v, it) =>
        {
            ValueList<Percentage> rates = v.Required("ratesPercent"u8, ListedRates, it?.Rates, "The rates of year 1, 2, … in percent.");
            return v.End() ? new(rates) : null;
        }),
        new UnionCase<StagingPlan, HeldAtBase>(
            "heldAtBase", "The base rate stays, as a commitment.", static (ref v, it) => v.End() ? new() : null),
        new UnionCase<StagingPlan, AdValoremPartOnly>(
            "adValoremPartOnly", "Only the percentages of a duty fall; money per unit stays.", static (ref v, it) =>
        {
            StagingPlan plan = v.Required("plan"u8, Plan!, it?.Plan, "How the percentages fall.");
            return v.End() ? new(plan) : null;
        }, rule: """
            { "allOf": [{ "properties": { "plan": { "properties": { "kind": { "not": { "const": "adValoremPartOnly" } } } } } }] }
            """));

    // The terms are an exclusion, a plan, or a final rate with its stages.
    private const string OneOfTheTerms = """
        {
          "if": { "properties": { "isExcluded": { "const": true } }, "required": ["isExcluded"] },
          "then": { "not": { "anyOf": [{ "required": ["finalRate"] }, { "required": ["stages"] }, { "required": ["plan"] }] } },
          "else": {
            "if": { "required": ["plan"] },
            "then": { "not": { "anyOf": [{ "required": ["finalRate"] }, { "required": ["stages"] }] } },
            "else": { "required": ["finalRate", "stages"] }
          }
        }
        """;

    internal static readonly ObjectCodec<TariffOffer> Terms = new(
        "tariffTerms", "The treatment of a duty: exclusion, a plan, or a final rate with its stages.", TermsMembers, OneOfTheTerms);

    private static readonly MapCodec<HsCode, TariffOffer> Exceptions = new(TariffCodecs.HsCode, Terms);

    internal static readonly UnionCase<Position, TariffOffer> TariffOffer = new(
        "tariffOffer", "The treatment of a duty: an offer by the importer, a request by the exporter.", TermsMembers, OneOfTheTerms);

    internal static readonly UnionCase<Position, ScheduleOffer> ScheduleOffer = new(
        "scheduleOffer", "The treatment of a whole schedule.", static (ref v, it) =>
    {
        TariffOffer terms = v.Required("default"u8, Terms, it?.Default, "The terms of every line that no exception covers.");
        ValueMap<HsCode, TariffOffer>? exceptions = v.Optional("exceptions"u8, Exceptions,
            it is { Exceptions.Count: > 0 } ? it.Exceptions : null, "The terms by HS prefix; the longest that covers a line decides.");
        return v.End() ? new(terms, exceptions) : null;
    });

    private static AnnualDate DayIn2024(string text)
        => text.Length == IsoDay.Length && IsoDay.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out LocalDate day)
            ? new(day.Month, day.Day)
            : throw new ArgumentException($"'{AtomCodecs.Short(text)[5..]}' is not a day of the year (like 05-31)", nameof(text));

    private static TariffOffer? TermsMembers(ref JsonPass v, TariffOffer? it)
    {
        bool isExcluded = v.Flag("isExcluded"u8, it?.IsExcluded,
            "Whether the product is excluded; then no other member is given. False by default.");
        decimal? finalRate = v.Optional("finalRate"u8, AtomCodecs.NotNegative, it?.FinalRate,
            "The rate from the last stage on, in the unit of the issue's scale.");
        int? stages = v.Optional("stages"u8, AtomCodecs.OneToHundred, it?.Stages,
            "The number of equal annual stages, 1 to 100; 1 means at entry into force.");
        StagingPlan? plan = v.Optional("plan"u8, Plan, it?.Plan, "How the rate falls, in place of final rate and stages.");
        if (!v.End()) return null;
        if (isExcluded)
            return finalRate is null && stages is null && plan is null ? Issues.TariffOffer.Exclude()
                : throw new ArgumentException("an excluded product has no final rate, stages or plan", nameof(isExcluded));
        if (plan is not null)
            return finalRate is null && stages is null ? Issues.TariffOffer.By(plan)
                : throw new ArgumentException("a plan replaces final rate and stages: give one or the other", nameof(plan));
        return Issues.TariffOffer.Staged(finalRate ?? throw Missing("finalRate"), stages ?? throw Missing("stages"));
    }

    private static ArgumentException Missing(string member)
        => new($"the member '{member}' is missing: it is required unless the product is excluded or a plan is given");
}
