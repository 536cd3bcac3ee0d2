using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests.Internals;

public class PersistentVectorTests
{
    // A leaf holds 32 items, one level of leaves with its tail 32² + 32, and two levels 32³ + 32.
    public static TheoryData<int> Sizes =>
    [
        0, 1, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1055, 1056, 1057, 1088, 1089,
        32_767, 32_768, 32_769, 32_799, 32_800, 32_801, 32_833, 33_825,
    ];

    private static string Item(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string[] Items(int count) => [.. Enumerable.Range(0, count).Select(Item)];

    private static void AssertSame(IReadOnlyList<string> model, PersistentVector<string> vector)
    {
        Assert.Equal(model.Count, vector.Count);
        Assert.Equal(model, vector.ToArray(vector.Count));
        for (int i = 0; i < model.Count; i++)
            if (model[i] != vector[i]) Assert.Fail($"at {i}: {model[i]} and {vector[i]}");
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[model.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Set(model.Count, "0"));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AddAndFrom_AnySize_HoldTheSame(int size)
    {
        string[] items = Items(size);
        PersistentVector<string> added = items.Aggregate(PersistentVector<string>.Empty, (v, i) => v.Add(i));
        PersistentVector<string> from = PersistentVector<string>.From(items);
        AssertSame(items, added);
        AssertSame(items, from);
        // Both then grow past the next leaf and level.
        for (int i = size; i < size + 70; i++) (added, from) = (added.Add(Item(i)), from.Add(Item(i)));
        AssertSame(Items(size + 70), added);
        AssertSame(Items(size + 70), from);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Set_AnyPlace_LeavesTheEarlierVector(int size)
    {
        string[] items = Items(size);
        PersistentVector<string> vector = PersistentVector<string>.From(items);
        foreach (int at in (int[])[0, 1, 31, 32, 1023, 1024, 1055, 1056, 32_767, 32_768, size - 33, size - 2, size - 1])
        {
            if (at < 0 || at >= size) continue;
            string[] changed = [.. items];
            changed[at] = "other";
            AssertSame(changed, vector.Set(at, "other"));
        }
        AssertSame(items, vector);
    }

    [Fact]
    public void ToArray_Part_IsThePrefix()
    {
        PersistentVector<string> vector = PersistentVector<string>.From(Items(2_000));
        foreach (int count in (int[])[0, 1, 31, 32, 33, 1024, 1999, 2000]) Assert.Equal(Items(count), vector.ToArray(count));
    }

    [Fact]
    public void Add_TwiceToTheSameVector_GivesTwoIndependentVectors()
    {
        foreach (int size in (int[])[0, 1, 5, 31, 32, 33, 1056])
        {
            PersistentVector<string> vector = Items(size).Aggregate(PersistentVector<string>.Empty, (v, i) => v.Add(i));
            PersistentVector<string> left = vector.Add("left"), right = vector.Add("right"), more = left.Add("more");
            PersistentVector<string> changed = left.Set(size, "changed").Add("other");
            AssertSame(Items(size), vector);
            AssertSame([.. Items(size), "left"], left);
            AssertSame([.. Items(size), "right"], right);
            AssertSame([.. Items(size), "left", "more"], more);
            AssertSame([.. Items(size), "changed", "other"], changed);
        }
    }

    [Fact]
    public void Add_ToTheSameVectorFromManyThreads_GivesEachItsOwn()
    {
        PersistentVector<string> vector = PersistentVector<string>.From(Items(40));
        var grown = new PersistentVector<string>[2_000];
        Parallel.For(0, grown.Length, i => grown[i] = vector.Add(Item(i)).Add(Item(-i)));
        for (int i = 0; i < grown.Length; i++) AssertSame([.. Items(40), Item(i), Item(-i)], grown[i]);
    }

    [Property(MaxTest = 60)]
    public void Operations_OnAnyEarlierVersion_AgreeWithAList(NonNegativeInt start, (bool Add, byte From, int At, int Value)[] operations)
    {
        string[] items = Items(start.Get * 17 % 1_100);
        var versions = new List<(string[] Model, PersistentVector<string> Vector)> { (items, PersistentVector<string>.From(items)) };
        foreach ((bool add, byte from, int at, int value) in operations)
        {
            (string[] model, PersistentVector<string> vector) = versions[Math.Max(0, versions.Count - 1 - (from % 4))];
            if (add || model.Length == 0)
            {
                versions.Add(([.. model, Item(value)], vector.Add(Item(value))));
            }
            else
            {
                int place = (int)((uint)at % (uint)model.Length);
                string[] changed = [.. model];
                changed[place] = Item(value);
                versions.Add((changed, vector.Set(place, Item(value))));
            }
        }
        foreach ((string[] expected, PersistentVector<string> actual) in versions) AssertSame(expected, actual);
    }
}
