using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace TradeModel.Json;

/// <summary>The converters of value collections. The serializer must know the type of the elements.</summary>
internal static class ValueCollectionConverters
{
    /// <summary>The converter of a closed type of value collection.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2067", Justification = "No constructor runs: the instance only leads to its own type.")]
    internal static JsonConverter Of(Type type) => ((IValueCollection)RuntimeHelpers.GetUninitializedObject(type)).Accept(Maker.Instance);

    private sealed class Maker : IValueCollectionVisitor<JsonConverter>
    {
        internal static Maker Instance { get; } = new();

        public JsonConverter List<T>()
            where T : notnull
            => new ValueListConverter<T>();

        public JsonConverter Set<T>()
            where T : notnull
            => new ValueSetConverter<T>();

        public JsonConverter Map<TKey, TValue>()
            where TKey : notnull, IComparable<TKey>
            where TValue : notnull
            => new ValueMapConverter<TKey, TValue>();
    }

    internal static JsonTypeInfo<T> Info<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    internal static T[] ReadItems<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("an array is expected");
        JsonTypeInfo<T> info = Info<T>(options);
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(JsonSerializer.Deserialize(ref reader, info) ?? throw new JsonException("an element must not be null"));
        return [.. items];
    }

    internal static void WriteItems<T>(Utf8JsonWriter writer, ReadOnlySpan<T> items, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> info = Info<T>(options);
        writer.WriteStartArray();
        foreach (T item in items) JsonSerializer.Serialize(writer, item, info);
        writer.WriteEndArray();
    }
}

/// <summary>An array.</summary>
internal sealed class ValueListConverter<T> : JsonConverter<ValueList<T>>
    where T : notnull
{
    public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => ValueList.Create<T>(ValueCollectionConverters.ReadItems<T>(ref reader, options));

    public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        => ValueCollectionConverters.WriteItems(writer, value.AsSpan(), options);
}

/// <summary>An array of distinct values, written in ascending order and read in any order.</summary>
internal sealed class ValueSetConverter<T> : JsonConverter<ValueSet<T>>
    where T : notnull
{
    public override ValueSet<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        T[] items = ValueCollectionConverters.ReadItems<T>(ref reader, options);
        try
        {
            return ValueSet.Create<T>(items);
        }
        catch (ArgumentException duplicate)
        {
            throw new JsonException(duplicate.Message, duplicate);
        }
    }

    public override void Write(Utf8JsonWriter writer, ValueSet<T> value, JsonSerializerOptions options)
        => ValueCollectionConverters.WriteItems(writer, value.AsSpan(), options);
}

/// <summary>An object with a member for each key, written in ascending order of the keys.</summary>
internal sealed class ValueMapConverter<TKey, TValue> : JsonConverter<ValueMap<TKey, TValue>>
    where TKey : notnull, IComparable<TKey>
    where TValue : notnull
{
    public override ValueMap<TKey, TValue> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object is expected");
        JsonConverter<TKey> keys = Keys(options);
        JsonTypeInfo<TValue> values = ValueCollectionConverters.Info<TValue>(options);
        var entries = new List<KeyValuePair<TKey, TValue>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            TKey key = keys.ReadAsPropertyName(ref reader, typeof(TKey), options);
            reader.Read();
            entries.Add(new(key, JsonSerializer.Deserialize(ref reader, values) ?? throw new JsonException("a value must not be null")));
        }
        try
        {
            return ValueMap.Create<TKey, TValue>([.. entries]);
        }
        catch (ArgumentException duplicate)
        {
            throw new JsonException(duplicate.Message, duplicate);
        }
    }

    public override void Write(Utf8JsonWriter writer, ValueMap<TKey, TValue> value, JsonSerializerOptions options)
    {
        JsonConverter<TKey> keys = Keys(options);
        JsonTypeInfo<TValue> values = ValueCollectionConverters.Info<TValue>(options);
        writer.WriteStartObject();
        foreach ((TKey key, TValue one) in value)
        {
            keys.WriteAsPropertyName(writer, key, options);
            JsonSerializer.Serialize(writer, one, values);
        }
        writer.WriteEndObject();
    }

    private static JsonConverter<TKey> Keys(JsonSerializerOptions options)
        => (JsonConverter<TKey>)ValueCollectionConverters.Info<TKey>(options).Converter;
}
