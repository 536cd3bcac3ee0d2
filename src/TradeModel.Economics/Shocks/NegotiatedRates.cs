using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Economics;

/// <summary>The rates of a schedule's lines before and after what the tariff issues of a negotiation hold.</summary>
internal sealed class NegotiatedRates
{
    private readonly TariffSchedule _schedule;

    // For each line, the length of the code that decides it; −1 while no issue covers it.
    private readonly int[] _length;
    private readonly IssueId[] _issue;
    private readonly double[] _before, _after;
    private readonly List<UnmappedIssue> _unmapped = [];

    internal NegotiatedRates(
        Negotiation negotiation, PartyId importer, PartyId exporter, PartyId by, int year, TariffSchedule schedule,
        SectorConcordance concordance)
    {
        _schedule = schedule;
        _before = schedule.Rates(TariffColumn.Base).ToArray();
        _after = [.. _before];
        _length = new int[schedule.Count];
        _issue = new IssueId[schedule.Count];
        Array.Fill(_length, -1);
        var covered = new Dictionary<IssueId, List<int>>();
        foreach (IssueState state in negotiation.Issues)
        {
            Issue issue = state.Issue;
            ValueSet<PartyId> concerned = negotiation.ConcernedBy(issue.Id);
            if (issue.Track != Track.Tariffs || !concerned.Contains(importer) || !concerned.Contains(exporter)) continue;
            if (issue.Offering is { } other && other != importer) continue;
            if (issue.Offering is not null && !issue.IsRequesting(exporter)) continue;
            string? reason = WhyNot(issue);
            Position? position = reason is null ? state.PositionOf(by, by == importer ? exporter : importer) : null;
            if (reason is null && position is null) reason = $"'{by}' has no unconditional position on it";
            if (reason is not null) _unmapped.Add(new(issue.Id, reason));
            else covered.Add(issue.Id, Apply(issue, position!, year));
        }
        foreach ((IssueId issue, List<int> lines) in covered)
        {
            if (lines.Count == 0) continue;
            if (!lines.Exists(line => _issue[line] == issue)) _unmapped.Add(new(issue, "other issues decide all its lines"));
            else if (lines.TrueForAll(line => concordance.SectorOf(schedule.Codes[line]) is null))
                _unmapped.Add(new(issue, "the concordance has no sector for its lines"));
        }
    }

    internal ValueList<double> Before => _before.ToValueList();

    internal ValueList<double> After => _after.ToValueList();

    internal ValueList<UnmappedIssue> Unmapped => _unmapped.ToValueList();

    private static string? WhyNot(Issue issue) => (issue.Scale, issue.Subject) switch
    {
        (ScheduleScale, TariffSubject) => null,
        (TariffPathScale { Unit: not TariffPathScale.Percent } scale, _) => $"its rates are in {scale.Unit}, not in percent",
        (TariffPathScale, TariffSubject { HsCodes.Count: 0 }) => "it names no HS code",
        (TariffPathScale, TariffSubject) => null,
        _ => "its scale holds no path of a tariff",
    };

    // The lines of an issue. Those for which another issue gives a longer code keep the rates of that issue.
    private List<int> Apply(Issue issue, Position position, int year)
    {
        var lines = new List<int>();
        var clashes = new SortedSet<IssueId>();
        List<HsCode> absent = [];
        if (issue.Scale is ScheduleScale scale)
        {
            ValueList<double> before = scale.RatesIn((ScheduleOffer)position, 0), after = scale.RatesIn((ScheduleOffer)position, year);
            for (int i = 0; i < before.Count; i++)
            {
                if (_schedule.IndexOf(scale.Schedule.Codes[i]) is >= 0 and var line) Set(line, 0, before[i], after[i]);
                else absent.Add(scale.Schedule.Codes[i]);
            }
        }
        else
        {
            var path = (TariffPathScale)issue.Scale;
            double after = (double)path.RatesOf((TariffOffer)position)[Math.Min(year, path.Horizon) - 1];
            foreach (HsCode code in ((TariffSubject)issue.Subject!).HsCodes)
            {
                (int first, int count) = _schedule.Beneath(code).GetOffsetAndLength(_schedule.Count);
                if (count == 0) absent.Add(code);
                for (int line = first; line < first + count; line++) Set(line, code.Length, (double)path.BaseRate, after);
            }
        }
        if (absent.Count > 0)
        {
            _unmapped.Add(new(
                issue.Id, (lines.Count == 0 ? "the schedule has no line under " : "in part: the schedule has no line under ")
                    + string.Join(", ", absent.Take(5)) + (absent.Count > 5 ? ", …" : "")));
        }
        if (clashes.Count > 0)
            _unmapped.Add(new(issue.Id, $"lines that it shares with '{string.Join("', '", clashes)}' count there only"));
        return lines;

        void Set(int line, int length, double before, double after)
        {
            lines.Add(line);
            if (length == _length[line] && _issue[line] != issue.Id) clashes.Add(_issue[line]);
            if (length <= _length[line]) return;
            (_length[line], _issue[line], _before[line], _after[line]) = (length, issue.Id, before, after);
        }
    }
}
