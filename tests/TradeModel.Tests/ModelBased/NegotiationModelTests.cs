using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// Random commands on a negotiation and on a reference that is written in another way: both take the same commands, refuse the same ones by
/// a rule that is broken, and can be observed to be the same after each. No command changes a negotiation that was there before.
/// </summary>
public class NegotiationModelTests
{
    [Fact]
    public void Commands_AnySequence_DoTheSameToTheReference()
        => Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(100).WithEndSize(60).WithReplay(2_026, 11),
            Prop.ForAll(NegotiationCommandWriter.Sequences(), commands =>
            {
                string? difference = new Run().Follow(commands);
                return (difference is null).Label($"{difference}");
            }));

    [Fact]
    public void Commands_DrawnFromFixedSeeds_ReachEveryKindAndRuleBothWays()
    {
        var run = new Run();
        for (ulong seed = 0; seed < 250; seed++)
        {
            string? difference = run.Follow(new NegotiationCommandWriter(seed).Write(60));
            Assert.True(difference is null, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {difference}"));
        }
        Assert.All(
            typeof(NegotiationCommand).GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Where(t => !t.IsAbstract),
            kind => Assert.True(run.Seen[kind.Name] >= 100, Counted(kind.Name)));
        foreach (string kind in (string[])["Apply", "Insert", "Record", "ReplayWith"])
            foreach (string end in (string[])["taken", "refused"])
                Assert.True(run.Seen[$"{kind} {end}"] >= 20, Counted($"{kind} {end}"));
        foreach (Type kind in typeof(NegotiationEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NegotiationEvent))))
        {
            foreach (string end in (string[])["taken", "refused"])
                Assert.True(run.Seen[$"{kind.Name} {end}"] >= 3, Counted($"{kind.Name} {end}"));
        }
        foreach (NegotiationRule rule in Enum.GetValues<NegotiationRule>())
            if (rule != NegotiationRule.Limit)
                Assert.True(run.Seen[$"rule {rule}"] >= 3, Counted($"rule {rule}"));
        foreach (string stage in (string[])["Signed", "InForce", "Paused", "Suspended", "in force for all"])
            Assert.True(run.Seen[$"stage {stage}"] >= 3, Counted($"stage {stage}"));
        Assert.True(run.Seen["later event refused"] >= 20, Counted("later event refused"));

        string Counted(string what)
            => string.Create(CultureInfo.InvariantCulture, $"{what}: {run.Seen[what]} times\n")
                + string.Join('\n', run.Seen.OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    /// <summary>Counts that are 0 until something is counted.</summary>
    private sealed class Counts() : Dictionary<string, int>(StringComparer.Ordinal)
    {
        public new int this[string what]
        {
            get => TryGetValue(what, out int count) ? count : 0;
            set => base[what] = value;
        }
    }

    /// <summary>Follows commands on both, and counts what happened.</summary>
    private sealed class Run
    {
        private readonly List<(Negotiation Real, ReferenceNegotiation Reference, List<string> Picture)> _past = [];
        private Negotiation _real = new(NegotiationCommandWriter.Definition);
        private ReferenceNegotiation _reference = new(NegotiationCommandWriter.Definition);

        internal Counts Seen { get; } = new();

        /// <summary>The first difference; null if there is none.</summary>
        internal string? Follow(NegotiationCommands commands)
        {
            _real = new(NegotiationCommandWriter.Definition);
            _reference = new(NegotiationCommandWriter.Definition);
            _past.Clear();
            for (int i = 0; i < commands.All.Length; i++)
            {
                NegotiationCommand command = commands.All[i];
                Seen[command.GetType().Name]++;
                if (Follow(command) is { } difference)
                    return string.Create(CultureInfo.InvariantCulture, $"after command {i + 1}, {command}:\n{difference}");
            }
            // Whatever was done later, and whatever was refused, has left the earlier negotiations as they were.
            foreach ((Negotiation real, _, List<string> picture) in _past)
                if (Picture.Difference(picture, Picture.Of(real)) is { } changed) return $"an earlier negotiation has changed:\n{changed}";
            return Same(_reference, _real);
        }

        private string? Follow(NegotiationCommand command)
        {
            switch (command)
            {
                case NegotiationCommand.Apply { Event: var e }:
                    return Change(
                        command, _real.TryApply(e, out Negotiation? applied, out Refusal? refusal), applied, refusal,
                        [.. _reference.Log, e], e);
                case NegotiationCommand.Insert { Event: var e }:
                    // After all events of its day.
                    int after = _reference.Log.FindLastIndex(one => one.Date <= e.Date) + 1;
                    return Change(
                        command, _real.TryInsert(e, out Negotiation? inserted, out refusal), inserted, refusal,
                        [.. _reference.Log[..after], e, .. _reference.Log[after..]], e);
                case NegotiationCommand.Record { Event: var e }:
                    // After what happened before its day, and what of its day became known earlier or on the same day.
                    int at = 1 + _reference.Log.FindLastIndex(
                        one => one.Date < e.Date || (one.Date == e.Date && one.KnownDay <= e.KnownDay));
                    return Change(
                        command, _real.TryRecord(e, out Negotiation? recorded, out refusal), recorded, refusal,
                        [.. _reference.Log[..at], e, .. _reference.Log[at..]], e);
                case NegotiationCommand.ReplayWith { Events: var more }:
                    return Change(
                        command, Negotiation.TryReplay(_real.Definition, [.. _real.Log, .. more], out Negotiation? replayed, out refusal),
                        replayed, refusal, [.. _reference.Log, .. more], null);
                case NegotiationCommand.ReplayAsRecorded:
                    NegotiationEvent[] sorted = [.. _reference.Log.OrderBy(one => one.Date).ThenBy(one => one.KnownDay)];
                    bool taken = Negotiation.TryReplayAsRecorded(_real.Definition, _real.Log, out Negotiation? again, out refusal);
                    // A refusal counts the events as they were given.
                    if (refusal is { Index: { } given })
                        refusal = refusal with { Index = Array.FindIndex(sorted, one => ReferenceEquals(one, _reference.Log[given])) };
                    return Change(command, taken, again, refusal, sorted, null);
                case NegotiationCommand.GoBack { Steps: var steps }:
                    if (_past.Count > 0) (_real, _reference, _) = _past[^Math.Min(steps, _past.Count)];
                    return null;
                case NegotiationCommand.Reload:
                    _real = TradeModelJson.ReadNegotiation(TradeModelJson.ToJson(_real));
                    return Same(_reference, _real);
                case NegotiationCommand.SeeAsOf { Day: var day }: return Same(_reference.With(e => e.Date <= day), _real.AsOf(day));
                case NegotiationCommand.SeeAsKnownOn { Day: var day }:
                    return Same(_reference.With(e => (e.KnownOn ?? e.Date) <= day), _real.AsKnownOn(day));
                case NegotiationCommand.SeeAsPublic: return Same(_reference.With(e => Sees(null, e)), _real.AsPublic());
                case NegotiationCommand.SeeAs { Party: var party } when _reference.Ever.Contains(party):
                    return Same(_reference.With(e => Sees(party, e)), _real.AsSeenBy(party));
                case NegotiationCommand.SeeAs { Party: var stranger }:
                    return Record.Exception(() => _real.AsSeenBy(stranger)) is KeyNotFoundException
                        ? null : $"{stranger}, which never had a seat, has a view";
                default: throw new NotSupportedException($"{command}");
            }
        }

        /// <summary>A command that gives another negotiation, or is refused.</summary>
        private string? Change(
            NegotiationCommand command, bool taken, Negotiation? result, Refusal? refusal, NegotiationEvent[] log, NegotiationEvent? given)
        {
            ReferenceNegotiation? expected = ReferenceNegotiation.Replay(_real.Definition, log, out int at, out var broken);
            string kind = command.GetType().Name, end = expected is null ? "refused" : "taken";
            Seen[$"{kind} {end}"]++;
            if (given is not null && (expected is not null || ReferenceEquals(log[at], given))) Seen[$"{given.GetType().Name} {end}"]++;
            if (taken != (expected is not null) || taken != (result is not null) || taken != (refusal is null))
                return $"expected to be {end}{Rules(broken)}, actually {(taken ? "taken" : $"refused: {refusal}")}";
            if (expected is not null)
            {
                (_real, _reference) = (result!, expected);
                List<string> picture = Picture.Of(_real);
                _past.Add((_real, _reference, picture));
                foreach (ReferencePhase phase in expected.Phases)
                {
                    Seen[$"stage {phase.Stage}"]++;
                    if (phase.IsInForceForAll) Seen["stage in force for all"]++;
                }
                return Picture.Difference(Picture.Of(expected), picture);
            }
            Seen[$"rule {refusal!.Rule}"]++;
            if (given is not null && !ReferenceEquals(log[at], given)) Seen["later event refused"]++;
            return !broken.Contains(refusal.Rule) ? $"expected to be refused{Rules(broken)}, actually by {refusal}"
                : refusal.Index != at || refusal.Event != log[at]
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected the event {at} to be refused, {log[at]}; actually {refusal.Index}, {refusal.Event}")
                : null;
        }

        private static string Rules(HashSet<NegotiationRule> broken) => broken.Count == 0 ? "" : $" by {string.Join(" or ", broken)}";

        private static string? Same(ReferenceNegotiation expected, Negotiation actual)
            => Picture.Difference(Picture.Of(expected), Picture.Of(actual));

        /// <summary>Whether a viewer, null for the public, sees an event: private assessments are their assessor's.</summary>
        private static bool Sees(PartyId? viewer, NegotiationEvent e) => e switch
        {
            SalienceAssessed { Assessor: { } by } => by == viewer,
            RedLineAssessed { Assessor: { } by } => by == viewer,
            CapabilityAssessed { Assessor: { } by } => by == viewer,
            PositionTabled { To: { } to, Party: var from } => viewer is { } one && (one == from || to.Contains(one)),
            PackageTabled { To: { } to, Party: var from } => viewer is { } one && (one == from || to.Contains(one)),
            _ => true,
        };
    }
}
