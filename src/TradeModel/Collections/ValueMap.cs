using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>An immutable map, sorted by key at construction, equal to another if both give equal values to the same keys.</summary>
/// <typeparam name="TKey">The key; it must be immutable and have an order that agrees with its equality. Text is ordered
/// ordinally.</typeparam>
/// <typeparam name="TValue">The value; it must be immutable and equal by value.</typeparam>
/// <remarks>
/// A duplicate key is refused. Entries, keys and values come in ascending order of keys. Safe to share between threads.
/// Write one as <c>[new(key, value), …]</c>.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[CollectionBuilder(typeof(ValueMap), nameof(ValueMap.Create))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ValueMap<TKey, TValue> : IReadOnlyDictionary<TKey, TValue>, IEquatable<ValueMap<TKey, TValue>>, IValueCollection
    where TKey : notnull, IComparable<TKey>
    where TValue : notnull
{
    private readonly KeyValuePair<TKey, TValue>[] _items;

    internal ValueMap(KeyValuePair<TKey, TValue>[] sorted) => _items = sorted;

    /// <summary>The map without entries.</summary>
    public static ValueMap<TKey, TValue> Empty { get; } = new([]);

    /// <summary>How many entries there are.</summary>
    public int Count => _items.Length;

    /// <summary>The value of <paramref name="key"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public TValue this[TKey key]
        => TryGetValue(key, out TValue? value) ? value : throw new KeyNotFoundException($"no entry for '{InvariantText.Of(key)}'");

    /// <summary>The keys in ascending order.</summary>
    public IEnumerable<TKey> Keys => _items.Select(e => e.Key);

    /// <summary>The values in ascending order of their keys.</summary>
    public IEnumerable<TValue> Values => _items.Select(e => e.Value);

    /// <summary>The entries in ascending order of keys as a span, without copying.</summary>
    public ReadOnlySpan<KeyValuePair<TKey, TValue>> AsSpan() => _items;

    /// <summary>The value of <paramref name="key"/>, if there is one.</summary>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int at = IndexOf(key);
        value = at >= 0 ? _items[at].Value : default;
        return at >= 0;
    }

    /// <summary>Whether there is a value for <paramref name="key"/>.</summary>
    public bool ContainsKey(TKey key) => IndexOf(key) >= 0;

    /// <summary>
    /// A map that gives <paramref name="value"/> to <paramref name="key"/>, and to every other key what this one gives it.
    /// </summary>
    /// <exception cref="ArgumentException">The key or the value is null.</exception>
    public ValueMap<TKey, TValue> With(TKey key, TValue value)
    {
        int at = IndexOf(key);
        if (at < 0) return ValueMap.Create<TKey, TValue>([.. _items, new(key, value)]);
        KeyValuePair<TKey, TValue>[] items = [.. _items];
        items[at] = new(items[at].Key, ValueList<TValue>.Checked(value));
        return new(items);
    }

    /// <summary>A map without a value for <paramref name="key"/>; this map itself if it has none.</summary>
    public ValueMap<TKey, TValue> Without(TKey key)
        => IndexOf(key) is var at && at >= 0 ? new([.. _items.AsSpan(0, at), .. _items.AsSpan(at + 1)]) : this;

    private int IndexOf(TKey key)
    {
        int low = 0, high = _items.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            int order = ValueOrder<TKey>.Instance.Compare(_items[middle].Key, key);
            if (order == 0) return middle;
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    /// <summary>Whether both give equal values to the same keys.</summary>
    public bool Equals(ValueMap<TKey, TValue>? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || other._items.Length != _items.Length) return false;
        for (int i = 0; i < _items.Length; i++)
            if (!EqualityComparer<TKey>.Default.Equals(_items[i].Key, other._items[i].Key)
                || !EqualityComparer<TValue>.Default.Equals(_items[i].Value, other._items[i].Value))
                return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ValueMap<TKey, TValue>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach ((TKey key, TValue value) in _items)
        {
            hash.Add(key);
            hash.Add(value);
        }
        return hash.ToHashCode();
    }

    /// <summary>Whether both give equal values to the same keys; null equals only null.</summary>
    public static bool operator ==(ValueMap<TKey, TValue>? left, ValueMap<TKey, TValue>? right)
        => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in a key or in its value.</summary>
    public static bool operator !=(ValueMap<TKey, TValue>? left, ValueMap<TKey, TValue>? right) => !(left == right);

    /// <summary>The entries in ascending order of keys in braces, separated by commas.</summary>
    public override string ToString()
        => $"{{{string.Join(", ", _items.Select(e => $"{InvariantText.Of(e.Key)}: {InvariantText.Of(e.Value)}"))}}}";

    /// <summary>Walks the entries in ascending order of keys.</summary>
    public ValueList<KeyValuePair<TKey, TValue>>.Enumerator GetEnumerator() => new(_items);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator()
        => ((IEnumerable<KeyValuePair<TKey, TValue>>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    TResult IValueCollection.Accept<TResult>(IValueCollectionVisitor<TResult> visitor) => visitor.Map<TKey, TValue>();
}

/// <summary>Creates a <see cref="ValueMap{TKey, TValue}"/>.</summary>
public static class ValueMap
{
    /// <summary>A map of <paramref name="items"/>, copied and sorted by key.</summary>
    /// <exception cref="ArgumentException">A key or value is null, or a key is given twice.</exception>
    public static ValueMap<TKey, TValue> Create<TKey, TValue>(ReadOnlySpan<KeyValuePair<TKey, TValue>> items)
        where TKey : notnull, IComparable<TKey>
        where TValue : notnull
    {
        if (items.IsEmpty) return ValueMap<TKey, TValue>.Empty;
        KeyValuePair<TKey, TValue>[] owned = items.ToArray();
        foreach ((TKey key, TValue value) in owned)
            if (key is null || value is null)
                throw new ArgumentException("an entry must not be null");
        Array.Sort(owned, static (a, b) => ValueOrder<TKey>.Instance.Compare(a.Key, b.Key));
        for (int i = 1; i < owned.Length; i++)
            if (EqualityComparer<TKey>.Default.Equals(owned[i].Key, owned[i - 1].Key))
                throw new ArgumentException($"'{owned[i].Key}' is given twice");
        return new(owned);
    }

    /// <summary>A map of the entries of <paramref name="items"/>, copied and sorted by key.</summary>
    /// <exception cref="ArgumentException">A key or value is null, or a key is given twice.</exception>
    public static ValueMap<TKey, TValue> ToValueMap<TKey, TValue>(this IEnumerable<KeyValuePair<TKey, TValue>> items)
        where TKey : notnull, IComparable<TKey>
        where TValue : notnull
        => items as ValueMap<TKey, TValue> ?? Create<TKey, TValue>(Guard.NotNull(items).ToArray());
}
