using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests;

public class ValueCollectionTests
{
    [Property]
    public void ValueList_SameElements_AreEqualWithTheSameHash(int[] items)
    {
        ValueList<int> list = items.ToValueList();
        Assert.Equal(items, list.AsSpan().ToArray());
        Assert.Equal((true, false), (list.Equals(items.ToValueList()), list.Equals(list.With(1))));
        Assert.Equal(ValueList.Create<int>(items).GetHashCode(), list.GetHashCode());
        Assert.Equal([.. items, 7], list.With(7).AsSpan().ToArray());
    }

    [Property]
    public void ValueSet_AnyOrder_IsOneValue(int[] items, int other)
    {
        int[] distinct = [.. items.Distinct()];
        ValueSet<int> set = distinct.ToValueSet(), reversed = distinct.Reverse().ToValueSet();
        Assert.Equal((true, set.GetHashCode()), (set.Equals(reversed), reversed.GetHashCode()));
        Assert.Equal(distinct.Order(), set.AsSpan().ToArray());
        Assert.Equal(distinct.Contains(other), set.Contains(other));
        Assert.Equal(distinct.Append(other).Distinct().Order(), set.With(other).AsSpan().ToArray());
        Assert.Equal(set.With(other), set.With(other).With(other));
        Assert.Equal(distinct.Where(i => i != other).Order(), set.Without(other).AsSpan().ToArray());
    }

    [Property]
    public void ValueMap_AnyOrder_IsOneValue(int[] keys, int other)
    {
        KeyValuePair<int, string>[] entries = [.. keys.Distinct().Select(k => KeyValuePair.Create(k, $"v{k}"))];
        ValueMap<int, string> map = entries.ToValueMap(), reversed = entries.Reverse().ToValueMap();
        bool has = keys.Contains(other);
        Assert.Equal((true, map.GetHashCode()), (map.Equals(reversed), reversed.GetHashCode()));
        Assert.Equal(entries.OrderBy(e => e.Key), map.AsSpan().ToArray());
        bool found = map.TryGetValue(other, out string? value);
        Assert.Equal((has, has, has ? $"v{other}" : null), (map.ContainsKey(other), found, value));
        Assert.All(entries, e => Assert.Equal(e.Value, map[e.Key]));
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
        // There are few distinct numbers, so that sets often overlap or contain each other. The other sequence may repeat a number.
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
        Assert.Equal((false, false, false), (list == null, set == null, map == null));
        Assert.Equal((false, false, false), (null == list, null == set, null == map));
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
        KeyNotFoundException missing = Assert.Throws<KeyNotFoundException>(() => ValueMap<decimal, int>.Empty[1.5m]);
        Assert.Contains("'1.5'", missing.Message, StringComparison.Ordinal);
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
        Assert.Same(set, set.ToValueSet());
        ValueMap<int, int> map = [new(1, 2)];
        Assert.Same(map, map.ToValueMap());
        Assert.Equal([3, 1, 2], list.AsImmutableArray());
    }

    [Fact]
    public void Equals_OtherLengthsOrderOrValues_AreDifferent()
    {
        ValueList<int> list = [1, 2];
        Assert.Equal((false, false, false), (list.Equals([2, 1]), list.Equals((object)"[1, 2]"), list.Equals((ValueList<int>?)null)));
        ValueMap<int, int> map = [new(1, 1)];
        Assert.Equal((false, false), (map.Equals([new(1, 2)]), map.Equals([])));
        ValueSet<int> set = [1];
        Assert.Equal((true, false), (set.Equals([1]), set.Equals([1, 2])));
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
            ValueMap<string, int> map = texts.Select(t => KeyValuePair.Create(t, 1)).ToValueMap();
            Assert.Equal(texts.Order(StringComparer.Ordinal), map.Select(e => e.Key));
            Assert.Equal(texts, texts.Where(texts.ToValueSet().Contains));
            Assert.Equal(texts, texts.Where(map.ContainsKey));
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
