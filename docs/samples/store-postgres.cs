#:project ../../src/TradeModel/TradeModel.csproj
#:package Npgsql
#:property TradeModelUsings=enable

// Stores negotiations in PostgreSQL: each has its definition, its events as JSONB in the order they were recorded, and a version number.
// The environment variable TRADEMODEL_POSTGRES holds the connection string, for instance "Host=localhost;Username=postgres".
//   dotnet run docs/samples/store-postgres.cs                            # a walk-through
//   dotnet run docs/samples/store-postgres.cs -- write ID SOURCE.json    # records the events of SOURCE.json that are not stored under ID
//   dotnet run docs/samples/store-postgres.cs -- read ID                 # prints the stored negotiation as JSON
// docs/guides/storing.md explains it.
using Npgsql;
using NpgsqlTypes;

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

/// <summary>Negotiations in PostgreSQL. Any number of processes may use the database.</summary>
sealed class NegotiationStore(string server) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _server = NpgsqlDataSource.Create(server);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Creates a negotiation without events, and the tables if there are none. False if the id is taken.</summary>
    public async Task<bool> TryCreate(string id, NegotiationDefinition definition)
    {
        // One writer at a time: PostgreSQL refuses a table that another session is about to create.
        await using NpgsqlCommand tables = _server.CreateCommand("""
            select pg_advisory_xact_lock(715517);
            create table if not exists negotiations (
                id text primary key,
                definition jsonb not null,
                version integer not null
            );
            create table if not exists events (
                negotiation text not null references negotiations (id),
                version integer not null,
                event jsonb not null,
                primary key (negotiation, version)
            );
            """);
        await tables.ExecuteNonQueryAsync();
        await using NpgsqlCommand insert = _server.CreateCommand(
            "insert into negotiations values (@id, @definition, 0) on conflict do nothing");
        insert.Parameters.AddWithValue("id", id);
        insert.Parameters.AddWithValue("definition", NpgsqlDbType.Jsonb, TradeModelJson.ToJson(new Negotiation(definition)));
        return await insert.ExecuteNonQueryAsync() == 1;
    }

    /// <summary>Reads a negotiation.</summary>
    public async Task<Negotiation> Read(string id)
    {
        await using NpgsqlCommand definition = _server.CreateCommand("select definition from negotiations where id = @id");
        definition.Parameters.AddWithValue("id", id);
        string json = await definition.ExecuteScalarAsync() as string
            ?? throw new KeyNotFoundException($"no negotiation '{id}' is stored");
        await using NpgsqlCommand select = _server.CreateCommand("select event from events where negotiation = @id order by version");
        select.Parameters.AddWithValue("id", id);
        await using NpgsqlDataReader rows = await select.ExecuteReaderAsync();
        var events = new List<NegotiationEvent>();
        while (await rows.ReadAsync()) events.Add(TradeModelJson.ReadEvent(rows.GetString(0)));
        return Negotiation.ReplayAsRecorded(TradeModelJson.ReadNegotiation(json).Definition, events);
    }

    /// <summary>
    /// Records events in <paramref name="before"/>, and stores them. When it returns, they are on the disk. The version is the number of
    /// events: if others were stored since <paramref name="before"/> was read, nothing is stored.
    /// </summary>
    public async Task<Negotiation> Record(string id, Negotiation before, params NegotiationEvent[] learnt)
    {
        Negotiation after = learnt.Aggregate(before, (negotiation, next) => negotiation.Record(next));
        // One statement, so all of it is stored or nothing. A second writer waits for the row, and then no longer finds the version.
        await using NpgsqlCommand record = _server.CreateCommand("""
            with moved as (
                update negotiations set version = @after where id = @id and version = @before returning id
            ), added as (
                insert into events
                select moved.id, @before + numbered.place, numbered.event
                from moved, unnest(@events) with ordinality as numbered (event, place)
            )
            select id from moved
            """);
        record.Parameters.AddWithValue("id", id);
        record.Parameters.AddWithValue("before", before.Log.Count);
        record.Parameters.AddWithValue("after", after.Log.Count);
        record.Parameters.AddWithValue(
            "events", NpgsqlDbType.Array | NpgsqlDbType.Jsonb, learnt.Select(next => TradeModelJson.ToJson(next)).ToArray());
        if (await record.ExecuteScalarAsync() is not null) return after;

        await using NpgsqlCommand version = _server.CreateCommand("select version from negotiations where id = @id");
        version.Parameters.AddWithValue("id", id);
        throw await version.ExecuteScalarAsync() is int actual ? new VersionConflictException(before.Log.Count, actual)
            : new KeyNotFoundException($"no negotiation '{id}' is stored");
    }
}

/// <summary>Events were stored since the caller read the negotiation. Read it again, and record the event again.</summary>
sealed class VersionConflictException(long expected, long actual)
    : Exception($"version {expected} was expected, but version {actual} is stored: read again and record anew");
