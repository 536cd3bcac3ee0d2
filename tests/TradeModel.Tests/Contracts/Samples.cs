using System.Collections.Immutable;
using System.Reflection;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Negotiations;
using TradeModel.NonTariffMeasures;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Tests.Contracts;

/// <summary>A valid value of any type of the model, and the invalid values that follow from the type alone.</summary>
internal static class Samples
{
    private static readonly Dictionary<Type, object> Known = new()
    {
        [typeof(string)] = "text",
        [typeof(decimal)] = 1m,
        [typeof(double)] = 0.5,
        [typeof(int)] = 2,
        [typeof(long)] = 2L,
        [typeof(ulong)] = 2UL,
        [typeof(bool)] = false,
        [typeof(char)] = ',',
        [typeof(LocalDate)] = new LocalDate(2025, 10, 27),
        [typeof(PartyId)] = new PartyId("IND"),
        [typeof(HsCode)] = new HsCode("7208"),
        [typeof(NtmCode)] = new NtmCode("A83"),
        [typeof(ServicesSector)] = new ServicesSector("1.A.a"),
        [typeof(Percentage)] = new Percentage(5m),
        [typeof(TariffOffer)] = TariffOffer.Eliminate(5),
        [typeof(Party)] = new Party(new("IND"), "India"),
    };

    private static readonly Dictionary<(Type Type, string Parameter), object> ByName = new()
    {
        [(typeof(PartyId), "exporter")] = new PartyId("USA"),
        [(typeof(PartyId), "assessor")] = new PartyId("USA"),
        [(typeof(ValueSet<PartyId>), "exporters")] = ValueSet.Create<PartyId>([new("USA")]),
        [(typeof(decimal), "max")] = 9m,
        [(typeof(double), "most")] = 9d,
        [(typeof(ValueList<(double, double)>), "choices")] = ValueList.Create<(double, double)>([(1, 2)]),
        [(typeof(LocalDate?), "lastDay")] = new LocalDate(2025, 10, 28),
        [(typeof(LocalDate?), "ended")] = new LocalDate(2026, 10, 28),
        [(typeof(ValueSet<DutyId>), "replaces")] = ValueSet.Create<DutyId>([new("another")]),
        [(typeof(ValueList<Party>), "parties")] = ValueList.Create<Party>([new(new("IND"), "India"), new(new("USA"), "United States")]),
        [(typeof(ValueList<Party>), "members")] = ValueList<Party>.Empty,
        [(typeof(ValueList<ScaleOption>), "options")] = ValueList.Create<ScaleOption>([new(new("a")), new(new("b"))]),
        [(typeof(ValueList<ScaleOption>), "levels")] = ValueList.Create<ScaleOption>([new(new("a")), new(new("b"))]),
        [(typeof(ValueSet<PartyId>), "concerned")] = ValueSet.Create<PartyId>([new("IND"), new("USA")]),
        [(typeof(ValueSet<PartyId>), "removed")] = ValueSet.Create<PartyId>([new("USA")]),
        [(typeof(ValueSet<PartyId>), "proposedBy")] = ValueSet<PartyId>.Empty,
    };

    private static readonly Dictionary<(Type Of, string Parameter), object> Particular = new()
    {
        [(typeof(HsCode), "code")] = "7208",
        [(typeof(HsConcordance), "pairs")] = new HsConcordancePair[] { new(new("720810"), new("720811")) },
        [(typeof(HsConcordancePair), "from")] = new HsCode("720810"),
        [(typeof(HsConcordancePair), "to")] = new HsCode("720811"),
        [(typeof(ResultTable), "rows")] = ValueList<ValueList<ResultCell>>.Empty,
        [(typeof(NtmCode), "code")] = "A83",
        [(typeof(ServicesSector), "code")] = "1.A.a",
        [(typeof(Currency), "code")] = "USD",
        [(typeof(RateUnit), "currency")] = Currency.UsDollar,
        [(typeof(SpecificDuty), "currency")] = Currency.UsDollar,
        [(typeof(UnitValue), "currency")] = Currency.UsDollar,
        [(typeof(TariffSchedule), "currency")] = Currency.UsDollar,
        [(typeof(Issue), "track")] = Track.Rules,
        [(typeof(Issue), "scale")] = new IntervalScale(0m, 10m, "days"),
        [(typeof(PhaseSucceeded), "successor")] = new Phase(new("successor"), "Successor"),
        [(typeof(ScheduleOffer), "default")] = TariffOffer.Eliminate(),
        [(typeof(ScheduleScale), "schedule")] =
            new TariffSchedule(new("IND"), HsEdition.Hs2022, [new TariffLine(new("72081000"), new AdValoremDuty(new(5m)))]),
        [(typeof(TariffSchedule), "lines")] = Array.Empty<TariffLine>(),
        [(typeof(TieredCut), "bands")] = ValueList.Create<TierBand>([new(null, new(5m))]),
        [(typeof(ExchangeRates), "quoted")] = Currency.Euro,
        [(typeof(ExchangeRates), "perUnit")] = ValueMap.Create<Currency, decimal>([new(Currency.UsDollar, 1.25m)]),
        [(typeof(CompoundDuty), "parts")] = TwoDuties,
        [(typeof(LesserOfDuty), "choices")] = TwoDuties,
        [(typeof(DutySeason), "duty")] = new AdValoremDuty(new(5m)),
        [(typeof(SpecificDuty), "unit")] = "kg",
        [(typeof(UnitValue), "unit")] = "kg",
        [(typeof(RateUnit), "unit")] = "kg",
        [(typeof(QuantityUnit), "spelling")] = "kg",
        [(typeof(GreaterOfDuty), "choices")] = TwoDuties,
        [(typeof(Simulation.TournamentScenario), "scenario")] = Bargain,
        [(typeof(Simulation.Tournament), "scenarios")] = ValueList.Create<Simulation.TournamentScenario>([new("one", Bargain)]),
        [(typeof(Simulation.Tournament), "strategies")] =
            ValueList.Create<Simulation.Strategy>([Simulation.Strategies.Linear, Simulation.Strategies.Conceder]),
        [(typeof(Simulation.EmpiricalGame), "strategies")] = ValueList.Create<string>(["a", "b"]),
        [(typeof(Simulation.EmpiricalGame), "payoffs")] =
            ValueList.Create<ValueList<Bargaining.Rational>>([[3, 0], [5, 1]]),
        [(typeof(Prediction.ReferencePointNash), "whereNone")] = new Prediction.MeanPosition(),
        [(typeof(Economics.TariffIssue), "exporter")] = "another",
        [(typeof(Economics.TariffIssue), "kept")] = ValueList.Create<double>([1, 0]),
        [(typeof(Economics.TradeEconomyBuilder), "regions")] = ValueList.Create<string>(["here", "there"]),
        [(typeof(Economics.GsimMarket), "regions")] = ValueList.Create<Economics.GsimRegion>([new("here"), new("there")]),
        [(typeof(Economics.GsimMarket), "trade")] = TwoByTwo,
        [(typeof(Economics.GsimMarket), "tariffs")] = TwoByTwo,
    };

    private static readonly Dictionary<Type, object?> Drawn = [];
    private static readonly Lock Making = new();

    private static Bargaining.Scenario Bargain => new(["A", "B"], [new("pie", [1, 1], [new("all", 1, 0), new("none", 0, 1)])]);

    private static ValueList<ValueList<double>> TwoByTwo => [[1, 2], [3, 4]];

    private static ValueList<Duty> TwoDuties => [new AdValoremDuty(new(5m)), new SpecificDuty(1m, Currency.UsDollar, "kg")];

    /// <summary>A valid argument for the parameter; null if none is known.</summary>
    internal static object? Of(ParameterInfo parameter)
        => Particular.TryGetValue((parameter.Member.DeclaringType!, parameter.Name!), out object? particular) ? particular
        : ByName.TryGetValue((parameter.ParameterType, parameter.Name!), out object? named) ? named : Of(parameter.ParameterType);

    internal static object? Of(Type type)
    {
        // A method sets its out and ref parameters itself, and no value of an open type exists.
        if (type.IsByRef || type.IsByRefLike || type.IsGenericParameter) return null;
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Of(underlying);
        if (Known.TryGetValue(type, out object? known)) return known;
        // The lock keeps other tests from seeing the null that stands for a value while it is made.
        lock (Making)
        {
            if (Drawn.TryGetValue(type, out object? drawn)) return drawn;
            Drawn[type] = null;
            return Drawn[type] = Make(type);
        }
    }

    private static object? Make(Type type)
    {
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0);
        if (FromGenerator(type) is { } generated) return generated;
        if (type.IsGenericType && ValueCollection(type) is { } create)
        {
            Type[] of = type.GetGenericArguments();
            return Of(of.Length == 2 ? typeof(KeyValuePair<,>).MakeGenericType(of) : of[0]) is { } item ? create(item) : null;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
        {
            object?[] pair = [.. type.GetGenericArguments().Select(Of)];
            return pair.Contains(null) ? null : Activator.CreateInstance(type, pair);
        }
        if (type.IsAbstract)
        {
            return type.Assembly.GetExportedTypes()
                .Where(t => t.IsSubclassOf(type) && !t.IsAbstract)
                .Select(Of)
                .FirstOrDefault(o => o is not null);
        }
        if (type.Assembly.GetName().Name is not { } name || !name.StartsWith("TradeModel", StringComparison.Ordinal)) return null;
        return type.GetConstructors().Select(TryCall).FirstOrDefault(o => o is not null)
            ?? type.GetProperties(BindingFlags.Public | BindingFlags.Static)
                .Where(p => p.PropertyType == type)
                .Select(p => p.GetValue(null))
                .FirstOrDefault();
    }

    private static object? FromGenerator(Type type)
    {
        Type wanted = typeof(Gen<>).MakeGenericType(type);
        if (typeof(TradeModelGenerators).GetProperties().FirstOrDefault(p => p.PropertyType == wanted) is not { } property) return null;
        MethodInfo first = typeof(Samples).GetMethod(nameof(First), BindingFlags.Static | BindingFlags.NonPublic)!;
        return first.MakeGenericMethod(type).Invoke(null, [property.GetValue(null)]);
    }

    private static object First<T>(Gen<T> gen) => gen.Sample(1, new Rnd(1), 10).Single()!;

    private static Func<object, object>? ValueCollection(Type type)
    {
        Type open = type.GetGenericTypeDefinition();
        Type? maker = open == typeof(ValueList<>) ? typeof(ValueList)
            : open == typeof(ValueSet<>) ? typeof(ValueSet) : open == typeof(ValueMap<,>) ? typeof(ValueMap) : null;
        if (maker is null) return null;
        string from = $"To{maker.Name}";
        return item =>
        {
            Array one = Array.CreateInstance(item.GetType(), 1);
            one.SetValue(item, 0);
            try
            {
                return maker.GetMethod(from)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [one])!;
            }
            catch (TargetInvocationException e)
            {
                throw e.InnerException!;
            }
        };
    }

    /// <summary>Valid arguments of the constructor: for all parameters, or for the required ones only. Null if none are known.</summary>
    internal static object?[]? ValidFor(ConstructorInfo constructor)
    {
        object?[] all = [.. constructor.GetParameters().Select(p => Of(p))];
        if (TryCall(constructor, all) is not null) return all;
        object?[] asked = [.. constructor.GetParameters().Select(p => p.HasDefaultValue ? Default(p) : Of(p))];
        return TryCall(constructor, asked) is not null ? asked : null;
    }

    internal static object? Default(ParameterInfo parameter)
    {
        Type type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.DefaultValue is { } value) return type.IsEnum ? Enum.ToObject(type, value) : value;
        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }

    private static object? TryCall(ConstructorInfo constructor)
        => ValidFor(constructor) is { } arguments ? TryCall(constructor, arguments) : null;

    private static object? TryCall(ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            return constructor.Invoke(arguments);
        }
        catch (TargetInvocationException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>
    /// Values of the type that every constructor and <c>with</c> must refuse: null, a default id, an undefined enum value, blank text, a
    /// date of another calendar. Some of them come inside a collection.
    /// </summary>
    internal static IEnumerable<(string What, object? Value)> Invalid(Type type, bool takesNull)
    {
        if (!type.IsValueType && !takesNull) yield return ("null", null);
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        if (NamesNothing(bare) is { } nothing) yield return ($"default({bare.Name})", nothing);
        if (bare.IsEnum) yield return ("an unnamed value", Unnamed(bare));
        if (bare.IsEnum && !Enum.IsDefined(bare, Enum.ToObject(bare, 0))) yield return ($"default({bare.Name})", Enum.ToObject(bare, 0));
        if (bare == typeof(string)) yield return ("blank", "  ");
        if (bare == typeof(LocalDate)) yield return ("default(LocalDate)", default(LocalDate));
        if (bare == typeof(LocalDate)) yield return ("another calendar", new LocalDate(1447, 1, 1, CalendarSystem.UmAlQura));
        if (bare.IsGenericType && ValueCollection(bare) is { } create)
        {
            Type[] of = bare.GetGenericArguments();
            Type key = of[0];
            if (of.Length == 2 && Of(of[1]) is null) yield break;
            object?[] badKeys = [NamesNothing(key), key.IsEnum ? Unnamed(key) : null, key == typeof(string) ? "  " : null];
            foreach (object bad in badKeys.OfType<object>())
                yield return ($"{bad.GetType().Name} inside", create(of.Length == 1 ? bad : Pair(of, bad, Of(of[1])!)));
            if (of.Length == 2 && of[1].IsEnum) yield return ("an unnamed value inside", create(Pair(of, Of(key)!, Unnamed(of[1]))));
        }
    }

    /// <summary>Values of the type that some members refuse: those of <see cref="Invalid"/>, extreme numbers and texts, none.</summary>
    internal static IEnumerable<object?> Extreme(Type type)
    {
        foreach ((_, object? value) in Invalid(type, takesNull: false)) yield return value;
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        object[] extremes = Type.GetTypeCode(bare) switch
        {
            TypeCode.Int32 when !bare.IsEnum => [int.MinValue, -1, 0],
            TypeCode.Int64 => [long.MinValue, -1L, 0L],
            TypeCode.Decimal => [decimal.MinValue, -1m, 0m, decimal.MaxValue],
            TypeCode.Double => [double.NaN, double.NegativeInfinity, -1.0, 0.0, double.MaxValue],
            TypeCode.String => ["", " text", "two\nlines", "\ud800"],
            TypeCode.Char => ['\0', '"', '\n'],
            _ when bare == typeof(Percentage) => [new Percentage(-5m), new Percentage(1_000_000_000m)],
            _ when bare.IsGenericType && bare.GetProperty("Empty", BindingFlags.Public | BindingFlags.Static) is { } empty
                && empty.PropertyType == bare => [empty.GetValue(null)!],
            _ => [],
        };
        foreach (object extreme in extremes) yield return extreme;
    }

    private static object Pair(Type[] of, object key, object value)
        => Activator.CreateInstance(typeof(KeyValuePair<,>).MakeGenericType(of), key, value)!;

    private static object? NamesNothing(Type type)
        => type is { IsValueType: true, Namespace: { } space } && space.StartsWith("TradeModel", StringComparison.Ordinal)
            && type.GetProperty("IsDefault") is not null
            ? Activator.CreateInstance(type)
            : null;

    private static object Unnamed(Type type) => Enum.ToObject(type, 99);
}
