#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Stores a negotiation in a folder: its definition in one file and its events in a file of JSON Lines, which has a single writer.
//   dotnet run docs/samples/store-jsonl.cs                               # a walk-through in a temporary folder
//   dotnet run docs/samples/store-jsonl.cs -- write FOLDER SOURCE.json   # records the events of SOURCE.json that FOLDER does not hold yet
//   dotnet run docs/samples/store-jsonl.cs -- read FOLDER                # prints the stored negotiation as JSON
// docs/guides/storing.md explains it.

try
{
    switch (args)
    {
        case []: WalkThrough(); return 0;
        case ["write", string folder, string source]: Write(folder, TradeModelJson.ReadNegotiation(File.ReadAllText(source))); return 0;
        case ["read", string folder]: Read(folder); return 0;
        default:
            Console.Error.WriteLine("The sample takes no argument, 'write FOLDER SOURCE.json' or 'read FOLDER'.");
            return 1;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or TradeModelJsonException or EventRefusedException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static void WalkThrough()
{
    Negotiation told = BundledNegotiations.IndiaUnitedStates;
    LocalDate day = told.LastDay!.Value;
    var offer = new PositionTabled(day, new("USA"), new("steel"), TariffOffer.Eliminate(inStages: 5));
    var meeting = new MeetingHeld(day.PlusDays(-30), EngagementLevel.Official, [new("IND"), new("USA")]) { KnownOn = day };
    string folder = Directory.CreateTempSubdirectory("trademodel").FullName;
    try
    {
        using (NegotiationFolder store = NegotiationFolder.Open(folder, told.Definition))
        {
            store.Record(store.Current, [.. told.Log]);
            Console.WriteLine($"stored: version {store.Current.Log.Count}");

            // Two callers have read the same version. Both want to record something.
            Negotiation first = store.Current, second = store.Current;
            first = store.Record(first, offer);
            Console.WriteLine($"first caller: version {first.Log.Count}");
            try
            {
                second = store.Record(second, meeting);
            }
            catch (VersionConflictException conflict)
            {
                Console.WriteLine($"second caller: {conflict.Message}");
                second = store.Record(store.Current, meeting);
                Console.WriteLine($"second caller: version {second.Log.Count}");
            }

            // Another process cannot open the folder.
            try
            {
                NegotiationFolder.Open(folder, told.Definition).Dispose();
            }
            catch (IOException)
            {
                Console.WriteLine("another process: refused, because the log has a writer");
            }
        }

        // A crash while a line is written leaves part of it. It was never acknowledged, so it is cut off.
        File.AppendAllText(NegotiationFolder.LogIn(folder), TradeModelJson.ToJson(meeting)[..40]);
        using NegotiationFolder again = NegotiationFolder.Open(folder, told.Definition);
        Console.WriteLine($"after a crash: {again.CutBytes} bytes cut off, version {again.Current.Log.Count}");
        Console.WriteLine($"equal to the negotiation in memory: {again.Current.Equals(told.Record(offer).Record(meeting))}");
    }
    finally
    {
        Directory.Delete(folder, recursive: true);
    }
}

static void Write(string folder, Negotiation source)
{
    using NegotiationFolder store = NegotiationFolder.Open(folder, source.Definition);
    if (store.CutBytes > 0) Console.WriteLine($"cut off {store.CutBytes} bytes of a line that was never acknowledged");
    while (store.Current.Log.Count < source.Log.Count)
    {
        store.Record(store.Current, source.Log[store.Current.Log.Count]);
        Console.WriteLine($"acknowledged {store.Current.Log.Count}");
    }
}

static void Read(string folder)
{
    using NegotiationFolder store = NegotiationFolder.Open(folder);
    Console.WriteLine(TradeModelJson.ToJson(store.Current));
}

/// <summary>A negotiation in a folder. While it is open, no other process can open it.</summary>
sealed class NegotiationFolder : IDisposable
{
    private readonly NegotiationLogFile _log;
    private readonly Lock _writing = new();

    private NegotiationFolder(NegotiationDefinition definition, NegotiationLogFile log)
    {
        _log = log;
        Current = Negotiation.ReplayAsRecorded(definition, log.Recovered.Events);
    }

    /// <summary>The negotiation as stored. It is immutable: any thread may read it while another records.</summary>
    public Negotiation Current { get; private set; }

    /// <summary>The bytes of a torn last line that were cut off.</summary>
    public long CutBytes => _log.CutBytes;

    public static string LogIn(string folder) => Path.Combine(folder, "events.jsonl");

    /// <summary>Opens a folder. If it is empty, the negotiation is created from its definition.</summary>
    public static NegotiationFolder Open(string folder, NegotiationDefinition? definition = null)
    {
        string path = Path.Combine(folder, "definition.json");
        if (definition is null && !File.Exists(path)) throw new FileNotFoundException($"{folder} holds no negotiation");
        Directory.CreateDirectory(folder);
        NegotiationLogFile log = NegotiationLogFile.Open(LogIn(folder));
        try
        {
            // Only the writer of the log gets here, so no other process creates the file at the same time.
            if (!File.Exists(path)) WriteWhole(path, new Negotiation(definition!));
            using FileStream file = File.OpenRead(path);
            return new(TradeModelJson.ReadNegotiation(file).Definition, log);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Records events in <paramref name="before"/>, and stores them. When it returns, they are on the disk. The version is the number of
    /// events: if others were stored since <paramref name="before"/> was read, nothing is stored.
    /// </summary>
    public Negotiation Record(Negotiation before, params NegotiationEvent[] learnt)
    {
        lock (_writing)
        {
            if (Current.Log.Count != before.Log.Count) throw new VersionConflictException(before.Log.Count, Current.Log.Count);
            Negotiation after = learnt.Aggregate(Current, (negotiation, next) => negotiation.Record(next));
            _log.Append(learnt);
            return Current = after;
        }
    }

    public void Dispose() => _log.Dispose();

    /// <summary>Writes a file under another name first, so that a crash leaves all of it or nothing.</summary>
    private static void WriteWhole(string path, Negotiation definition)
    {
        string unfinished = path + ".unfinished";
        using (FileStream file = File.Create(unfinished))
        {
            TradeModelJson.WriteNegotiation(definition, file, indented: true);
            file.Flush(flushToDisk: true);
        }
        File.Move(unfinished, path, overwrite: true);
    }
}

/// <summary>Events were stored since the caller read the negotiation. Read it again, and record the event again.</summary>
sealed class VersionConflictException(int expected, int actual)
    : Exception($"version {expected} was expected, but version {actual} is stored: read again and record anew");
