using System.Globalization;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Bargaining;

/// <summary>A bargaining scenario made from a negotiation. It also maps each option back to the position it was made from.</summary>
/// <remarks>
/// <para>
/// <b>Options</b>: the tabled positions, conditional ones included, the bounds of red lines, and points between them. If a concerned
/// party has tabled no unconditional position, the end of the scale it prefers is added. If no party has tabled anything, the options
/// span the whole scale. Options that a red line excludes are left out.
/// </para>
/// <para>
/// <b>Values</b>: 1 at the party's target and beyond it in the preferred direction; the target is what the party has tabled, otherwise
/// the end of the scale it prefers. 0 at its red line, or at the option farthest from the target if no red line is known. Values
/// between follow the scale's distance and are rounded to a millionth.
/// </para>
/// <para>
/// <b>Weights</b>: the party's saliences over the open issues that concern it, scaled to sum to 1. An issue it has not assessed gets
/// the mean of its other saliences.
/// </para>
/// <para><see cref="Scenario.Assumptions"/> lists what had to be assumed and which issues were left out.</para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NegotiationScenario
{
    private NegotiationScenario(
        Scenario scenario,
        ValueList<PartyId> parties,
        ValueList<IssueId> issues,
        ValueList<ValueList<Position>> positions,
        ValueList<TabledOutcome> tabled)
    {
        Scenario = scenario;
        Parties = parties;
        Issues = issues;
        Positions = positions;
        Tabled = tabled;
    }

    /// <summary>
    /// The scenario. Its parties and issues are named after those of the negotiation, followed by the id if two have the same name.
    /// </summary>
    public Scenario Scenario { get; }

    /// <summary>The parties in the scenario's order: by ascending id.</summary>
    public ValueList<PartyId> Parties { get; }

    /// <summary>The issues in the scenario's order, which is the negotiation's.</summary>
    public ValueList<IssueId> Issues { get; }

    /// <summary>For each issue, the position behind each option, in the scenario's order.</summary>
    public ValueList<ValueList<Position>> Positions { get; }

    /// <summary>For each party, in the scenario's order, the outcome its positions amount to.</summary>
    public ValueList<TabledOutcome> Tabled { get; }

    /// <summary>The parties and the number of issues.</summary>
    public override string ToString() => Scenario.ToString();

    /// <summary>Makes a scenario of the issues of a negotiation that are open after its last event.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="assumptions">What to assume; <see cref="ScenarioAssumptions.Default"/> if null.</param>
    /// <exception cref="ArgumentException">No open issue has an option to bargain about.</exception>
    /// <exception cref="KeyNotFoundException">The negotiation does not have the assumed phase.</exception>
    public static NegotiationScenario From(Negotiation negotiation, ScenarioAssumptions? assumptions = null)
    {
        assumptions ??= ScenarioAssumptions.Default;
        var notes = new Notes(Guard.NotNull(negotiation));
        var rows = new List<Row>();
        int agreed = 0;
        if (assumptions.Phase is { } phase)
            notes.Add($"only issues of the phase '{negotiation.GetPhase(phase).Phase.Title}' are bargained about");
        foreach (IssueState state in negotiation.Issues)
        {
            if (assumptions.Phase is { } only && state.Phase != only) continue;
            if (state.IsAgreed) agreed++;
            else if (Row.Of(negotiation, state, assumptions.StepsBetween, notes) is { } row) rows.Add(row);
        }
        if (rows.Count == 0) throw new ArgumentException("no open issue has an option to bargain about", nameof(negotiation));

        ValueList<PartyId> parties = negotiation.Parties.Select(p => p.Id).ToValueList();
        Rational[][] weights = [.. parties.Select(p => Weights(p, rows, notes))];
        notes.AddGrouped();
        if (agreed > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"{agreed} agreed issue{(agreed == 1 ? " is" : "s are")} taken as settled and left out"));
        }
        string[] without = [.. parties.Where(p => !assumptions.Reservations.ContainsKey(p)).Select(notes.Name)];
        if (without.Length > 0)
            notes.Add($"no agreement is taken to be worth 0 to {string.Join(" and ", without)}: as much as every issue at the red line");
        var scenario = new Scenario(
            parties.Select(p => PartyOf(p, assumptions, notes)).ToValueList(),
            rows.Select((row, i) => row.ToIssue(notes.Title(row.State.Issue), parties,
                weights.Select(w => w[i]).ToValueList())).ToValueList(),
            notes.All.ToValueList());
        return new(
            scenario,
            parties,
            rows.Select(r => r.State.Issue.Id).ToValueList(),
            rows.Select(r => r.Options.ToValueList()).ToValueList(),
            parties.Select((party, p) => TabledBy(party, p, rows, scenario)).ToValueList());
    }

    /// <summary>The position of each issue in an outcome.</summary>
    /// <exception cref="ArgumentException">The scenario has no such outcome.</exception>
    public ValueMap<IssueId, Position> TermsOf(Outcome outcome)
    {
        Scenario.Check(outcome);
        return Issues.Select((issue, i) => new KeyValuePair<IssueId, Position>(issue, Positions[i][outcome.Choices[i]])).ToValueMap();
    }

    /// <summary>
    /// The outcome that settles each issue separately. It chooses the option whose least value to a concerned party is highest; among
    /// equals, the option with the greatest sum of values; among those, the first.
    /// </summary>
    public Outcome SettleOneByOne()
    {
        int[] choices = new int[Issues.Count];
        for (int i = 0; i < choices.Length; i++)
        {
            ScenarioIssue issue = Scenario.Issues[i];
            int[] concerned = [.. Enumerable.Range(0, Parties.Count).Where(p => issue.Weights[p].Sign > 0)];
            if (concerned.Length == 0) continue;
            Rational Least(int option) => concerned.Min(p => issue.Options[option].Values[p]);
            Rational All(int option) => concerned.Aggregate(Rational.Zero, (sum, p) => sum + issue.Options[option].Values[p]);
            for (int option = 1; option < issue.Options.Count; option++)
            {
                int order = Least(option).CompareTo(Least(choices[i]));
                if (order > 0 || (order == 0 && All(option) > All(choices[i]))) choices[i] = option;
            }
        }
        return new(choices.ToValueList());
    }

    private static ScenarioParty PartyOf(PartyId party, ScenarioAssumptions assumptions, Notes notes)
        => new(
            notes.Name(party),
            assumptions.Reservations.TryGetValue(party, out decimal reservation) ? reservation : 0m,
            assumptions.DiscountsPerYear.TryGetValue(party, out decimal discount) ? (Rational)discount : null);

    private static TabledOutcome TabledBy(PartyId party, int place, List<Row> rows, Scenario scenario)
    {
        int[] choices = new int[rows.Count];
        var untabled = new List<IssueId>();
        var beyond = new List<IssueId>();
        for (int i = 0; i < choices.Length; i++)
        {
            (Row row, ScenarioIssue issue) = (rows[i], scenario.Issues[i]);
            Position? tabled = row.State.PositionOf(party);
            choices[i] = tabled is null ? -1 : Array.IndexOf(row.Options, tabled);
            if (choices[i] >= 0) continue;
            // The option nearest to the tabled position; among equals the best for the party, then the best for all together.
            double Away(int option) => tabled is null ? 0 : row.State.Issue.Scale.Distance(tabled, row.Options[option]);
            choices[i] = Enumerable.Range(0, row.Options.Length)
                .OrderBy(Away)
                .ThenByDescending(o => issue.Options[o].Values[place])
                .ThenByDescending(o => issue.Options[o].Values.Aggregate(Rational.Zero, (sum, value) => sum + value))
                .First();
            if (tabled is not null) beyond.Add(row.State.Issue.Id);
            else if (row.Concerned.Contains(party)) untabled.Add(row.State.Issue.Id);
        }
        return new(party, new(choices.ToValueList()), untabled.ToValueList(), beyond.ToValueList());
    }

    private static Rational[] Weights(PartyId party, List<Row> rows, Notes notes)
    {
        decimal?[] saliences = [.. rows.Select(r => r.Concerned.Contains(party) ? r.State.FindParty(party)?.Salience : null)];
        decimal[] known = [.. saliences.Where(s => s is not null).Select(s => s!.Value)];
        bool alike = known.Length == 0 || known.All(s => s == 0m);
        if (alike) notes.Add($"no salience of {notes.Name(party)} is assessed, so all issues weigh alike to it");
        Rational mean = alike ? Rational.One : known.Aggregate(Rational.Zero, (sum, s) => sum + s) / known.Length;
        var raw = new Rational[rows.Count];
        for (int i = 0; i < raw.Length; i++)
        {
            if (rows[i].Concerned.Contains(party)) raw[i] = alike ? Rational.One : saliences[i] is { } salience ? (Rational)salience : mean;
        }
        Rational total = raw.Aggregate(Rational.Zero, (sum, w) => sum + w);
        return total.Sign == 0 ? raw : [.. raw.Select(w => w / total)];
    }

    /// <summary>One open issue with its options.</summary>
    /// <param name="State">The issue's state.</param>
    /// <param name="Concerned">The parties it concerns.</param>
    /// <param name="Options">The positions that no red line excludes.</param>
    /// <param name="Targets">Each concerned party's target, null if unknown, and the distance from it at which the value is 0.</param>
    private sealed record Row(
        IssueState State, ValueSet<PartyId> Concerned, Position[] Options, Dictionary<PartyId, (Position? Target, double Width)> Targets)
    {
        private Scale Scale => State.Issue.Scale;

        internal static Row? Of(Negotiation negotiation, IssueState state, int steps, Notes notes)
        {
            Issue issue = state.Issue;
            ValueSet<PartyId> concerned = negotiation.ConcernedBy(issue.Id);
            if (concerned.Count < 2) return null;
            PartyIssueState[] states = [.. concerned.Select(state.FindParty).OfType<PartyIssueState>()];
            Position[] tabled = [.. states.SelectMany(s => new[] { s.Position, s.ConditionalPosition }).OfType<Position>().Distinct()];
            IEnumerable<BoundRedLine> lines = states.Select(s => s.RedLine).OfType<BoundRedLine>();
            Position[] bounds = [.. lines.SelectMany(r => new[] { r.Least, r.Most }).OfType<Position>()];
            if (tabled.Length == 0) notes.Add($"{notes.Title(issue)}: nobody has tabled, so the options span the whole scale");
            // The target of a party that has tabled nothing is the end of the scale it prefers, so that end must be an option.
            IEnumerable<Direction> wanted = tabled.Length == 0
                ? [Direction.Lower, Direction.Higher]
                : concerned.Where(p => state.PositionOf(p) is null).Select(issue.DirectionOf).OfType<Direction>().Distinct();
            IEnumerable<Position> ends = wanted.Select(direction => issue.ScaleEnd(direction)).OfType<Position>();
            Position[] options = [.. issue.OptionsBetween([.. tabled, .. bounds, .. ends], steps)];
            Position[] acceptable =
                Array.FindAll(options, o => states.All(s => s.RedLine is not { } line || line.Accepts(issue.Scale, o)));
            if (acceptable.Length == 0)
            {
                notes.Add($"{notes.Title(issue)}: no option lies within all red lines; the issue is left out of every outcome");
                return null;
            }
            foreach (PartyIssueState own in states)
                foreach (PositionFor exception in own.Exceptions)
                    notes.Add($"{notes.Title(issue)}: the exception of {notes.Name(own.Party)} for {notes.Name(exception.Party)} is left "
                        + "out; the options are one offer to all");
            var targets = new Dictionary<PartyId, (Position? Target, double Width)>();
            foreach (PartyId party in concerned) targets[party] = TargetOf(party, state, options, notes);
            return new(state, concerned, acceptable, targets);
        }

        internal ScenarioIssue ToIssue(string title, ValueList<PartyId> parties, ValueList<Rational> weights)
        {
            string[] labels = PositionWords.Of(State.Issue, Options);
            return new(
                title,
                weights,
                labels.Select((label, o) => new ScenarioOption(label,
                    parties.Select(p => ValueOf(p, Options[o])).ToValueList())).ToValueList());
        }

        private static (Position? Target, double Width) TargetOf(PartyId party, IssueState state, Position[] options, Notes notes)
        {
            Issue issue = state.Issue;
            PartyIssueState? own = state.FindParty(party);
            Direction? direction = issue.DirectionOf(party);
            Position? target = own?.Position ?? (direction is { } preferred ? issue.ScaleEnd(preferred) : null);
            string title = notes.Title(issue), name = notes.Name(party);
            if (target is null)
            {
                notes.Add($"{title}: {name} has tabled nothing and prefers no direction; every option is worth the same to it");
                return (null, 1);
            }
            if (own?.Position is null)
                notes.Add($"{title}: {name} has tabled nothing; its target is taken to be {issue.Scale.Describe(target)}");
            double width = own?.RedLine is BoundRedLine line
                ? new[] { line.Least, line.Most }.OfType<Position>().Max(bound => Loss(issue.Scale, target, bound, direction))
                : 0;
            if (width == 0)
            {
                width = options.Max(o => Loss(issue.Scale, target, o, direction));
                if (own?.RedLine is null) notes.NoRedLine(issue, party);
            }
            return (target, width);
        }

        private Rational ValueOf(PartyId party, Position option)
        {
            if (!Targets.TryGetValue(party, out (Position? Target, double Width) own)) return Rational.Zero;
            if (own.Target is null || own.Width == 0) return Rational.One;
            double worth = 1 - (Loss(Scale, own.Target, option, State.Issue.DirectionOf(party)) / own.Width);
            return Math.Round((decimal)Math.Clamp(worth, 0, 1), 6);
        }

        /// <summary>How much worse an option is than the target, in the scale's distance; 0 if it is as good or better.</summary>
        private static double Loss(Scale scale, Position target, Position option, Direction? direction) => direction switch
        {
            Direction.Higher => scale.Gap(target, Direction.Higher, option, Direction.Lower),
            Direction.Lower => scale.Gap(target, Direction.Lower, option, Direction.Higher),
            _ => scale.Distance(target, option),
        };
    }

    /// <summary>The names and titles used in the scenario, and the assumptions made so far.</summary>
    private sealed class Notes(Negotiation negotiation)
    {
        private readonly List<(string Title, string Names)> _noRedLine = [];
        private readonly HashSet<string> _sharedNames = Duplicates(negotiation.Parties.Select(p => p.Name));
        private readonly HashSet<string> _sharedTitles = Duplicates(negotiation.Issues.Select(i => i.Issue.Title));

        internal List<string> All { get; } = [];

        internal void Add(string note) => All.Add(note);

        internal string Name(PartyId party)
        {
            string name = negotiation.Parties.First(p => p.Id == party).Name;
            return _sharedNames.Contains(name) ? $"{name} ({party})" : name;
        }

        internal string Title(Issue issue) => _sharedTitles.Contains(issue.Title) ? $"{issue.Title} ({issue.Id})" : issue.Title;

        internal void NoRedLine(Issue issue, PartyId party)
        {
            string title = Title(issue);
            if (_noRedLine.Count > 0 && _noRedLine[^1].Title == title)
                _noRedLine[^1] = (title, $"{_noRedLine[^1].Names} or {Name(party)}");
            else
                _noRedLine.Add((title, Name(party)));
        }

        internal void AddGrouped()
        {
            foreach (IGrouping<string, string> same in _noRedLine.GroupBy(n => n.Names, n => n.Title))
            {
                string titles = string.Join("; ", same);
                Add($"no red line of {same.Key} is known, so the option farthest from its target is taken to be worth 0 to it, on: "
                    + $"{titles}");
            }
        }

        private static HashSet<string> Duplicates(IEnumerable<string> names)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return [.. names.Where(n => !seen.Add(n))];
        }
    }
}
