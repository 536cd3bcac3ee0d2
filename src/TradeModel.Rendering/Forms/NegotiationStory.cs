using TradeModel.Agreements;
using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>Tells events in plain words, day by day: one sentence for what one party did, with how it is known.</summary>
internal sealed class NegotiationStory
{
    // From here on a pause is a stall, and a rise of the general duty a shock, in percentage points.
    private const int QuietDays = 60;
    private const int ShockPoints = 15;
    private const int OfDuties = 2;
    private const int LongestWords = 220;

    private readonly ConvergenceTimeline _timeline;
    private readonly Negotiation _negotiation;
    private readonly FormWords _words;
    private readonly NegotiationWording _wording;
    private readonly Dictionary<NegotiationEvent, object?> _before = new(ReferenceEqualityComparer.Instance);
    private readonly LocalDate? _lastMove;

    // The meetings by day, each with the last day of those up to it.
    private readonly List<(LocalDate Day, LocalDate LastDay)> _meetings = [];

    internal NegotiationStory(ConvergenceTimeline timeline, FormWords words)
    {
        _timeline = timeline;
        _negotiation = timeline.Negotiation;
        _words = words;
        _wording = words.Wording(_negotiation);
        Names = new(_negotiation);
        Bases = new(_negotiation);
        _lastMove = timeline.Points.LastOrDefault(IsMove)?.Date;
        foreach (MeetingHeld meeting in _negotiation.Log.OfType<MeetingHeld>())
        {
            LocalDate end = meeting.LastDay ?? meeting.Date;
            _meetings.Add((meeting.Date, _meetings.Count > 0 ? LocalDate.Max(_meetings[^1].LastDay, end) : end));
        }
        Duties = new(_negotiation, words, Names);
        LookBack();
    }

    internal FormNames Names { get; }

    internal FormBases Bases { get; }

    internal DutyStory Duties { get; }

    internal static bool IsMove(TimelinePoint point)
        => point.Event is MeetingHeld or PositionTabled or PositionWithdrawn or PackageTabled or PackageWithdrawn or IssueAgreed
            or IssueReopened or AgreementSigned or AgreementRatified or AppliedProvisionally or EnteredIntoForce;

    /// <summary>What changed the score, in words: "moves +0.05, newly tabled -0.02".</summary>
    internal string Parts(IEnumerable<Attribution> changes)
    {
        Attribution[] all = [.. changes];
        (string Name, double Value)[] parts =
        [
            ("moves", all.Sum(c => c.Movement)), ("newly tabled or withdrawn", all.Sum(c => c.Tabling)),
            ("agreed or reopened", all.Sum(c => c.Closing)), ("weights", all.Sum(c => c.Weights)), ("agenda", all.Sum(c => c.Agenda)),
        ];
        return string.Join(", ", parts.Where(p => Math.Abs(p.Value) >= 0.005).Select(p => $"{p.Name} {_words.Signed(p.Value)}"));
    }

    /// <summary>The days on which something worth telling happened, in order.</summary>
    internal IEnumerable<StoryDay> Days()
    {
        double? before = null;
        LocalDate? told = null;
        foreach (IGrouping<LocalDate, TimelinePoint> day in _timeline.Points.GroupBy(p => p.Date))
        {
            TimelinePoint[] points = [.. day];
            double? score = points[^1].Overall.Convergence.Score;
            string[] sentences = [.. Sentences(day.Key, told, points)];
            if (sentences.Length > 0)
            {
                yield return new StoryDay(
                    day.Key, Chapter(day.Key, told, [.. points.Select(p => p.Event)]), score, before, string.Join(" ", sentences),
                    Parts(points.Select(p => p.Overall.ScoreChange)));
                told = day.Key;
            }
            before = score;
        }
    }

    /// <summary>Notes for every event what it changes: the position, the duty, the stage there was before.</summary>
    private void LookBack()
    {
        var last = new Dictionary<object, object>();
        foreach (TimelinePoint point in _timeline.Points)
        {
            (object? of, object? now) = point.Event switch
            {
                PositionTabled { Conditions.Count: 0 } e => ((e.Party, e.Issue, e.For), (object?)e.Position),
                PositionWithdrawn e => ((e.Party, e.Issue, e.For), null),
                DutyImposed e => (e.Duty.Id, e.Duty),
                DutyChanged e => (e.Duty.Id, e.Duty),
                DutyLifted e => (e.Duty, last.GetValueOrDefault(e.Duty)),
                StageReached e => (e.Phase, e.Stage),
                _ => ((object?)null, (object?)null),
            };
            if (point.Event is PackageTabled { Conditions.Count: 0 } package)
                foreach ((IssueId issue, Position position) in package.Positions)
                    last[(package.Party, issue, PartyInPackage(package, issue))] = position;
            if (point.Event is PositionWithdrawn { For: null } all)
                foreach (PartyId party in Names.Parties) last.Remove((all.Party, all.Issue, (PartyId?)party));
            if (of is null) continue;
            _before[point.Event] = last.GetValueOrDefault(of) ?? (point.Event is PositionTabled { For: not null } one
                ? last.GetValueOrDefault((one.Party, one.Issue, (PartyId?)null)) : null);
            if (now is null) last.Remove(of);
            else last[of] = now;
            if (point.Event is PositionTabled { Conditions.Count: 0 } tabled && _before[tabled] is Position before)
                _before[tabled] = Nearer(tabled, before, last) >= 0 ? "closer" : "away";
        }
    }

    private double Nearer(PositionTabled e, Position before, Dictionary<object, object> last)
    {
        if (Names.Find(e.Issue) is not { } issue) return 0;
        double nearer = 0;
        foreach (PartyId other in Names.Parties)
        {
            if (!issue.AreCompared(e.Party, other)) continue;
            // What is for one party bears on that party alone, and what is for all not on a party with an offer of its own.
            if (e.For is { } whom ? other != whom : last.ContainsKey((e.Party, e.Issue, (PartyId?)other))) continue;
            if ((last.GetValueOrDefault((other, e.Issue, (PartyId?)e.Party)) ?? last.GetValueOrDefault((other, e.Issue, (PartyId?)null)))
                is not Position place)
                continue;
            // A scale that was redefined in between may not hold the older positions.
            if (!issue.Admits(before) || !issue.Admits(e.Position) || !issue.Admits(place)) continue;
            nearer += issue.Scale.Gap(before, issue.DirectionOf(e.Party), place, issue.DirectionOf(other))
                - issue.Scale.Gap(e.Position, issue.DirectionOf(e.Party), place, issue.DirectionOf(other));
        }
        return nearer;
    }

    /// <summary>The party that a position in a package is for; null for all.</summary>
    private PartyId? PartyInPackage(PackageTabled package, IssueId issue)
        => Names.Find(issue)?.Offering == package.Party ? package.For : null;

    /// <summary>The title of a chapter that this day begins; null if the story goes on.</summary>
    private string? Chapter(LocalDate day, LocalDate? before, NegotiationEvent[] events)
    {
        if (before is null) return "The launch";
        if (events.OfType<StageReached>().LastOrDefault(r => r.Stage is not (Stage.Proposed or Stage.Scoping)) is { } reached)
        {
            string what = reached.Stage != Stage.Negotiating ? FormWords.Plain(reached.Stage)
                : _before[reached] is null or Stage.Proposed or Stage.Scoping ? "negotiations begin"
                : $"from {FormWords.Plain((Stage)_before[reached]!)} back to negotiating";
            return $"{Names.Of(reached.Phase)}: {what}";
        }
        if (events.OfType<AgreementSigned>().ToArray() is { Length: > 0 } signed)
            return $"{Names.Of(signed[0].Phase)}: signed by {Names.Of(signed.Select(s => s.Party))}";
        foreach ((_, string importer, string exporter, AdditionalDutyCharge was, AdditionalDutyCharge now)
            in Duties.Charges(day, before.Value).Where(c => c.Day == day))
        {
            if (now.IsVoid && !was.IsVoid) return "Duties are held void";
            if (now.Total.Value - was.Total.Value >= ShockPoints)
                return $"A duty shock: {importer} goes from {_words.Rate(was.Total)} to {_words.Rate(now.Total)} on {exporter}";
        }
        if (events.Any(e => e is MeetingHeld))
        {
            return LastMeetingBefore(day) is { } last && Period.DaysBetween(last, day) is >= QuietDays and var days
                ? $"Back at the table after {_words.Count(days)} days" : null;
        }
        return _lastMove is { } move && move < day && before <= move && Period.DaysBetween(move, _negotiation.LastDay!.Value) >= QuietDays
            ? "A stall" : null;
    }

    private LocalDate? LastMeetingBefore(LocalDate day)
    {
        int low = 0, high = _meetings.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_meetings[middle].Day < day) low = middle + 1;
            else high = middle;
        }
        return low == 0 ? null : _meetings[low - 1].LastDay;
    }

    /// <summary>A day in sentences: what one party did to one end is one of them.</summary>
    private IEnumerable<string> Sentences(LocalDate day, LocalDate? before, TimelinePoint[] points)
    {
        // The steps that moved the score most are named, the rest counted.
        IEnumerable<NegotiationEvent> byWeight =
            points.OrderByDescending(p => p.Event is PositionTabled ? Math.Abs(p.Overall.ScoreChange.Total) : 0).Select(p => p.Event);
        (int Order, string Sentence)[] told =
        [
            .. byWeight.GroupBy(e => (Order: OrderOf(e), Who: WhoOf(e))).Select(g => (g.Key.Order, Sentence([.. g])))
                .Where(s => s.Item2.Length > 0),
        ];
        IEnumerable<(int, string)> bears = told.Length == 0 || before is null ? []
            : Duties.Bears(day, before.Value).Select(sentence => (OfDuties, sentence));
        return told.Concat(bears).OrderBy(t => t.Item1).Select(t => t.Item2);
    }

    private static int OrderOf(NegotiationEvent one) => one switch
    {
        AgreementProposed or PhaseAdded or ChapterAdded or StageReached => 0,
        MeetingHeld => 1,
        DutyImposed or DutyChanged or DutyLifted => OfDuties,
        IssueAdded => 3,
        IssueRemoved or IssueReopened => 4,
        PositionTabled { Conditions.Count: 0 } => 5,
        PositionTabled or PackageTabled => 6,
        PositionWithdrawn or PackageWithdrawn => 7,
        IssueAgreed => 8,
        StatementMade => 10,
        _ => 9,
    };

    private static object WhoOf(NegotiationEvent one) => one switch
    {
        PositionTabled e => e.Party,
        PackageTabled e => (e.Party, e.Package),
        PositionWithdrawn e => e.Party,
        PackageWithdrawn e => e.Party,
        MeetingHeld e => (string.Join(',', e.Parties), e.Venue),
        AgreementProposed or IssueAgreed or IssueReopened or IssueAdded or IssueRemoved => one.GetType(),
        IssueMoved e => (0, e.Phase),
        AgreementSigned e => (1, e.Phase),
        AgreementRatified e => (2, e.Phase),
        AppliedProvisionally e => (3, e.Phase),
        EnteredIntoForce e => (4, e.Phase),
        _ => one,
    };

    /// <summary>One event as a sentence; empty if it is no news.</summary>
    internal string Sentence(NegotiationEvent one) => Sentence([one]);

    /// <summary>What one party did, or one thing that happened; empty if it is no news.</summary>
    private string Sentence(NegotiationEvent[] events)
    {
        string sentence = events[0] switch
        {
            AgreementProposed => "The agreement is proposed.",
            PhaseAdded e => $"A new phase: {FormWords.Short(e.Phase.Title)}.",
            ChapterAdded e => $"A new chapter: {FormWords.Short(e.Chapter.Title)}.",
            StageReached e => $"{Names.Of(e.Phase)}: {FormWords.Plain(e.Stage)}.",
            AgreementSigned => $"Signed by {Names.Of(events.Cast<AgreementSigned>().Select(s => s.Party))}.",
            AgreementRatified => $"Ratified by {Names.Of(events.Cast<AgreementRatified>().Select(r => r.Party))}.",
            AppliedProvisionally => $"Applied provisionally by {Names.Of(events.Cast<AppliedProvisionally>().Select(a => a.Party))}.",
            EnteredIntoForce => $"In force for {Names.Of(events.Cast<EnteredIntoForce>().Select(f => f.Party))}.",
            PartyJoined e => $"{Names.Of(e.Party.Id)} joins the table.",
            PartyLeft e => $"{Names.Of(e.Party)} leaves the table.",
            WindowMoved { Window: { } window } e
                => $"{Names.Of(e.Phase)}: the target is now {_words.Day(window.Start)} to {_words.Day(window.End)}.",
            WindowMoved e => $"{Names.Of(e.Phase)}: there is no target any more.",
            MeetingHeld e => $"{Names.Of(e.Parties)} {(e.Parties.Count == 1 ? "meets" : "meet")}"
                + $"{(e.Venue is { } venue ? $" in {FormWords.Short(venue)}" : "")} "
                + $"({FormWords.List(events.Cast<MeetingHeld>().Select(RoundAndLevel).Distinct())}).",
            PositionTabled { Conditions.Count: 0 } e => $"{Names.Of(e.Party)} {Tabled([.. events.Cast<PositionTabled>()])}.",
            PositionTabled e => $"{Names.Of(e.Party)} offers on condition: "
                + $"{_words.Few(events.Cast<PositionTabled>().Select(t => Terms(t.Issue, t.Position, t.For)), 8)}.",
            PackageTabled e => $"{Names.Of(e.Party)} tables a package{(e.Conditions.Count > 0 ? ", on condition" : "")}: "
                + $"{_words.Few(e.Positions.Select(p => Terms(p.Key, p.Value, PartyInPackage(e, p.Key))), 8)}.",
            PositionWithdrawn e => $"{Names.Of(e.Party)} withdraws what it had tabled on "
                + $"{_words.Few(events.Cast<PositionWithdrawn>().Select(t => Names.Of(t.Issue) + Just(t.For)))}.",
            PackageWithdrawn e => $"{Names.Of(e.Party)} withdraws its package.",
            IssueAgreed => $"Agreed: {_words.Few(events.Cast<IssueAgreed>().SelectMany(Agreed), 8)}.",
            IssueReopened => $"Open again: {_words.Few(events.Cast<IssueReopened>().Select(t => Names.Of(t.Issue)), 8)}.",
            IssueAdded => $"New on the agenda: {_words.Few(events.Cast<IssueAdded>().Select(a => Names.Of(a.Issue.Id)), 8)}.",
            IssueRemoved => $"Off the agenda: {_words.Few(events.Cast<IssueRemoved>().Select(a => Names.Of(a.Issue)), 8)}.",
            IssueMoved { Phase: { } phase }
                => $"Moved to the phase {Names.Of(phase)}: {_words.Few(events.Cast<IssueMoved>().Select(m => Names.Of(m.Issue)), 8)}.",
            IssueMoved => $"Moved out of its phase: {_words.Few(events.Cast<IssueMoved>().Select(m => Names.Of(m.Issue)), 8)}.",
            DutyImposed e => Duties.Imposed(e),
            DutyChanged e => $"{Duties.Changed(e.Duty, (_before.GetValueOrDefault(e) as AdditionalDuty) ?? e.Duty)}.",
            DutyLifted e when _before.GetValueOrDefault(e) is AdditionalDuty duty => Duties.Lifted(e, duty),
            StatementMade e => $"{Who(e)}: {FormWords.Shortened(e.Words, LongestWords)}",
            RedLineAssessed or SalienceAssessed or CapabilityAssessed or TextChanged or DutyLifted => "",
            var other => $"{FormWords.Shortened(_wording.Describe(other), LongestWords)}.",
        };
        return sentence.Length == 0 ? "" : sentence + Bases.Mark(events);
    }

    /// <summary>Who made a statement.</summary>
    internal string Who(StatementMade said)
    {
        string parties = Names.Of(said.Parties);
        return said.Speakers.Count == 0 ? parties
            : $"{FormWords.List(said.Speakers.Select(NameOf))} ({parties})";
    }

    private string NameOf(RepresentativeId id) => FormWords.Short(_negotiation.Definition.GetRepresentative(id).Name);

    private static string RoundAndLevel(MeetingHeld meeting)
        => meeting.Round is { } round ? $"{FormWords.Short(round)}, {FormWords.Plural(meeting.Level)}" : FormWords.Plural(meeting.Level);

    /// <summary>Where a party came closer to the others, where it went away from them, and what it put forward first.</summary>
    private string Tabled(PositionTabled[] tabled)
    {
        (string Verb, string? How)[] kinds = [("comes closer on", "closer"), ("moves away on", "away"), ("puts forward", null)];
        return string.Join("; ", kinds
            .Select(k => (k.Verb, Few: _words.Few(
                tabled.Where(e => _before.GetValueOrDefault(e) as string == k.How)
                    .Select(e => Terms(e.Issue, e.Position, e.For)))))
            .Where(k => k.Few.Length > 0).Select(k => $"{k.Verb} {k.Few}"));
    }

    private IEnumerable<string> Agreed(IssueAgreed agreed)
        => agreed.Exceptions.Select(e => Terms(agreed.Issue, e.Value, e.Key)).Prepend(Terms(agreed.Issue, agreed.Terms, null));

    /// <summary>" for Japan"; nothing for what is for all.</summary>
    private string Just(PartyId? whom) => whom is { } party ? $" for {Names.Of(party)}" : "";

    /// <summary>"Indian duties on dairy products (free in 5 stages)"; "duties on cars for Japan (free in 9 stages)".</summary>
    private string Terms(IssueId id, Position position, PartyId? whom)
        => $"{Names.Of(id)}{Just(whom)} ({Names.Of(id, position)})";
}
