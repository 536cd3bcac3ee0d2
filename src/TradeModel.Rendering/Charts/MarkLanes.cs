using TradeModel.Convergence;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The events of a negotiation as marks in lanes. The weightiest have a number, and the key below says what happened.</summary>
internal sealed class MarkLanes
{
    private const double LaneHeight = 22, Radius = 8, Room = (2 * Radius) + 2, KeyLine = 16;

    private readonly TimeScale _time;
    private readonly Figures _figures;
    private readonly FigureWording _wording;
    private readonly List<Lane> _lanes = [];
    private readonly List<Mark> _numbered = [];

    internal MarkLanes(ConvergenceTimeline timeline, TimeScale time, double rightMargin, Figures figures, int mostNumbers)
    {
        IsNarrow = rightMargin < 110;
        _figures = figures;
        _wording = new(timeline.Negotiation, figures);
        _time = time;
        Add("Meetings", timeline, p => p.Event is MeetingHeld);
        Add("Statements", timeline, p => p.Event is StatementMade);
        Add("Positions", timeline,
            p => p.Event is IssueAgreed or IssueReopened or PositionTabled or PositionWithdrawn or PackageTabled or PackageWithdrawn);
        Add("Stages, agenda", timeline, p => p.Event is AgreementProposed or StageReached or AgreementSigned or AgreementRatified
            or AppliedProvisionally or EnteredIntoForce or PhaseAdded or PhaseSucceeded or ProvisionsSuspended or ProvisionsReinstated
                or WindowMoved or PartyJoined or PartyLeft or ChapterAdded or IssueAdded or IssueRemoved or IssueMoved or ScaleChanged
                or ConcernedPartiesChanged);
        // A number where there is room for it, the weightiest first, and no lane without its weightiest mark.
        foreach (Lane lane in _lanes) Number(lane.Marks.OrderByDescending(m => m.Weight).ThenBy(m => m.Day), 1);
        foreach (Mark mark in _lanes.SelectMany(l => l.Marks).OrderByDescending(m => m.Weight).ThenBy(m => m.Day))
        {
            if (_numbered.Count >= mostNumbers) break;
            Number([mark], 1);
        }
        _numbered.Sort((a, b) => a.Day != b.Day ? a.Day.CompareTo(b.Day) : a.Lane.CompareTo(b.Lane));
        for (int i = 0; i < _numbered.Count; i++) _numbered[i].Number = i + 1;
    }

    internal double Height => _lanes.Count * Pitch;

    private bool IsNarrow { get; }

    private double Pitch => IsNarrow ? LaneHeight + 13 : LaneHeight;

    /// <summary>Draws the lanes from a coordinate on. Their names are to the right of them, or above them if the chart is narrow.</summary>
    internal void Draw(SvgWriter svg, double top, Figures figures)
    {
        for (int i = 0; i < _lanes.Count; i++)
        {
            Lane lane = _lanes[i];
            double y = top + (i * Pitch) + Pitch - (LaneHeight / 2);
            svg.Line(_time.Start, y, _time.End, y, "tm-grid");
            double free = double.NegativeInfinity;
            foreach (Mark mark in lane.Marks.Where(m => m.Number == 0))
            {
                if (mark.X < free) continue;
                free = mark.X + 2.5;
                svg.Tooltip(Words(mark)).Circle(mark.X, y, 3, "tm-dot");
            }
            foreach (Mark mark in lane.Marks.Where(m => m.Number > 0))
            {
                svg.Tooltip(Words(mark)).Circle(mark.X, y, Radius, "tm-mark");
                svg.Text(mark.X, y + 3.6, figures.Count(mark.Number), "tm-ink", mark.Number > 9 ? 9.5 : 10.5, TextAnchor.Middle);
            }
            if (IsNarrow) svg.Text(_time.Start, y - LaneHeight + 9, lane.Name, "tm-muted", Palette.SmallSize);
            else svg.Text(_time.End + 12, y + 4, lane.Name, "tm-muted", Palette.SmallSize);
        }
    }

    /// <summary>The key: what the numbers stand for. Returns the coordinate below it.</summary>
    internal double DrawKey(SvgWriter svg, double top, double width, Figures figures)
    {
        if (_numbered.Count == 0) return top;
        const double Margin = ChartHeading.Margin, Gap = 24, Indent = 24;
        int columns = width >= 700 ? 2 : 1;
        double column = (width - (2 * Margin) - ((columns - 1) * Gap)) / columns;
        var entries = new List<(Mark Mark, List<string> Lines)>();
        foreach (Mark mark in _numbered)
        {
            entries.Add((mark, TextFit.Wrap(SafeText.Line(Words(mark)), column - Indent, Palette.SmallSize, most: 3)));
        }
        double total = entries.Sum(e => (e.Lines.Count * KeyLine) + 4);
        double y = top, bottom = top, filled = 0;
        int at = 0;
        foreach ((Mark mark, List<string> lines) in entries)
        {
            if (at < columns - 1 && filled >= total / columns)
            {
                (at, y, filled) = (at + 1, top, 0);
            }
            double x = Margin + (at * (column + Gap));
            svg.Circle(x + Radius, y + 8, Radius, "tm-mark");
            svg.Text(x + Radius, y + 11.6, figures.Count(mark.Number), "tm-ink", mark.Number > 9 ? 9.5 : 10.5, TextAnchor.Middle);
            for (int i = 0; i < lines.Count; i++)
                svg.Text(x + Indent, y + 12 + (i * KeyLine), lines[i], "tm-ink", Palette.SmallSize);
            y += (lines.Count * KeyLine) + 4;
            filled += (lines.Count * KeyLine) + 4;
            bottom = Math.Max(bottom, y);
        }
        return bottom;
    }

    private void Add(string name, ConvergenceTimeline timeline, Func<TimelinePoint, bool> belongs)
    {
        var marks = new List<Mark>();
        foreach (TimelinePoint point in timeline.Points)
        {
            if (!belongs(point)) continue;
            double weight = WeightOf(point);
            if (marks.Count > 0 && marks[^1].Day == point.Date)
            {
                marks[^1].Count++;
                if (weight > marks[^1].Weight) (marks[^1].Weight, marks[^1].Event) = (weight, point.Event);
                continue;
            }
            marks.Add(new() { Day = point.Date, X = _time.At(point.Date), Event = point.Event, Weight = weight, Lane = _lanes.Count });
        }
        if (marks.Count > 0) _lanes.Add(new(name, marks));
    }

    private void Number(IEnumerable<Mark> candidates, int most)
    {
        foreach (Mark mark in candidates)
        {
            if (most == 0) return;
            if (mark.Number != 0 || _numbered.Any(m => m.Lane == mark.Lane && Math.Abs(m.X - mark.X) < Room)) continue;
            mark.Number = -1;
            _numbered.Add(mark);
            most--;
        }
    }

    private string Words(Mark mark)
    {
        string more = mark.Count == 1 ? "" : $" (and {_figures.Count(mark.Count - 1)} more that day)";
        return $"{_figures.Day(mark.Day)}: {_wording.Describe(mark.Event)}{more}";
    }

    // How much an event tells a reader: acts of state first, then what moved the score, then who met.
    private static double WeightOf(TimelinePoint point) => point.Event switch
    {
        AgreementSigned or AgreementRatified or EnteredIntoForce => 12,
        AgreementProposed => 9,
        StageReached => 8,
        PartyJoined or PartyLeft or PhaseAdded or PhaseSucceeded or AppliedProvisionally or ProvisionsSuspended
            or ProvisionsReinstated => 7,
        WindowMoved => 5,
        MeetingHeld { Level: Parties.EngagementLevel.HeadOfGovernment } => 7,
        MeetingHeld { Level: Parties.EngagementLevel.Minister } => 5,
        MeetingHeld => 2,
        StatementMade { Signal: not null } => 3.5,
        StatementMade => 2.5,
        IssueAdded or IssueRemoved => 1.5,
        _ => 1 + (60 * Math.Abs(point.Overall.LowChange.Total)),
    };

    private sealed record Lane(string Name, List<Mark> Marks);

    private sealed class Mark
    {
        internal LocalDate Day { get; init; }

        internal double X { get; init; }

        internal int Lane { get; init; }

        internal required NegotiationEvent Event { get; set; }

        internal double Weight { get; set; }

        internal int Count { get; set; } = 1;

        internal int Number { get; set; }
    }
}
