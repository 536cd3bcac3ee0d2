#:project ../../src/TradeModel/TradeModel.csproj
#:package Microsoft.EntityFrameworkCore.Sqlite
#:property TradeModelUsings=enable
#:property PublishAot=false

// Stores negotiations with EF Core on SQLite: value converters for ids, days and events, and a version number as the concurrency token.
//   dotnet run docs/samples/store-efcore.cs                                # a walk-through in a temporary database
//   dotnet run docs/samples/store-efcore.cs -- write FILE.db SOURCE.json   # records the events of SOURCE.json that FILE.db does not hold
//   dotnet run docs/samples/store-efcore.cs -- read FILE.db                # prints the stored negotiation as JSON
// docs/guides/storing.md explains it.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime.Text;

const string Id = "negotiation";

try
{
    switch (args)
    {
        case []: await WalkThrough(); return 0;
        case ["write", string file, string source]: await Write(file, TradeModelJson.ReadNegotiation(File.ReadAllText(source))); return 0;
        case ["read", string file]: Console.WriteLine(TradeModelJson.ToJson(await new NegotiationStore(file).Read(Id))); return 0;
        default:
            Console.Error.WriteLine("The sample takes no argument, 'write FILE.db SOURCE.json' or 'read FILE.db'.");
            return 1;
    }
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException or DbUpdateException or KeyNotFoundException
    or TradeModelJsonException or EventRefusedException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

static async Task WalkThrough()
{
    Negotiation told = BundledNegotiations.IndiaUnitedStates;
    LocalDate day = told.LastDay!.Value;
    var offer = new PositionTabled(day, new("USA"), new("steel"), TariffOffer.Eliminate(inStages: 5));
    var meeting = new MeetingHeld(day.PlusDays(-30), EngagementLevel.Official, [new("IND"), new("USA")]) { KnownOn = day };
    string folder = Directory.CreateTempSubdirectory("trademodel").FullName;
    try
    {
        var store = new NegotiationStore(Path.Combine(folder, "negotiations.db"));
        await store.TryCreate(Id, told.Definition);
        Negotiation stored = await store.Record(Id, await store.Read(Id), [.. told.Log]);
        Console.WriteLine($"stored: version {stored.Log.Count}");

        // Two writers have read the same version. Both want to record something.
        Negotiation first = await store.Read(Id), second = await store.Read(Id);
        first = await store.Record(Id, first, offer);
        Console.WriteLine($"first writer: version {first.Log.Count}");
        try
        {
            second = await store.Record(Id, second, meeting);
        }
        catch (VersionConflictException conflict)
        {
            Console.WriteLine($"second writer: {conflict.Message}");
            second = await store.Record(Id, await store.Read(Id), meeting);
            Console.WriteLine($"second writer: version {second.Log.Count}");
        }

        // The columns for ids and days can be queried.
        await using (NegotiationsContext db = store.Open())
        {
            PartyId party = new("USA");
            IssueId issue = new("steel");
            StoredEvent last = await db.Events.Where(e => e.Party == party && e.Issue == issue).OrderBy(e => e.Version).LastAsync();
            Console.WriteLine($"last on steel by the United States: {last.Event}");
        }
        Console.WriteLine($"equal to the negotiation in memory: {(await store.Read(Id)).Equals(told.Record(offer).Record(meeting))}");
    }
    finally
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

static async Task Write(string file, Negotiation source)
{
    var store = new NegotiationStore(file);
    await store.TryCreate(Id, source.Definition);
    Negotiation stored = await store.Read(Id);
    while (stored.Log.Count < source.Log.Count)
    {
        try
        {
            stored = await store.Record(Id, stored, source.Log[stored.Log.Count]);
            Console.WriteLine($"acknowledged {stored.Log.Count}");
        }
        catch (VersionConflictException conflict)
        {
            Console.WriteLine(conflict.Message);
            stored = await store.Read(Id);
        }
    }
}

/// <summary>The definition of a negotiation, and the number of its events.</summary>
sealed class StoredNegotiation
{
    public required string Id { get; init; }

    public required NegotiationDefinition Definition { get; init; }

    public int Version { get; set; }
}

/// <summary>An event. If it tables a position, it has columns to search by.</summary>
sealed class StoredEvent
{
    public required string NegotiationId { get; init; }

    public required int Version { get; init; }

    public required LocalDate Day { get; init; }

    public PartyId? Party { get; init; }

    public IssueId? Issue { get; init; }

    public required NegotiationEvent Event { get; init; }
}

sealed class NegotiationsContext(string file) : DbContext
{
    public DbSet<StoredNegotiation> Negotiations => Set<StoredNegotiation>();

    public DbSet<StoredEvent> Events => Set<StoredEvent>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite($"Data Source={file}");

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<PartyId>().HaveConversion<PartyIdConverter>();
        configuration.Properties<IssueId>().HaveConversion<IssueIdConverter>();
        configuration.Properties<LocalDate>().HaveConversion<DayConverter>();
        configuration.Properties<NegotiationDefinition>().HaveConversion<DefinitionConverter>();
        configuration.Properties<NegotiationEvent>().HaveConversion<EventConverter>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<StoredNegotiation>().Property(negotiation => negotiation.Version).IsConcurrencyToken();
        model.Entity<StoredEvent>(stored =>
        {
            stored.HasKey(e => new { e.NegotiationId, e.Version });
            stored.HasOne<StoredNegotiation>().WithMany().HasForeignKey(e => e.NegotiationId);
            stored.HasIndex(e => new { e.Party, e.Issue });
        });
    }
}

sealed class PartyIdConverter() : ValueConverter<PartyId, string>(id => id.Value, text => new PartyId(text));

sealed class IssueIdConverter() : ValueConverter<IssueId, string>(id => id.Value, text => new IssueId(text));

// ISO 8601, so that the texts sort as the days do.
sealed class DayConverter() : ValueConverter<LocalDate, string>(
    day => LocalDatePattern.Iso.Format(day), text => LocalDatePattern.Iso.Parse(text).Value);

sealed class DefinitionConverter() : ValueConverter<NegotiationDefinition, string>(
    definition => TradeModelJson.ToJson(new Negotiation(definition), false), json => TradeModelJson.ReadNegotiation(json).Definition);

sealed class EventConverter() : ValueConverter<NegotiationEvent, string>(
    stored => TradeModelJson.ToJson(stored, false), json => TradeModelJson.ReadEvent(json));

/// <summary>Negotiations in a SQLite file. Any number of processes may use the file.</summary>
sealed class NegotiationStore
{
    private readonly string _file;

    public NegotiationStore(string file)
    {
        _file = file;
        // In the transaction, one process at a time looks for the tables and creates them. An application uses migrations instead.
        using NegotiationsContext db = Open();
        using IDbContextTransaction transaction = db.Database.BeginTransaction();
        db.Database.EnsureCreated();
        transaction.Commit();
    }

    public NegotiationsContext Open() => new(_file);

    /// <summary>Creates a negotiation without events. False if the id is taken.</summary>
    public async Task<bool> TryCreate(string id, NegotiationDefinition definition)
    {
        await using NegotiationsContext db = Open();
        if (await db.Negotiations.AnyAsync(n => n.Id == id)) return false;
        db.Negotiations.Add(new() { Id = id, Definition = definition });
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            // Another writer may have created it at the same time.
            db.ChangeTracker.Clear();
            if (await db.Negotiations.AnyAsync(n => n.Id == id)) return false;
            throw;
        }
    }

    /// <summary>Reads a negotiation.</summary>
    public async Task<Negotiation> Read(string id)
    {
        await using NegotiationsContext db = Open();
        StoredNegotiation stored = await Find(db, id);
        List<NegotiationEvent> events = await db.Events
            .Where(e => e.NegotiationId == id).OrderBy(e => e.Version).Select(e => e.Event).ToListAsync();
        return Negotiation.ReplayAsRecorded(stored.Definition, events);
    }

    /// <summary>
    /// Records events in <paramref name="before"/>, and stores them. When it returns, they are on the disk. The version is the number of
    /// events: if others were stored since <paramref name="before"/> was read, nothing is stored.
    /// </summary>
    public async Task<Negotiation> Record(string id, Negotiation before, params NegotiationEvent[] learnt)
    {
        Negotiation after = learnt.Aggregate(before, (negotiation, next) => negotiation.Record(next));
        await using NegotiationsContext db = Open();
        StoredNegotiation stored = await Find(db, id);
        stored.Version = after.Log.Count;
        db.Entry(stored).Property(n => n.Version).OriginalValue = before.Log.Count;
        db.Events.AddRange(learnt.Select((next, index) => new StoredEvent
        {
            NegotiationId = id,
            Version = before.Log.Count + index + 1,
            Day = next.Date,
            Party = (next as PositionTabled)?.Party,
            Issue = (next as PositionTabled)?.Issue,
            Event = next,
        }));
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The token did not match, or another writer's event has the version of one of these.
            db.ChangeTracker.Clear();
            int actual = (await Find(db, id)).Version;
            if (actual == before.Log.Count) throw;
            throw new VersionConflictException(before.Log.Count, actual);
        }
        return after;
    }

    private static async Task<StoredNegotiation> Find(NegotiationsContext db, string id)
        => await db.Negotiations.SingleOrDefaultAsync(n => n.Id == id)
            ?? throw new KeyNotFoundException($"no negotiation '{id}' is stored");
}

/// <summary>Events were stored since the caller read the negotiation. Read it again, and record the event anew.</summary>
sealed class VersionConflictException(long expected, long actual)
    : Exception($"version {expected} was expected, but version {actual} is stored: read again and record anew");
