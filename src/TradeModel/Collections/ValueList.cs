using System.Collections;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TradeModel;

/// <summary>An immutable sequence, equal to another if it holds equal elements in the same order.</summary>
/// <typeparam name="T">The element; it must be immutable and equal by value.</typeparam>
/// <remarks>Elements are never null. Safe to share between threads. Write one as <c>[a, b, c]</c>.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>, IValueCollection
    where T : notnull
{
    private readonly T[] _items;
    private int _hash;

    internal ValueList(T[] owned) => _items = owned;

    /// <summary>The sequence without elements.</summary>
    public static ValueList<T> Empty { get; } = new([]);

    /// <summary>How many elements there are.</summary>
    public int Count => _items.Length;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such element.</exception>
    public T this[int index] => _items[index];

    /// <summary>The elements as a span, without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>The elements as an immutable array, without copying.</summary>
    public ImmutableArray<T> AsImmutableArray() => ImmutableCollectionsMarshalHelper.AsImmutable(_items);

    /// <summary>A sequence of the elements of this one, followed by <paramref name="item"/>.</summary>
    /// <exception cref="ArgumentException">The element is null.</exception>
    public ValueList<T> With(T item) => new([.. _items, Checked(item)]);

    /// <summary>Whether both hold equal elements in the same order.</summary>
    public bool Equals(ValueList<T>? other)
        => ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode()
            && _items.AsSpan().SequenceEqual(other._items, EqualityComparer<T>.Default));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = new HashCode();
            foreach (T item in _items) hash.Add(item);
            int code = hash.ToHashCode();
            _hash = code == 0 ? 1 : code;
        }
        return _hash;
    }

    /// <summary>Whether both hold equal elements in the same order; null equals only null.</summary>
    public static bool operator ==(ValueList<T>? left, ValueList<T>? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in an element or in their order.</summary>
    public static bool operator !=(ValueList<T>? left, ValueList<T>? right) => !(left == right);

    /// <summary>The elements in brackets, separated by commas.</summary>
    public override string ToString() => $"[{string.Join(", ", _items.Select(InvariantText.Of))}]";

    /// <summary>Walks the elements in order.</summary>
    public Enumerator GetEnumerator() => new(_items);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    TResult IValueCollection.Accept<TResult>(IValueCollectionVisitor<TResult> visitor) => visitor.List<T>();

    internal static T Checked(T item) => item ?? throw new ArgumentException("an element must not be null");

    /// <summary>Walks a sequence without allocation.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _index;

        internal Enumerator(T[] items)
        {
            _items = items;
            _index = -1;
        }

        /// <summary>The current element.</summary>
        public readonly T Current => _items[_index];

        /// <summary>Moves to the next element; false at the end.</summary>
        public bool MoveNext() => ++_index < _items.Length;
    }
}

/// <summary>Creates a <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    /// <summary>A sequence of <paramref name="items"/>, copied.</summary>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items)
        where T : notnull
        => Own(items.ToArray());

    /// <summary>A sequence of the elements of <paramref name="items"/>, copied.</summary>
    /// <exception cref="ArgumentException">An element is null.</exception>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items)
        where T : notnull
        => items as ValueList<T> ?? Own(Guard.NotNull(items).ToArray());

    // The array is ours alone.
    private static ValueList<T> Own<T>(T[] items)
        where T : notnull
    {
        if (items.Length == 0) return ValueList<T>.Empty;
        foreach (T item in items) ValueList<T>.Checked(item);
        return new(items);
    }
}

internal static class ImmutableCollectionsMarshalHelper
{
    internal static ImmutableArray<T> AsImmutable<T>(T[] items)
        => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
}
