using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.NonTariffMeasures;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>The JSON of issues, their scales and their subjects.</summary>
internal static class IssueCodecs
{
    internal static readonly EnumCodec<Track> Track = new("track", "A track of issues; \"rules\" includes cooperation.");
    internal static readonly SetCodec<Track> Tracks = new(Track);

    internal static readonly EnumCodec<Direction> Direction = new(
        "direction", "The direction along an ordered scale that a party prefers.");
    internal static readonly MapCodec<PartyId, Direction> Directions = new(CommonCodecs.PartyId, Direction);

    private const string NotBoth = """{ "not": { "required": ["exporter", "exporters"] } }""";

    internal static readonly UnionCodec<IssueSubject> Subject = new(
        "subject",
        "What an issue is about, in codes.",
        new UnionCase<IssueSubject, TariffSubject>(
            "tariffSubject", "Duties of one importer on goods from one exporter or more.", static (ref v, it) =>
        {
            PartyId importer = v.Required("importer"u8, CommonCodecs.PartyId, it?.Importer,
                "The party whose duty is negotiated. Its position is an offer.");
            (PartyId? exporter, ValueSet<PartyId>? exporters) = Exporters(ref v, it?.Exporters,
                "The party whose goods bear the duty, if it is one. Its position is a request.",
                "The parties whose goods bear the duty, if they are several. By default, without either, all other parties concerned.");
            ValueSet<HsCode> hsCodes = v.Set("hsCodes"u8, TariffCodecs.HsCodes, it?.HsCodes, "The goods, by HS prefix.");
            return !v.End() ? null
                : OneOrSeveral(exporter, exporters) is { } one ? new(importer, one, hsCodes) : new(importer, exporters, hsCodes);
        }, rule: NotBoth),
        new UnionCase<IssueSubject, BarrierSubject>("barrierSubject", "A non-tariff measure.", static (ref v, it) =>
        {
            NtmCode measure = v.Required("measure"u8, TariffCodecs.NtmCode, it?.Measure, "The MAST code.");
            PartyId? imposedBy = v.Optional("imposedBy"u8, CommonCodecs.PartyId, it?.ImposedBy,
                "The party that imposes it; left out if several do.");
            ValueSet<HsCode> hsCodes = v.Set("hsCodes"u8, TariffCodecs.HsCodes, it?.HsCodes,
                "The goods it applies to, by HS prefix; all goods by default.");
            return v.End() ? new(measure, imposedBy, hsCodes) : null;
        }),
        new UnionCase<IssueSubject, QuotaSubject>("quotaSubject", "The volume of a tariff-rate quota.", static (ref v, it) =>
        {
            PartyId importer = v.Required("importer"u8, CommonCodecs.PartyId, it?.Importer, "The party that opens the quota.");
            (PartyId? exporter, ValueSet<PartyId>? exporters) = Exporters(ref v, it?.Exporters,
                "The party whose goods it admits, if it is one.",
                "The parties whose goods it admits, if they are several. By default, without either, all other parties concerned.");
            ValueSet<HsCode> hsCodes = v.Set("hsCodes"u8, TariffCodecs.HsCodes, it?.HsCodes, "The goods, by HS prefix.");
            return !v.End() ? null
                : OneOrSeveral(exporter, exporters) is { } one ? new(importer, one, hsCodes) : new(importer, exporters, hsCodes);
        }, rule: NotBoth),
        new UnionCase<IssueSubject, ServicesSubject>(
            "servicesSubject", "Services commitments of one importer.", static (ref v, it) =>
        {
            PartyId importer = v.Required("importer"u8, CommonCodecs.PartyId, it?.Importer, "The party that commits itself.");
            (PartyId? exporter, ValueSet<PartyId>? exporters) = Exporters(ref v, it?.Exporters,
                "The party whose suppliers benefit, if it is one.",
                "The parties whose suppliers benefit, if they are several. By default, without either, all other parties concerned.");
            return !v.End() ? null : OneOrSeveral(exporter, exporters) is { } one ? new(importer, one) : new(importer, exporters);
        }, rule: NotBoth),
        new UnionCase<IssueSubject, ProcurementSubject>(
            "procurementSubject", "The contract value from which procurement is open.", static (ref v, it) =>
        {
            PartyId procuring = v.Required("procuring"u8, CommonCodecs.PartyId, it?.Procuring, "The party whose procurement is opened.");
            string entities = v.Required("entities"u8, AtomCodecs.Text, it?.Entities, "Which entities and what they buy.");
            return v.End() ? new(procuring, entities) : null;
        }));

    /// <summary>One exporter, or several: two members, of which one at most is there.</summary>
    private static (PartyId? One, ValueSet<PartyId>? Several) Exporters(
        ref JsonPass v, ValueSet<PartyId>? exporters, string one, string several)
    {
        PartyId? exporter = v.Optional("exporter"u8, CommonCodecs.PartyId, exporters is { Count: 1 } ? exporters[0] : null, one);
        return (exporter, v.Optional("exporters"u8, CommonCodecs.SomePartyIds, exporters is { Count: > 1 } ? exporters : null, several));
    }

    private static PartyId? OneOrSeveral(PartyId? one, ValueSet<PartyId>? several)
        => one is null || several is null ? one
            : throw new ArgumentException("must be left out beside 'exporter': name one exporter or several", "exporters");

    internal static readonly ObjectCodec<ScaleOption> Option = new(
        "scaleOption", "An option of a nominal scale, or a level of an ordinal one.", static (ref v, it) =>
    {
        OptionId id = v.Required("id"u8, CommonCodecs.OptionId, it?.Id, "Its identifier, unique on the scale.");
        string? title = v.Optional("title"u8, AtomCodecs.Line, it is not null && it.Title != it.Id.Value ? it.Title : null,
            "The title; the id by default.");
        return v.End() ? new(id, title) : null;
    });

    private static readonly ListCodec<ScaleOption> Options = new(Option, least: 2);
    private static readonly Codec<int> Horizon = AtomCodecs.WholeIn(new(Least: 2, Most: 100));
    private static readonly Codec<decimal> Ceiling = AtomCodecs.NumberIn(NumberLimits.Positive with { Most = ModelLimits.Measure });
    private static readonly NameCodec<Percentage> Additional = AtomCodecs.PercentIn(new(Least: 0, Most: 10_000));
    private static readonly SetCodec<CommitmentCell> Cells = new(TariffCodecs.CommitmentCell, least: 1);

    internal static readonly UnionCodec<Scale> Scale = new(
        "scale",
        "The points an issue can be settled at.",
        new UnionCase<Scale, IntervalScale>("interval", "The numbers from a least to a greatest, both included.", static (ref v, it) =>
        {
            decimal min = v.Required("min"u8, AtomCodecs.Measure, it?.Min, "The least number, included.");
            decimal max = v.Required("max"u8, AtomCodecs.Measure, it?.Max, "The greatest number, included; greater than the least.");
            string unit = v.Required("unit"u8, AtomCodecs.Line, it?.Unit, "What is counted.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(min, max, unit, endsFrom) : null;
        }),
        new UnionCase<Scale, RatioScale>("ratio", "Quantities that compare by ratio, from a least to a greatest.", static (ref v, it) =>
        {
            decimal min = v.Required("min"u8, AtomCodecs.NotNegativeMeasure, it?.Min, "The least quantity, included; not negative.");
            decimal max = v.Required("max"u8, AtomCodecs.NotNegativeMeasure, it?.Max, "The greatest quantity, included.");
            string unit = v.Required("unit"u8, AtomCodecs.Line, it?.Unit, "What is counted.");
            decimal offset = v.Optional("offset"u8, AtomCodecs.NotNegativeMeasure, it?.Offset, 0m,
                "The number added before the logarithm is taken, in the unit; above 0 if the least quantity is 0. 0 by default.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(min, max, unit, offset, endsFrom) : null;
        }, rule: """
            {
              "if": { "properties": { "min": { "const": 0 } } },
              "then": { "properties": { "offset": { "exclusiveMinimum": 0 } }, "required": ["offset"] }
            }
            """),
        new UnionCase<Scale, OrdinalScale>("ordinal", "Levels in order.", static (ref v, it) =>
        {
            ValueList<ScaleOption> levels = v.Required("levels"u8, Options, it?.Options, "The levels, lowest first; at least two.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(levels, endsFrom) : null;
        }),
        new UnionCase<Scale, NominalScale>("nominal", "Options without an order.", static (ref v, it) =>
        {
            ValueList<ScaleOption> options = v.Required("options"u8, Options, it?.Options, "The options; at least two.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(options, endsFrom) : null;
        }),
        new UnionCase<Scale, TariffPathScale>(
            "tariffPath", "The paths a duty can take over the stage years 1 to the horizon.", static (ref v, it) =>
        {
            decimal baseRate = v.Required("baseRate"u8, AtomCodecs.NotNegativeMeasure, it?.BaseRate,
                "The rate from which cuts are staged, in the unit.");
            int horizon = v.Required("horizon"u8, Horizon, it?.Horizon, "The number of stage years compared, 2 to 100.");
            decimal ceiling = v.Required("ceiling"u8, Ceiling, it?.Ceiling, "The highest rate the issue admits, in the unit.");
            string unit = v.Required("unit"u8, AtomCodecs.Line, it?.Unit, "The unit of the rates: percent, or that of a specific duty.");
            decimal? unitValue = v.Optional("unitValue"u8, AtomCodecs.Positive, it?.UnitValue,
                "The unit value at which a specific duty was turned into percent.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(baseRate, horizon, ceiling, unit, unitValue, endsFrom) : null;
        }, rule: """{ "if": { "required": ["unitValue"] }, "then": { "properties": { "unit": { "const": "percent" } } } }"""),
        new UnionCase<Scale, ScheduleScale>("schedule", "Many tariff lines at once.", static (ref v, it) =>
        {
            TariffSchedule schedule = v.Required("schedule"u8, ScheduleCodecs.Schedule, it?.Schedule, "The importer's schedule.");
            int horizon = v.Required("horizon"u8, Horizon, it?.Horizon, "The number of stage years compared, 2 to 100.");
            Percentage additional = v.Optional("additionalPercent"u8, Additional, it?.Additional, default,
                "The additional duties in force on every line, in percent; 0 by default.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(schedule, horizon, additional, endsFrom) : null;
        }),
        new UnionCase<Scale, CommitmentScale>("commitment", "Services commitments over one or more cells.", static (ref v, it) =>
        {
            ValueSet<CommitmentCell> cells = v.Required("cells"u8, Cells, it?.Cells, "The cells; at least one.");
            Provenance? endsFrom = EndsFrom(ref v, it);
            return v.End() ? new(cells, endsFrom) : null;
        }));

    private static readonly SetCodec<PartyId> SomeParties = new(CommonCodecs.PartyId, least: 2);

    // Scale, subject and track must match.
    private const string ScaleAndTrack = """
        {
          "allOf": [
            {
              "if": { "properties": { "scale": { "properties": { "kind": { "enum": ["tariffPath", "schedule"] } } } } },
              "then": { "properties": { "subject": { "properties": { "kind": { "const": "tariffSubject" } } } }, "required": ["subject"] }
            },
            {
              "if": { "properties": { "scale": { "properties": { "kind": { "const": "commitment" } } } } },
              "then": { "properties": { "track": { "const": "marketAccess" } } }
            },
            {
              "if": { "properties": { "scale": { "properties": { "kind": { "const": "nominal" } } } } },
              "then": { "properties": { "directions": { "maxProperties": 0 } } }
            },
            {
              "if": { "properties": { "subject": { "properties": { "kind": { "const": "tariffSubject" } } } }, "required": ["subject"] },
              "then": { "properties": { "track": { "const": "tariffs" } } }
            },
            {
              "if": { "properties": { "subject": { "properties": { "kind": { "const": "barrierSubject" } } } }, "required": ["subject"] },
              "then": { "properties": { "track": { "const": "nonTariffBarriers" } } }
            },
            {
              "if": { "properties": { "subject": { "properties": { "kind": { "const": "servicesSubject" } } } }, "required": ["subject"] },
              "then": {
                "properties": {
                  "track": { "const": "marketAccess" },
                  "scale": { "properties": { "kind": { "const": "commitment" } } }
                }
              }
            },
            {
              "if": {
                "properties": { "subject": { "properties": { "kind": { "enum": ["quotaSubject", "procurementSubject"] } } } },
                "required": ["subject"]
              },
              "then": {
                "properties": {
                  "track": { "const": "marketAccess" },
                  "scale": { "properties": { "kind": { "enum": ["interval", "ratio"] } } }
                }
              }
            }
          ]
        }
        """;

    internal static readonly ObjectCodec<Issue> Issue = new("issue", "One thing to agree on.", static (ref v, it) =>
    {
        IssueId id = v.Required("id"u8, CommonCodecs.IssueId, it?.Id, "The identifier, unique in the negotiation.");
        string title = v.Required("title"u8, AtomCodecs.Line, it?.Title, "The title.");
        Track track = v.Required("track"u8, Track, it?.Track, "The track.");
        Scale scale = v.Required("scale"u8, Scale, it?.Scale, "The points it can be settled at.");
        IssueSubject? subject = v.Optional("subject"u8, Subject, it?.Subject, "What it is about, in codes.");
        ValueSet<PartyId>? concerned = v.Optional("concerned"u8, SomeParties, it?.Concerned,
            "The parties it concerns. By default the importer and the exporters that the subject names; otherwise all parties.");
        ValueMap<PartyId, Direction>? directions = v.Optional("directions"u8, Directions,
            it is { Directions.Count: > 0 } ? it.Directions : null, "The direction each concerned party prefers.");
        PhaseId? phase = v.Optional("phase"u8, CommonCodecs.PhaseId, it?.Phase, "The phase it belongs to when it is added.");
        Provenance? provenance = v.Optional("provenance"u8, CommonCodecs.Provenance, it?.Provenance, "The source of the issue.");
        return v.End() ? new(id, title, track, scale, subject, concerned, directions, phase, provenance) : null;
    }, ScaleAndTrack);

    internal static readonly ListCodec<Issue> Issues = new(Issue);

    private static Provenance? EndsFrom(ref JsonPass v, Scale? it)
        => v.Optional("endsFrom"u8, CommonCodecs.Provenance, it?.EndsFrom, "The source of the scale's ends.");
}
