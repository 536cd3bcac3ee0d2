using System.Collections;
using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>An immutable set, sorted at construction, equal to another if both hold the same elements.</summary>
/// <typeparam name="T">The element; it must be immutable and have an order that agrees with its equality. Text is ordered
/// ordinally.</typeparam>
/// <remarks>A duplicate element is refused. Safe to share between threads. Write one as <c>[a, b, c]</c>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[CollectionBuilder(typeof(ValueSet), nameof(ValueSet.Create))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ValueSet<T> : IReadOnlySet<T>, IReadOnlyList<T>, IEquatable<ValueSet<T>>, IValueCollection
    where T : notnull
{
    private readonly T[] _items;

    internal ValueSet(T[] sorted) => _items = sorted;

    /// <summary>The set without elements.</summary>
    public static ValueSet<T> Empty { get; } = new([]);

    /// <summary>How many elements there are.</summary>
    public int Count => _items.Length;

    /// <summary>The element at <paramref name="index"/> in ascending order, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public T this[int index] => _items[index];

    /// <summary>The elements in ascending order as a span, without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Whether <paramref name="item"/> is an element.</summary>
    public bool Contains(T item) => Array.BinarySearch(_items, item, ValueOrder<T>.Instance) >= 0;

    /// <summary>Whether every element of this set is one of <paramref name="other"/>.</summary>
    public bool IsSubsetOf(IEnumerable<T> other) => Set(other) is var theirs && _items.All(theirs.Contains);

    /// <summary>Whether every element of this set is one of <paramref name="other"/>, which has more.</summary>
    public bool IsProperSubsetOf(IEnumerable<T> other) => Set(other) is var theirs && theirs.Count > Count && _items.All(theirs.Contains);

    /// <summary>Whether every element of <paramref name="other"/> is one of this set.</summary>
    public bool IsSupersetOf(IEnumerable<T> other) => Guard.NotNull(other).All(Contains);

    /// <summary>Whether every element of <paramref name="other"/> is one of this set, which has more.</summary>
    public bool IsProperSupersetOf(IEnumerable<T> other) => Set(other) is var theirs && theirs.Count < Count && theirs.All(Contains);

    /// <summary>Whether this set and <paramref name="other"/> have an element in common.</summary>
    public bool Overlaps(IEnumerable<T> other) => Guard.NotNull(other).Any(Contains);

    /// <summary>Whether this set and <paramref name="other"/> hold the same elements, in any order and any number of times.</summary>
    public bool SetEquals(IEnumerable<T> other) => Set(other) is var theirs && theirs.Count == Count && theirs.All(Contains);

    private static IReadOnlySet<T> Set(IEnumerable<T> other)
        => other as ValueSet<T> ?? (IReadOnlySet<T>)new HashSet<T>(Guard.NotNull(other));

    /// <summary>A set of the elements of this one and <paramref name="item"/>; this set itself if it holds the item already.</summary>
    public ValueSet<T> With(T item) => Contains(item) ? this : ValueSet.Create<T>([.. _items, item]);

    /// <summary>A set without <paramref name="item"/>; this set itself if it does not hold the item.</summary>
    public ValueSet<T> Without(T item) => Contains(item) ? new(Array.FindAll(_items, x => !x.Equals(item))) : this;

    /// <summary>Whether both hold the same elements.</summary>
    public bool Equals(ValueSet<T>? other)
        => ReferenceEquals(this, other)
        || (other is not null && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ValueSet<T>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (T item in _items) hash.Add(item);
        return hash.ToHashCode();
    }

    /// <summary>Whether both hold the same elements; null equals only null.</summary>
    public static bool operator ==(ValueSet<T>? left, ValueSet<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether one holds an element that the other does not.</summary>
    public static bool operator !=(ValueSet<T>? left, ValueSet<T>? right) => !(left == right);

    /// <summary>The elements in ascending order in braces, separated by commas.</summary>
    public override string ToString() => $"{{{string.Join(", ", _items.Select(InvariantText.Of))}}}";

    /// <summary>Walks the elements in ascending order.</summary>
    public ValueList<T>.Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    TResult IValueCollection.Accept<TResult>(IValueCollectionVisitor<TResult> visitor) => visitor.Set<T>();
}

/// <summary>Creates a <see cref="ValueSet{T}"/>.</summary>
public static class ValueSet
{
    /// <summary>A set of <paramref name="items"/>, copied and sorted.</summary>
    /// <exception cref="ArgumentException">An element is null or given twice.</exception>
    public static ValueSet<T> Create<T>(ReadOnlySpan<T> items)
        where T : notnull
    {
        if (items.IsEmpty) return ValueSet<T>.Empty;
        T[] owned = items.ToArray();
        foreach (T item in owned) ValueList<T>.Checked(item);
        Array.Sort(owned, ValueOrder<T>.Instance);
        for (int i = 1; i < owned.Length; i++)
            if (EqualityComparer<T>.Default.Equals(owned[i], owned[i - 1]))
                throw new ArgumentException($"'{owned[i]}' is given twice");
        return new(owned);
    }

    /// <summary>A set of the elements of <paramref name="items"/>, copied and sorted.</summary>
    /// <exception cref="ArgumentException">An element is null or given twice.</exception>
    public static ValueSet<T> ToValueSet<T>(this IEnumerable<T> items)
        where T : notnull
        => items as ValueSet<T> ?? Create<T>(Guard.NotNull(items).ToArray());
}
