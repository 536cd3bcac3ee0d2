using System.Globalization;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Bargaining;

/// <summary>A bargaining scenario made from a negotiation, with the way back: which position each option of each issue stands for.</summary>
/// <remarks>
/// <para>
/// <b>Options</b>: the positions on the table (conditional ones included) and the bounds of red lines, with points between them; the end of the scale preferred by
/// a concerned party that has tabled nothing without condition; the whole scale where nobody has tabled.
/// Options that a party's red line excludes cannot be part of a deal and are left out.
/// </para>
/// <para>
/// <b>Values</b>: 1 at the party's target, which is what it has tabled, else the end of the scale it prefers; 0 at its red line, else at the option farthest from the target;
/// between them as the scale's distance runs, rounded to a millionth. An option beyond the target in the preferred direction is worth 1 too.
/// </para>
/// <para><b>Weights</b>: the party's saliences over the open issues that concern it, scaled to sum 1; an issue it has not assessed gets the mean of those it has.</para>
/// <para>What had to be assumed, and which issues could not be taken in, stands in <see cref="Scenario.Assumptions"/>.</para>
/// </remarks>
public sealed record NegotiationScenario
{
    private NegotiationScenario(
        Scenario scenario, ValueList<PartyId> parties, ValueList<IssueId> issues, ValueList<ValueList<Position>> positions, ValueList<TabledOutcome> tabled)
    {
        Scenario = scenario;
        Parties = parties;
        Issues = issues;
        Positions = positions;
        Tabled = tabled;
    }

    /// <summary>The scenario; its parties and issues carry the names and titles of the negotiation, with the id behind where two have the same, its options a few words.</summary>
    public Scenario Scenario { get; }

    /// <summary>The parties, in the scenario's order: by ascending id.</summary>
    public ValueList<PartyId> Parties { get; }

    /// <summary>The issues, in the scenario's order: that of the agenda.</summary>
    public ValueList<IssueId> Issues { get; }

    /// <summary>For each issue, the position each option stands for, in the scenario's order.</summary>
    public ValueList<ValueList<Position>> Positions { get; }

    /// <summary>For each party, in the scenario's order, what it has on the table, as a deal.</summary>
    public ValueList<TabledOutcome> Tabled { get; }

    /// <summary>Who bargains about how many issues.</summary>
    public override string ToString() => Scenario.ToString();

    /// <summary>Makes a scenario of the open issues of a negotiation, as they stand after its last event.</summary>
    /// <param name="talks">The negotiation.</param>
    /// <param name="assumptions">What to assume; the defaults where null.</param>
    /// <exception cref="ArgumentException">No issue is left to bargain about.</exception>
    public static NegotiationScenario From(Negotiation talks, ScenarioAssumptions? assumptions = null)
    {
        assumptions ??= ScenarioAssumptions.Default;
        var notes = new Notes(Guard.NotNull(talks));
        var rows = new List<Row>();
        int agreed = 0;
        foreach (IssueState state in talks.Issues)
        {
            if (state.IsAgreed) agreed++;
            else if (Row.Of(talks, state, assumptions.StepsBetween, notes) is { } row) rows.Add(row);
        }
        if (rows.Count == 0) throw new ArgumentException("no open issue has an option to bargain about", nameof(talks));

        ValueList<PartyId> parties = talks.Parties.Select(p => p.Id).ToValueList();
        Rational[][] weights = [.. parties.Select(p => Weights(p, rows, notes))];
        notes.AddGrouped();
        if (agreed > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{agreed} agreed issue{(agreed == 1 ? " is" : "s are")} taken as settled and left out"));
        string[] without = [.. parties.Where(p => !assumptions.Reservations.ContainsKey(p)).Select(notes.Name)];
        if (without.Length > 0) notes.Add($"no agreement is taken to be worth 0 to {string.Join(" and ", without)}: as much as every issue at the red line");
        var scenario = new Scenario(
            parties.Select(p => new ScenarioParty(
                notes.Name(p),
                assumptions.Reservations.TryGetValue(p, out decimal reservation) ? reservation : 0m,
                assumptions.DiscountsPerYear.TryGetValue(p, out decimal discount) ? (Rational)discount : null)).ToValueList(),
            rows.Select((row, i) => new ScenarioIssue(
                notes.Title(row.State.Issue),
                weights.Select(w => w[i]).ToValueList(),
                PositionWords.Of(row.State.Issue, row.Options)
                    .Select((words, o) => new ScenarioOption(words, parties.Select(p => row.ValueOf(p, row.Options[o])).ToValueList())).ToValueList())).ToValueList(),
            notes.All.ToValueList());
        return new(
            scenario,
            parties,
            rows.Select(r => r.State.Issue.Id).ToValueList(),
            rows.Select(r => r.Options.ToValueList()).ToValueList(),
            parties.Select((party, p) => TabledBy(party, p, rows, scenario)).ToValueList());
    }

    /// <summary>The terms an outcome stands for.</summary>
    /// <exception cref="ArgumentException">The outcome is not one of the scenario.</exception>
    public ValueMap<IssueId, Position> TermsOf(Outcome outcome)
    {
        Scenario.Check(outcome);
        return Issues.Select((issue, i) => new KeyValuePair<IssueId, Position>(issue, Positions[i][outcome.Choices[i]])).ToValueMap();
    }

    /// <summary>
    /// The outcome that settles every issue by itself, without trades between issues: at the option whose least value to a concerned party is
    /// highest, and among those the one worth most to all together; the first among equals.
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
            // What is far from the table counts first, then what the option is worth to the party, then to all.
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
        Rational[] raw = [.. rows.Select((r, i) => !r.Concerned.Contains(party) ? Rational.Zero : alike ? Rational.One : saliences[i] is { } s ? (Rational)s : mean)];
        Rational total = raw.Aggregate(Rational.Zero, (sum, w) => sum + w);
        return total.Sign == 0 ? raw : [.. raw.Select(w => w / total)];
    }

    /// <summary>One open issue: its options, and what each is worth to whom.</summary>
    private sealed record Row(IssueState State, ValueSet<PartyId> Concerned, Position[] Options, Dictionary<PartyId, (Position? Target, double Width)> Sides)
    {
        private Scale Scale => State.Issue.Scale;

        internal static Row? Of(Negotiation talks, IssueState state, int steps, Notes notes)
        {
            Issue issue = state.Issue;
            ValueSet<PartyId> concerned = talks.ConcernedBy(issue.Id);
            if (concerned.Count < 2) return null;
            PartyIssueState[] stands = [.. concerned.Select(state.FindParty).Where(s => s is not null).Select(s => s!)];
            Position[] tabled = [.. stands.SelectMany(s => new[] { s.Position, s.ConditionalPosition }).Where(p => p is not null).Select(p => p!).Distinct()];
            Position[] bounds = [.. stands.Select(s => s.RedLine).OfType<BoundRedLine>().SelectMany(r => new[] { r.Least, r.Most }).Where(p => p is not null).Select(p => p!)];
            if (tabled.Length == 0) notes.Add($"{notes.Title(issue)}: nobody has tabled, so the options span the whole scale");
            // A party that has tabled nothing is taken to want the end it prefers, so that end is an option too.
            IEnumerable<Direction> wanted = tabled.Length == 0
                ? [Direction.Lower, Direction.Higher]
                : concerned.Where(p => state.PositionOf(p) is null).Select(issue.DirectionOf).OfType<Direction>().Distinct();
            IEnumerable<Position> ends = wanted.Select(direction => issue.ScaleEnd(direction)).OfType<Position>();
            Position[] options = [.. issue.OptionsBetween([.. tabled, .. bounds, .. ends], steps)];
            Position[] acceptable = Array.FindAll(options, o => stands.All(s => s.RedLine is not { } line || line.Accepts(issue.Scale, o)));
            if (acceptable.Length == 0)
            {
                notes.Add($"{notes.Title(issue)}: no option lies within all red lines; the issue is left out, and the deals analysed are deals without it");
                return null;
            }
            var sides = new Dictionary<PartyId, (Position? Target, double Width)>();
            foreach (PartyId party in concerned)
            {
                PartyIssueState? stand = state.FindParty(party);
                Direction? direction = issue.DirectionOf(party);
                Position? target = stand?.Position ?? (direction is { } preferred ? issue.ScaleEnd(preferred) : null);
                if (target is null)
                {
                    notes.Add($"{notes.Title(issue)}: {notes.Name(party)} has tabled nothing and prefers no direction; every option is worth the same to it");
                    sides[party] = (null, 1);
                    continue;
                }
                if (stand?.Position is null) notes.Add($"{notes.Title(issue)}: {notes.Name(party)} has tabled nothing; its target is taken to be {issue.Scale.Describe(target)}");
                double width = stand?.RedLine is BoundRedLine line
                    ? new[] { line.Least, line.Most }.Where(b => b is not null).Max(b => Loss(issue.Scale, target, b!, direction))
                    : 0;
                if (width == 0)
                {
                    width = options.Max(o => Loss(issue.Scale, target, o, direction));
                    if (stand?.RedLine is null) notes.NoRedLine(issue, party);
                }
                sides[party] = (target, width);
            }
            return new(state, concerned, acceptable, sides);
        }

        internal Rational ValueOf(PartyId party, Position option)
        {
            if (!Sides.TryGetValue(party, out (Position? Target, double Width) side)) return Rational.Zero;
            if (side.Target is null || side.Width == 0) return Rational.One;
            double worth = 1 - (Loss(Scale, side.Target, option, State.Issue.DirectionOf(party)) / side.Width);
            return Math.Round((decimal)Math.Clamp(worth, 0, 1), 6);
        }

        /// <summary>How much worse an option is than the target, in the scale's distance; 0 where it is as good or better.</summary>
        private static double Loss(Scale scale, Position target, Position option, Direction? direction) => direction switch
        {
            Direction.Higher => scale.Gap(target, Direction.Higher, option, Direction.Lower),
            Direction.Lower => scale.Gap(target, Direction.Lower, option, Direction.Higher),
            _ => scale.Distance(target, option),
        };
    }

    /// <summary>Names and titles as a report has them, and what had to be assumed.</summary>
    private sealed class Notes(Negotiation talks)
    {
        private readonly List<(string Title, string Names)> _noRedLine = [];
        private readonly HashSet<string> _names = Twice(talks.Parties.Select(p => p.Name)), _titles = Twice(talks.Issues.Select(i => i.Issue.Title));

        internal List<string> All { get; } = [];

        internal void Add(string note) => All.Add(note);

        internal string Name(PartyId party)
        {
            string name = talks.Parties.First(p => p.Id == party).Name;
            return _names.Contains(name) ? $"{name} ({party})" : name;
        }

        internal string Title(Issue issue) => _titles.Contains(issue.Title) ? $"{issue.Title} ({issue.Id})" : issue.Title;

        internal void NoRedLine(Issue issue, PartyId party)
        {
            string title = Title(issue);
            if (_noRedLine.Count > 0 && _noRedLine[^1].Title == title) _noRedLine[^1] = (title, $"{_noRedLine[^1].Names} or {Name(party)}");
            else _noRedLine.Add((title, Name(party)));
        }

        internal void AddGrouped()
        {
            foreach (IGrouping<string, string> same in _noRedLine.GroupBy(n => n.Names, n => n.Title))
                Add($"no red line of {same.Key} is known, so the option farthest from its target is taken to be worth 0 to it, on: {string.Join("; ", same)}");
        }

        private static HashSet<string> Twice(IEnumerable<string> names)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return [.. names.Where(n => !seen.Add(n))];
        }
    }
}
