namespace TalksServer;

/// <summary>A negotiation in a folder: its definition, its events as they were recorded, and the secret of its ids.</summary>
/// <remarks>
/// One event is recorded at a time. It is checked, stored on the disk, and only then shown and acknowledged. Readers never wait.
/// </remarks>
internal sealed class StoredNegotiation : IDisposable
{
    private const string DefinitionFile = "definition.json", EventsFile = "events.jsonl", SecretFile = "ids.key";
    private const int StreamsOfACaller = 32;

    private readonly NegotiationLogFile _log;
    private readonly Caller[] _callers;
    private readonly Func<LocalDate> _today;
    private readonly SemaphoreSlim _recording = new(1, 1);
    private readonly Lock _publishing = new();
    private readonly Dictionary<Caller, List<ChangeFeed>> _feeds = [];
    private volatile Snapshot _now;

    private StoredNegotiation(
        string name, NegotiationDefinition definition, EventIds ids, NegotiationLogFile log, IEnumerable<Caller> callers,
        Func<LocalDate> today)
    {
        Name = name;
        Ids = ids;
        _log = log;
        _callers = [.. callers];
        _today = today;
        _now = Snapshot.Of(Negotiation.ReplayAsRecorded(definition, log.Recovered.Events), _callers);
        // Mandate.WhyNotOn relies on it: what a party does today comes last.
        if (_now.Whole.LastDay is { } last && last > today())
            throw new SettingException("Talks:Today", $"or the clock is behind: {name} has events of {last:uuuu-MM-dd}, so correct it");
    }

    public string Name { get; }

    public EventIds Ids { get; }

    public NegotiationDefinition Definition => _now.Whole.Definition;

    /// <summary>The bytes of a line that a crash had torn and that was never acknowledged.</summary>
    public long CutBytes => _log.CutBytes;

    /// <summary>Writes the files of a new negotiation.</summary>
    public static void Write(string folder, Negotiation whole)
    {
        WriteFile(folder, SecretFile, file => file.Write(EventIds.NewSecret()));
        WriteFile(folder, DefinitionFile, file => TradeModelJson.WriteNegotiation(new(whole.Definition), file, indented: true));
        WriteFile(folder, EventsFile, file => TradeModelJson.WriteEventLines(whole.Log, file));
        DurableFolder.Flush(folder);
    }

    /// <summary>Opens the files. A line that a crash has torn is cut off.</summary>
    public static StoredNegotiation Open(string folder, string name, IEnumerable<Caller> callers, Func<LocalDate> today)
    {
        NegotiationLogFile log = NegotiationLogFile.Open(Path.Combine(folder, EventsFile));
        try
        {
            using FileStream definition = File.OpenRead(Path.Combine(folder, DefinitionFile));
            var ids = new EventIds(File.ReadAllBytes(Path.Combine(folder, SecretFile)));
            return new(name, TradeModelJson.ReadNegotiation(definition).Definition, ids, log, callers, today);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>What the caller may see; null if it may not see the negotiation.</summary>
    public View? ViewOf(Caller caller) => _now.ViewOf(caller);

    /// <summary>Records an event. When it is acknowledged, it is on the disk.</summary>
    public async Task<Verdict> RecordAsync(Caller caller, Post post, CancellationToken cancellationToken)
    {
        // A refusal is decided on the caller's view alone, and waits for nobody.
        if (Judge(_now, caller, post, out _) is { } early) return early;
        await _recording.WaitAsync(cancellationToken);
        try
        {
            Snapshot now = _now;
            if (Judge(now, caller, post, out NegotiationEvent? next) is { } late) return late;
            // A hidden event never prevents a party's event: see Mandate.WhyNotOn. It may prevent a late event of the secretariat. The
            // rule would reveal what it is.
            if (!now.Whole.TryRecord(next!, out Negotiation? whole, out _)) return new Declined(Problem.Hidden);
            Snapshot after = now.With(whole, _callers);
            try
            {
                _log.Append([next!]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or TradeModelJsonException)
            {
                await Console.Error.WriteLineAsync($"{Name}: the event could not be stored: {e.Message}");
                return new Declined(Problem.NotStored);
            }
            Publish(now, after, next!);
            return new Recorded(next!, after.ViewOf(caller)!);
        }
        finally
        {
            _recording.Release();
        }
    }

    /// <summary>The changes of what the caller sees, from now on; null if it has too many feeds open already.</summary>
    public ChangeFeed? Follow(Caller caller)
    {
        lock (_publishing)
        {
            if (!_feeds.TryGetValue(caller, out List<ChangeFeed>? feeds)) _feeds.Add(caller, feeds = []);
            if (feeds.Count >= StreamsOfACaller) return null;
            var feed = new ChangeFeed(_now.ViewOf(caller)!, Unfollow);
            feeds.Add(feed);
            return feed;
        }

        void Unfollow(ChangeFeed feed)
        {
            lock (_publishing) _feeds[caller].Remove(feed);
        }
    }

    public void Dispose()
    {
        // An event that is being stored is stored first.
        _recording.Wait();
        _log.Dispose();
        _recording.Dispose();
    }

    /// <summary>
    /// The result of a post, decided on the caller's view. Null if the event can be recorded; then <paramref name="next"/> is the event as
    /// it will be recorded.
    /// </summary>
    private Verdict? Judge(Snapshot now, Caller caller, Post post, out NegotiationEvent? next)
    {
        next = null;
        View view = now.ViewOf(caller)!;
        // Only the caller itself can get this id again: with the same idempotency key.
        if (view.Find(post.Id) is { } stored)
            return IsSame(post.Event, stored) ? new RecordedBefore(stored) : new Declined(Problem.KeyReused);
        if (!post.Condition.IsMetBy(view)) return new Declined(Problem.Changed);
        LocalDate today = _today();
        if ((Mandate.WhyNot(caller, post.Event, view.Seen) ?? Mandate.WhyNotOn(today, caller, post.Event)) is { } problem)
            return new Declined(problem);
        NegotiationEvent known = Mandate.AsKnown(today, post.Event with { Id = post.Id });
        if (!view.Seen.TryRecord(known, out _, out Refusal? refusal)) return new Declined(Problem.Refused(refusal));
        next = known;
        return null;
    }

    private static bool IsSame(NegotiationEvent posted, NegotiationEvent stored)
        => posted.Date == stored.Date && (posted with { Id = stored.Id, KnownOn = posted.KnownOn ?? stored.KnownOn }).Equals(stored);

    private void Publish(Snapshot before, Snapshot after, NegotiationEvent recorded)
    {
        lock (_publishing)
        {
            _now = after;
            foreach ((Caller caller, List<ChangeFeed> feeds) in _feeds)
            {
                if (feeds.Count == 0) continue;
                View old = before.ViewOf(caller)!, view = after.ViewOf(caller)!;
                if (view == old) continue;
                bool isAlone = old.Seen.TryRecord(recorded, out Negotiation? next, out _) && next.Equals(view.Seen);
                var change = new Change(view, isAlone ? recorded : null);
                foreach (ChangeFeed feed in feeds) feed.Send(change);
            }
        }
    }

    private static void WriteFile(string folder, string name, Action<FileStream> write)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew);
        write(file);
        file.Flush(flushToDisk: true);
    }
}
