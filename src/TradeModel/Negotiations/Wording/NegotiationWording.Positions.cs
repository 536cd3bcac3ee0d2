using TradeModel.Issues;
using TradeModel.Tariffs;

namespace TradeModel.Negotiations;

/// <content>The words of positions.</content>
public partial class NegotiationWording
{
    /// <summary>
    /// What a party does with a position: "offers" what it would grant, "requests" what it would be granted, otherwise "tables".
    /// </summary>
    protected virtual string Verb(IssueId issue, PartyId party)
        => FindIssueEver(issue)?.Offering is not { } offering ? "tables" : offering == party ? "offers" : "requests";

    /// <summary>A number on its scale: "30 days", "9%".</summary>
    protected virtual string Words(NumberScale scale, NumberPosition position)
        => Quantity(Guard.NotNull(position).Number, Guard.NotNull(scale).Unit);

    /// <summary>An option or level: its title.</summary>
    protected virtual string Words(OptionScale scale, OptionPosition position) => Guard.NotNull(scale).Describe(position);

    /// <summary>What happens to a duty: "9% in 5 equal annual stages", "duty-free at entry into force", "no cut".</summary>
    protected virtual string Words(TariffPathScale scale, TariffOffer offer) => Words(offer, Guard.NotNull(scale).Unit);

    /// <summary>What happens to a schedule: the terms of all lines, and the exceptions by HS code.</summary>
    protected virtual string Words(ScheduleScale scale, ScheduleOffer offer)
    {
        string all = Words(Guard.NotNull(offer).Default, TariffPathScale.Percent);
        return offer.Exceptions.Count == 0 ? all
            : $"{all}, but {List(offer.Exceptions.Select(e => $"{Words(e.Value, TariffPathScale.Percent)} on {e.Key}"))}";
    }

    /// <summary>Commitments in services, by sector.</summary>
    protected virtual string Words(CommitmentScale scale, ServicesCommitment commitment) => Guard.NotNull(scale).Describe(commitment);

    /// <summary>The points of a scale: "0 to 30 days", "rates up to 9% over 10 years", the titles of its options.</summary>
    protected virtual string Words(Scale scale) => Guard.NotNull(scale) switch
    {
        NumberScale s => $"{Number(s.Min)} to {Quantity(s.Max, s.Unit)}",
        OptionScale s => List(s.Options.Select(option => $"\"{option.Title}\"")),
        TariffPathScale s => $"rates up to {Quantity(s.Ceiling, s.Unit)} over {Years(s.Horizon)}",
        ScheduleScale s => $"the rates of {Number(s.Compared)} tariff lines over {Years(s.Horizon)}",
        _ => scale.ToString(),
    };

    /// <summary>How a rate falls: "duty-free in 5 equal annual stages after 2 years at the base rate".</summary>
    protected virtual string Words(StagingPlan plan) => Guard.NotNull(plan) switch
    {
        EqualStages equal => (equal.TotalCut.Value == 100m ? "duty-free" : $"a cut of {Rate(equal.TotalCut)}")
            + InStages(equal.Stages, equal.HoldYears),
        CutTo cut => Rate(cut.Rate) + InStages(cut.Stages, cut.HoldYears),
        HeldAtBase => "the base rate",
        AdValoremPartOnly part => $"{Words(part.Plan)}, for the ad valorem part only",
        YearlyRates yearly => $"yearly rates of {List(yearly.Rates.Select(Rate))}",
        CutsOfBase cuts => $"yearly cuts of {List(cuts.Cuts.Select(Rate))} of the base rate",
        _ => plan.ToString()!,
    };

    /// <summary>What a party would accept: "at most 30 days".</summary>
    protected virtual string Words(IssueId issue, RedLine redLine) => Guard.NotNull(redLine) switch
    {
        BoundRedLine { Least: { } least, Most: { } most } => $"at least {InSentence(issue, least)}, at most {InSentence(issue, most)}",
        BoundRedLine { Least: { } least } => $"at least {InSentence(issue, least)}",
        BoundRedLine { Most: { } most } => $"at most {InSentence(issue, most)}",
        OptionsRedLine options => Choice(options.Acceptable.Select(o => InSentence(issue, new OptionChoice(o)))),
        _ => redLine.ToString(),
    };

    /// <summary>The conditions of a position: ", provided that India offers …"; empty for none.</summary>
    protected virtual string Provided(ValueList<PositionCondition> conditions)
        => Guard.NotNull(conditions).Count == 0 ? "" : $", provided that {List(conditions.Select(c
            => $"{Name(c.Party)} {Verb(c.Issue, c.Party)} {InSentence(c.Issue, c.Position)} on {Title(c.Issue)}"))}";

    /// <summary>The one party that a position holds for: " for Japan"; empty if it holds for all.</summary>
    protected virtual string Just(PartyId? party) => party is { } whom ? $" for {Name(whom)}" : "";

    /// <summary>The exceptions among agreed terms: "; for Japan, duty-free in 25 equal annual stages"; empty for none.</summary>
    protected virtual string Except(IssueId issue, ValueMap<PartyId, Position> exceptions)
        => string.Concat(Guard.NotNull(exceptions).Select(e => $"; for {Name(e.Key)}, {InSentence(issue, e.Value)}"));

    /// <summary>Who alone may see a position: ", to Japan alone"; empty if all at the table may.</summary>
    protected virtual string Alone(ValueSet<PartyId>? to) => to is null ? "" : $", to {List(to.Select(Name))} alone";

    /// <summary>A position within a sentence: an option is put in quotation marks.</summary>
    protected virtual string InSentence(IssueId issue, Position position)
    {
        Guard.NotNull(position);
        if (FindIssueEver(issue) is not { } on || on.Scale.WhyNot(position) is not null) return position.ToString();
        string words = On(on.Scale, position);
        return position is OptionPosition ? $"\"{words}\"" : words;
    }

    /// <summary>"500,000 SDR", "9%".</summary>
    protected virtual string Quantity(decimal number, string unit)
        => Guard.NotNull(unit).StartsWith(TariffPathScale.Percent, StringComparison.Ordinal)
            ? $"{Rate(new(number))}{unit[TariffPathScale.Percent.Length..]}" : $"{Number(number)} {unit}";

    private string Words(TariffOffer offer, string unit)
        => offer.Plan is { } plan ? Words(plan)
        : offer.FinalRate is not { } final ? "no cut"
        : (final == 0m ? "duty-free" : Quantity(final, unit)) + InStages(offer.Stages!.Value, held: 0);

    private string InStages(int stages, int held)
    {
        string after = held == 0 ? "" : $" after {Years(held)} at the base rate";
        return stages > 1 ? $" in {Number(stages)} equal annual stages{after}" : held == 0 ? " at entry into force" : after;
    }

    private string Years(int years) => years == 1 ? $"{Number(1)} year" : $"{Number(years)} years";

    private string On(Scale scale, Position position) => (scale, position) switch
    {
        (NumberScale s, NumberPosition p) => Words(s, p),
        (OptionScale s, OptionPosition p) => Words(s, p),
        (TariffPathScale s, TariffOffer p) => Words(s, p),
        (ScheduleScale s, ScheduleOffer p) => Words(s, p),
        (CommitmentScale s, ServicesCommitment p) => Words(s, p),
        _ => scale.Describe(position),
    };
}
