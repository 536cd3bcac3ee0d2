#:project ../../src/TradeModel/TradeModel.csproj
#:package Microsoft.Data.Sqlite
#:property TradeModelUsings=enable

// Stores negotiations in SQLite: each has its definition, its events in the order in which they were recorded, and a version number.
//   dotnet run docs/samples/store-sqlite.cs                                # a walk-through in a temporary database
//   dotnet run docs/samples/store-sqlite.cs -- write FILE.db SOURCE.json   # records the events of SOURCE.json that FILE.db does not hold
//   dotnet run docs/samples/store-sqlite.cs -- read FILE.db                # prints the stored negotiation as JSON
// docs/guides/storing.md explains it.
using Microsoft.Data.Sqlite;

const string Id = "negotiation";

try
{
    switch (args)
    {
        case []: WalkThrough(); return 0;
        case ["write", string file, string source]: Write(file, TradeModelJson.ReadNegotiation(File.ReadAllText(source))); return 0;
        case ["read", string file]: Console.WriteLine(TradeModelJson.ToJson(new NegotiationStore(file).Read(Id))); return 0;
        default:
            Console.Error.WriteLine("The sample takes no argument, 'write FILE.db SOURCE.json' or 'read FILE.db'.");
            return 1;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or KeyNotFoundException
    or TradeModelJsonException or EventRefusedException)
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
        var store = new NegotiationStore(Path.Combine(folder, "negotiations.db"));
        store.TryCreate(Id, told.Definition);
        Negotiation stored = store.Record(Id, store.Read(Id), [.. told.Log]);
        Console.WriteLine($"stored: version {stored.Log.Count}");

        // Two writers have read the same version. Both want to record something.
        Negotiation first = store.Read(Id), second = store.Read(Id);
        first = store.Record(Id, first, offer);
        Console.WriteLine($"first writer: version {first.Log.Count}");
        try
        {
            second = store.Record(Id, second, meeting);
        }
        catch (VersionConflictException conflict)
        {
            Console.WriteLine($"second writer: {conflict.Message}");
            second = store.Record(Id, store.Read(Id), meeting);
            Console.WriteLine($"second writer: version {second.Log.Count}");
        }

        Console.WriteLine($"equal to the negotiation in memory: {store.Read(Id).Equals(told.Record(offer).Record(meeting))}");
    }
    finally
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

static void Write(string file, Negotiation source)
{
    var store = new NegotiationStore(file);
    store.TryCreate(Id, source.Definition);
    Negotiation stored = store.Read(Id);
    while (stored.Log.Count < source.Log.Count)
    {
        try
        {
            stored = store.Record(Id, stored, source.Log[stored.Log.Count]);
            Console.WriteLine($"acknowledged {stored.Log.Count}");
        }
        catch (VersionConflictException conflict)
        {
            Console.WriteLine(conflict.Message);
            stored = store.Read(Id);
        }
    }
}

/// <summary>Negotiations in a SQLite file. Any number of processes may use the file.</summary>
sealed class NegotiationStore
{
    private readonly string _connection;

    public NegotiationStore(string file)
    {
        _connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();
        using SqliteConnection connection = Open();
        using SqliteCommand create = Command(connection, """
            create table if not exists negotiations (
                id text primary key,
                definition text not null,
                version integer not null
            ) strict;
            create table if not exists events (
                negotiation text not null references negotiations (id),
                version integer not null,
                event text not null,
                primary key (negotiation, version)
            ) strict, without rowid;
            """);
        create.ExecuteNonQuery();
    }

    /// <summary>Creates a negotiation without events. False if the id is taken.</summary>
    public bool TryCreate(string id, NegotiationDefinition definition)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand insert = Command(
            connection, "insert into negotiations values ($id, $definition, 0) on conflict do nothing",
            ("$id", id), ("$definition", TradeModelJson.ToJson(new Negotiation(definition))));
        return insert.ExecuteNonQuery() == 1;
    }

    /// <summary>Reads a negotiation.</summary>
    public Negotiation Read(string id)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand definition = Command(connection, "select definition from negotiations where id = $id", ("$id", id));
        string json = definition.ExecuteScalar() as string ?? throw new KeyNotFoundException($"no negotiation '{id}' is stored");
        using SqliteCommand select = Command(
            connection, "select event from events where negotiation = $id order by version", ("$id", id));
        using SqliteDataReader rows = select.ExecuteReader();
        var events = new List<NegotiationEvent>();
        while (rows.Read()) events.Add(TradeModelJson.ReadEvent(rows.GetString(0)));
        return Negotiation.ReplayAsRecorded(TradeModelJson.ReadNegotiation(json).Definition, events);
    }

    /// <summary>
    /// Records events in <paramref name="before"/>, and stores them. When it returns, they are on the disk. The version is the number of
    /// events: if others were stored since <paramref name="before"/> was read, nothing is stored.
    /// </summary>
    public Negotiation Record(string id, Negotiation before, params NegotiationEvent[] learnt)
    {
        Negotiation after = learnt.Aggregate(before, (negotiation, next) => negotiation.Record(next));
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand update = Command(
            connection, "update negotiations set version = $after where id = $id and version = $before",
            ("$id", id), ("$before", before.Log.Count), ("$after", after.Log.Count));
        if (update.ExecuteNonQuery() == 0) throw Conflict(connection, id, before.Log.Count);
        int version = before.Log.Count;
        foreach (NegotiationEvent next in learnt)
        {
            using SqliteCommand insert = Command(
                connection, "insert into events values ($id, $version, $event)",
                ("$id", id), ("$version", ++version), ("$event", TradeModelJson.ToJson(next)));
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        return after;
    }

    private static Exception Conflict(SqliteConnection connection, string id, int expected)
    {
        using SqliteCommand select = Command(connection, "select version from negotiations where id = $id", ("$id", id));
        return select.ExecuteScalar() is long actual ? new VersionConflictException(expected, actual)
            : new KeyNotFoundException($"no negotiation '{id}' is stored");
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connection);
        connection.Open();
        // A commit returns when the data is on the disk. This is the default of most builds of SQLite, but not of all.
        using SqliteCommand durable = Command(connection, "pragma synchronous = full");
        durable.ExecuteNonQuery();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}

/// <summary>Events were stored since the caller read the negotiation. Read it again, and record the event again.</summary>
sealed class VersionConflictException(long expected, long actual)
    : Exception($"version {expected} was expected, but version {actual} is stored: read again and record anew");
