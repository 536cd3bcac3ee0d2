using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests;

public class ValueCollectionTests
{
    [Property]
    public bool ValueList_SameElements_AreEqualWithTheSameHash(int[] items)
        => items.ToValueList().Equals(items.ToValueList()) && items.ToValueList().GetHashCode() == ValueList.Create<int>(items).GetHashCode()
        && items.ToValueList().SequenceEqual(items) && items.ToValueList().With(1).Count == items.Length + 1
        && !items.ToValueList().Equals(items.ToValueList().With(1)) && items.ToValueList().With(7)[^1] == 7;

    [Property]
    public bool ValueSet_AnyOrder_IsOneValue(int[] items, int other)
    {
        int[] distinct = [.. items.Distinct()];
        ValueSet<int> set = distinct.ToValueSet(), reversed = distinct.Reverse().ToValueSet();
        return set.Equals(reversed) && set.GetHashCode() == reversed.GetHashCode() && set.SequenceEqual(distinct.Order())
            && set.Contains(other) == distinct.Contains(other) && set.With(other).Contains(other) && !set.Without(other).Contains(other)
            && set.With(other).With(other).Equals(set.With(other)) && set.Without(other).SequenceEqual(distinct.Where(i => i != other).Order());
    }

    [Property]
    public bool ValueMap_AnyOrder_IsOneValue(int[] keys, int other)
    {
        KeyValuePair<int, string>[] entries = [.. keys.Distinct().Select(k => KeyValuePair.Create(k, $"v{k}"))];
        ValueMap<int, string> map = entries.ToValueMap(), reversed = entries.Reverse().ToValueMap();
        bool has = keys.Contains(other);
        return map.Equals(reversed) && map.GetHashCode() == reversed.GetHashCode() && map.Select(e => e.Key).SequenceEqual(keys.Distinct().Order())
            && map.ContainsKey(other) == has && map.TryGetValue(other, out string? value) == has && (has ? value == $"v{other}" : value is null)
            && map.All(e => map[e.Key] == e.Value);
    }

    [Property]
    public void ValueMap_WithAndWithout_AreThoseOfADictionary(int[] keys, int key, int value)
    {
        ValueMap<int, int> map = MapOf(keys.Distinct());
        Dictionary<int, int> with = new(map) { [key] = value }, without = new(map);
        without.Remove(key);
        Assert.Equal(with.ToValueMap(), map.With(key, value));
        Assert.Equal(without.ToValueMap(), map.Without(key));
        Assert.Equal(value, map.With(key, value)[key]);
        Assert.Equal(MapOf(keys.Distinct()), map);
        Assert.Equal(map.AsSpan().ToArray(), map);
        Assert.Equal(map.Select(e => e.Key), map.Keys);
        Assert.Equal(map.Select(e => e.Value), map.Values);
        if (!keys.Contains(key)) Assert.Same(map, map.Without(key));
    }

    [Property]
    public void ValueSet_Relations_AreThoseOfAHashSet(byte[] some, byte[] others)
    {
        // Few distinct numbers, so that sets overlap and contain each other often; the other side may hold one twice.
        int[] other = [.. others.Select(o => o % 4)];
        HashSet<int> expected = [.. some.Select(s => s % 4)];
        ValueSet<int> set = expected.ToValueSet();
        foreach (IEnumerable<int> theirs in (IEnumerable<int>[])[other, other.Distinct().ToValueSet()])
        {
            Assert.Equal(expected.IsSubsetOf(theirs), set.IsSubsetOf(theirs));
            Assert.Equal(expected.IsProperSubsetOf(theirs), set.IsProperSubsetOf(theirs));
            Assert.Equal(expected.IsSupersetOf(theirs), set.IsSupersetOf(theirs));
            Assert.Equal(expected.IsProperSupersetOf(theirs), set.IsProperSupersetOf(theirs));
            Assert.Equal(expected.Overlaps(theirs), set.Overlaps(theirs));
            Assert.Equal(expected.SetEquals(theirs), set.SetEquals(theirs));
        }
    }

    [Property]
    public void Operators_OfAllThree_AgreeWithEquals(int[] some, int[] others)
    {
        ValueList<int> list = some.ToValueList(), otherList = others.ToValueList();
        Assert.Equal((some.SequenceEqual(others), true), (list == otherList, list == some.ToValueList()));
        Assert.Equal((!some.SequenceEqual(others), false), (list != otherList, list != some.ToValueList()));
        ValueSet<int> set = some.Distinct().ToValueSet(), otherSet = others.Distinct().ToValueSet();
        Assert.Equal((set.SequenceEqual(otherSet), true), (set == otherSet, set == some.Distinct().Reverse().ToValueSet()));
        Assert.Equal((!set.SequenceEqual(otherSet), false), (set != otherSet, set != some.Distinct().Reverse().ToValueSet()));
        ValueMap<int, int> map = MapOf(set), otherMap = MapOf(otherSet);
        Assert.Equal((map.SequenceEqual(otherMap), true), (map == otherMap, map == MapOf(set)));
        Assert.Equal((!map.SequenceEqual(otherMap), false), (map != otherMap, map != MapOf(set)));
        Assert.False(list == null || set == null || map == null || null == list || null == set || null == map);
    }

    private static ValueMap<int, int> MapOf(IEnumerable<int> keys) => keys.Select(k => KeyValuePair.Create(k, k * 2)).ToValueMap();

    [Fact]
    public void Create_NullOrTwice_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ValueList.Create<string>(["a", null!]));
        Assert.Throws<ArgumentException>(() => ValueList<string>.Empty.With(null!));
        Assert.Throws<ArgumentException>(() => ValueSet.Create<string>(["a", null!]));
        Assert.Throws<ArgumentException>(() => ValueSet.Create<int>([1, 2, 1]));
        Assert.Throws<ArgumentException>(() => ValueSet<string>.Empty.With(null!));
        Assert.Throws<ArgumentException>(() => ValueMap.Create<int, string>([new(1, "a"), new(1, "b")]));
        Assert.Throws<ArgumentException>(() => ValueMap.Create<int, string>([new(1, null!)]));
        Assert.Throws<ArgumentException>(() => ValueMap.Create<string, string>([default]));
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<int>)null!).ToValueList());
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<int>)null!).ToValueSet());
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<KeyValuePair<int, int>>)null!).ToValueMap());
        Assert.Throws<ArgumentException>(() => ValueMap<string, string>.Empty.With(null!, "a"));
        Assert.Throws<ArgumentException>(() => ValueMap<int, string>.Empty.With(1, null!));
        Assert.Throws<ArgumentException>(() => ValueMap.Create<int, string>([new(1, "a")]).With(1, null!));
        Assert.Throws<ArgumentNullException>(() => ValueSet<int>.Empty.IsSubsetOf(null!));
        Assert.Throws<ArgumentNullException>(() => ValueSet<int>.Empty.Overlaps(null!));
        Assert.Contains("'1.5'", Assert.Throws<KeyNotFoundException>(() => ValueMap<decimal, int>.Empty[1.5m]).Message, StringComparison.Ordinal);
        Assert.Throws<IndexOutOfRangeException>(() => ValueList<int>.Empty[0]);
    }

    [Fact]
    public void Create_Array_IsCopied()
    {
        int[] items = [3, 1, 2];
        ValueList<int> list = ValueList.Create<int>(items);
        ValueSet<int> set = ValueSet.Create<int>(items);
        items[0] = 9;
        Assert.Equal([3, 1, 2], list);
        Assert.Equal([1, 2, 3], set);
        Assert.Same(list, list.ToValueList());
        Assert.Equal([3, 1, 2], list.AsImmutableArray());
    }

    [Fact]
    public void Equals_OtherLengthsOrderOrValues_AreDifferent()
    {
        ValueList<int> list = [1, 2];
        Assert.False(list.Equals([2, 1]));
        Assert.False(list.Equals((ValueList<int>?)null));
        Assert.False(list.Equals((object)"[1, 2]"));
        ValueMap<int, int> map = [new(1, 1)];
        Assert.False(map.Equals([new(1, 2)]));
        Assert.False(map.Equals([]));
        Assert.False(((ValueSet<int>)[1]).Equals([1, 2]));
    }

    [Fact]
    public void ToString_Numbers_AreInvariant()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal("[1.5, -2]", ((ValueList<decimal>)[1.5m, -2m]).ToString());
            Assert.Equal("{-2, 1.5}", ((ValueSet<decimal>)[1.5m, -2m]).ToString());
            Assert.Equal("{1: 0.5}", ((ValueMap<int, double>)[new(1, 0.5)]).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    [InlineData("th-TH")]
    public void Create_Text_IsOrderedOrdinallyInAnyCulture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            string[] texts = ["co-op", "coop", "ö", "z", "I", "ı", "i", "İ", "a-b", "ab", "A"];
            Assert.Equal(texts.Order(StringComparer.Ordinal), texts.ToValueSet().AsSpan().ToArray());
            Assert.Equal(texts.Order(StringComparer.Ordinal), texts.Select(t => KeyValuePair.Create(t, 1)).ToValueMap().Select(e => e.Key));
            Assert.All(texts, t => Assert.True(texts.ToValueSet().Contains(t) && texts.Select(x => KeyValuePair.Create(x, 1)).ToValueMap().ContainsKey(t)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Enumerator_Walk_IsInOrder()
    {
        var seen = new List<int>();
        foreach (int item in (ValueSet<int>)[3, 1, 2]) seen.Add(item);
        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(6, ((ValueList<int>)[1, 2, 3]).AsSpan().ToArray().Sum());
    }
}
