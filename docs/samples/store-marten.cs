#:project ../../src/TradeModel/TradeModel.csproj
#:package Marten
#:property TradeModelUsings=enable
#:property PublishAot=false

// Stores negotiations in Marten, an event store on PostgreSQL: each is a stream of its definition and its events.
// The environment variable TRADEMODEL_POSTGRES holds the connection string, for instance "Host=localhost;Username=postgres".
//   dotnet run docs/samples/store-marten.cs                            # a walk-through
//   dotnet run docs/samples/store-marten.cs -- write ID SOURCE.json    # records the events of SOURCE.json that are not stored under ID
//   dotnet run docs/samples/store-marten.cs -- read ID                 # prints the stored negotiation as JSON
// docs/guides/storing.md explains it.
using JasperFx.Events;
using Marten;
using Npgsql;

if (Environment.GetEnvironmentVariable("TRADEMODEL_POSTGRES") is not { Length: > 0 } server)
{
    Console.Error.WriteLine("Set TRADEMODEL_POSTGRES to a connection string, for instance \"Host=localhost;Username=postgres\".");
    return 1;
}
try
{
    await using var store = new NegotiationStore(server);
    switch (args)
    {
        case []: await WalkThrough(store); return 0;
        case ["write", string id, string path]: await Write(store, id, TradeModelJson.ReadNegotiation(File.ReadAllText(path))); return 0;
        case ["read", string id]: Console.WriteLine(TradeModelJson.ToJson(await store.Read(id))); return 0;
        default:
            Console.Error.WriteLine("The sample takes no argument, 'write ID SOURCE.json' or 'read ID'.");
            return 1;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or NpgsqlException or KeyNotFoundException
    or TradeModelJsonException or EventRefusedException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task WalkThrough(NegotiationStore store)
{
    Negotiation told = BundledNegotiations.IndiaUnitedStates;
    LocalDate day = told.LastDay!.Value;
    var offer = new PositionTabled(day, new("USA"), new("steel"), TariffOffer.Eliminate(inStages: 5));
    var meeting = new MeetingHeld(day.PlusDays(-30), EngagementLevel.Official, [new("IND"), new("USA")]) { KnownOn = day };
    // Each walk-through stores a negotiation of its own.
    string id = $"walk-through-{Guid.NewGuid():N}";
    await store.TryCreate(id, told.Definition);
    Negotiation stored = await store.Record(id, await store.Read(id), [.. told.Log]);
    Console.WriteLine($"stored: version {stored.Log.Count}");

    // Two writers have read the same version. Both want to record something.
    Negotiation first = await store.Read(id), second = await store.Read(id);
    first = await store.Record(id, first, offer);
    Console.WriteLine($"first writer: version {first.Log.Count}");
    try
    {
        second = await store.Record(id, second, meeting);
    }
    catch (VersionConflictException conflict)
    {
        Console.WriteLine($"second writer: {conflict.Message}");
        second = await store.Record(id, await store.Read(id), meeting);
        Console.WriteLine($"second writer: version {second.Log.Count}");
    }

    Console.WriteLine($"equal to the negotiation in memory: {(await store.Read(id)).Equals(told.Record(offer).Record(meeting))}");
}

static async Task Write(NegotiationStore store, string id, Negotiation source)
{
    await store.TryCreate(id, source.Definition);
    Negotiation stored = await store.Read(id);
    while (stored.Log.Count < source.Log.Count)
    {
        try
        {
            stored = await store.Record(id, stored, source.Log[stored.Log.Count]);
            Console.WriteLine($"acknowledged {stored.Log.Count}");
        }
        catch (VersionConflictException conflict)
        {
            Console.WriteLine(conflict.Message);
            stored = await store.Read(id);
        }
    }
}

/// <summary>The first event of a stream.</summary>
sealed record NegotiationOpened(NegotiationDefinition Definition);

/// <summary>Negotiations as event streams of Marten, in a PostgreSQL database. Any number of processes may use it.</summary>
sealed class NegotiationStore(string server) : IAsyncDisposable
{
    private readonly DocumentStore _marten = DocumentStore.For(options =>
    {
        options.Connection(server);
        options.DatabaseSchemaName = "negotiation";
        options.Events.StreamIdentity = StreamIdentity.AsString;
        options.Events.AddEventType<NegotiationOpened>();
        // The converters of the library write and read the events.
        options.UseSystemTextJsonForSerialization(configure: json => json.AddTradeModel());
    });

    public ValueTask DisposeAsync() => _marten.DisposeAsync();

    /// <summary>Creates a negotiation without events, and the tables if there are none. False if the id is taken.</summary>
    public async Task<bool> TryCreate(string id, NegotiationDefinition definition)
    {
        await CreateTables();
        await using IDocumentSession session = _marten.LightweightSession();
        session.Events.StartStream(id, new NegotiationOpened(definition));
        try
        {
            await session.SaveChangesAsync();
            return true;
        }
        catch (Marten.Exceptions.ExistingStreamIdCollisionException)
        {
            return false;
        }
    }

    // One process at a time looks for the tables and creates them: PostgreSQL refuses a table that another session is about to create.
    // An application creates them once, when it is deployed.
    private async Task CreateTables()
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var wait = new NpgsqlCommand("select pg_advisory_xact_lock(715518)", connection, transaction))
        {
            await wait.ExecuteNonQueryAsync();
        }
        await _marten.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        await transaction.CommitAsync();
    }

    /// <summary>Reads a negotiation.</summary>
    public async Task<Negotiation> Read(string id)
    {
        await using IQuerySession session = _marten.QuerySession();
        object[] events = [.. (await session.Events.FetchStreamAsync(id)).Select(e => e.Data)];
        if (events is not [NegotiationOpened opened, ..]) throw new KeyNotFoundException($"no negotiation '{id}' is stored");
        return Negotiation.ReplayAsRecorded(opened.Definition, events.Skip(1).Cast<NegotiationEvent>());
    }

    /// <summary>
    /// Records events in <paramref name="before"/>, and stores them. When it returns, they are on the disk. The version is the number of
    /// events: if others were stored since <paramref name="before"/> was read, nothing is stored.
    /// </summary>
    public async Task<Negotiation> Record(string id, Negotiation before, params NegotiationEvent[] learnt)
    {
        Negotiation after = learnt.Aggregate(before, (negotiation, next) => negotiation.Record(next));
        await using IDocumentSession session = _marten.LightweightSession();
        // Marten takes the version that the stream must have afterwards. The definition is its first event.
        session.Events.Append(id, 1 + after.Log.Count, learnt);
        try
        {
            await session.SaveChangesAsync();
        }
        catch (EventStreamUnexpectedMaxEventIdException)
        {
            await using IQuerySession query = _marten.QuerySession();
            long stored = (await query.Events.FetchStreamStateAsync(id))?.Version
                ?? throw new KeyNotFoundException($"no negotiation '{id}' is stored");
            throw new VersionConflictException(before.Log.Count, stored - 1);
        }
        return after;
    }
}

/// <summary>Events were stored since the caller read the negotiation. Read it again, and record the event again.</summary>
sealed class VersionConflictException(long expected, long actual)
    : Exception($"version {expected} was expected, but version {actual} is stored: read again and record anew");
