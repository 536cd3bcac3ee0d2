using System.Text.Json;
using System.Text.Json.Nodes;
using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Json;

/// <summary>
/// A line of a schedule: the line itself if it was read, or an index in the schedule that is written. The index avoids creating thousands
/// of line objects only for writing.
/// </summary>
internal readonly struct ScheduleLine
{
    private readonly TariffSchedule? _schedule;
    private readonly int _at;

    internal ScheduleLine(TariffLine made) => Made = made;

    internal ScheduleLine(TariffSchedule schedule, int at) => (_schedule, _at) = (schedule, at);

    internal TariffLine? Made { get; }

    internal HsCode Code => _schedule!.Codes[_at];

    internal Duty? Applied => _schedule!.DutyAt(_at, TariffColumn.Applied);

    internal Duty? Base => _schedule!.StatedBaseAt(_at);

    internal Duty? Bound => _schedule!.DutyAt(_at, TariffColumn.Bound);

    internal LinePreferences? Preferential
    {
        get
        {
            for (int i = 0; i < _schedule!.Partners.Count; i++)
                if (_schedule.PreferenceAt(_at, i) is not null) return new(_schedule, _at);
            return null;
        }
    }

    internal decimal? TradeValue => _schedule!.TradeValue(_at);

    internal UnitValue? UnitValue => _schedule!.UnitValueAt(_at);

    internal ProcessingStage? Processing => _schedule!.Processing(_at);
}

/// <summary>The preferential duties of a line: a map if they were read, or an index in the schedule that is written.</summary>
internal readonly struct LinePreferences
{
    private readonly TariffSchedule? _schedule;
    private readonly int _at;

    internal LinePreferences(ValueMap<PartyId, Duty> made) => Made = made;

    internal LinePreferences(TariffSchedule schedule, int at) => (_schedule, _at) = (schedule, at);

    internal ValueMap<PartyId, Duty>? Made { get; }

    /// <summary>An object with a member for each partner that has a preferential duty.</summary>
    internal sealed class PreferencesCodec(NameCodec<PartyId> partner, Codec<Duty> duty) : Codec<LinePreferences>
    {
        private readonly MapCodec<PartyId, Duty> _map = new(partner, duty);

        internal override LinePreferences Read(ref JsonPass pass) => new(_map.Read(ref pass));

        internal override void Write(ref JsonPass pass, LinePreferences value)
        {
            pass.Output.StartObject();
            for (int i = 0; i < value._schedule!.Partners.Count; i++)
            {
                if (value._schedule.PreferenceAt(value._at, i) is not { } one) continue;
                partner.WriteName(ref pass, value._schedule.Partners[i]);
                duty.Write(ref pass, one);
            }
            pass.Output.EndObject();
        }

        internal override JsonObject Describe(SchemaBuilder schema) => _map.Describe(schema);
    }
}

/// <summary>The lines of a schedule: an array if they were read, or the schedule that is written.</summary>
internal readonly struct ScheduleLines
{
    private readonly ScheduleLine[]? _made;
    private readonly TariffSchedule? _schedule;

    private ScheduleLines(ScheduleLine[] made) => _made = made;

    internal ScheduleLines(TariffSchedule schedule) => _schedule = schedule;

    internal IEnumerable<TariffLine> Made => _made!.Select(line => line.Made!);

    /// <summary>An array of lines.</summary>
    internal sealed class LinesCodec(Codec<ScheduleLine> line) : Codec<ScheduleLines>
    {
        internal override ScheduleLines Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.StartArray, "an array");
            return new(ListCodec<ScheduleLine>.ReadItems(ref pass, line));
        }

        internal override void Write(ref JsonPass pass, ScheduleLines value)
        {
            pass.Output.StartArray();
            for (int i = 0; i < value._schedule!.Count; i++) line.Write(ref pass, new(value._schedule, i));
            pass.Output.EndArray();
        }

        internal override JsonObject Describe(SchemaBuilder schema)
            => new() { ["type"] = "array", ["items"] = line.Describe(schema), ["minItems"] = 1 };
    }
}
