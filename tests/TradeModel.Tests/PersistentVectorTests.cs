using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace TradeModel.Tests;

public class PersistentVectorTests
{
    // One leaf is 32, one level of leaves with its tail 32² + 32, two levels 32³ + 32.
    public static TheoryData<int> Sizes =>
        [0, 1, 31, 32, 33, 63, 64, 65, 1023, 1024, 1025, 1055, 1056, 1057, 1088, 1089, 32_767, 32_768, 32_769, 32_799, 32_800, 32_801, 32_833, 33_825];

    private static void AssertSame(IReadOnlyList<int> model, PersistentVector<int> vector)
    {
        Assert.Equal(model.Count, vector.Count);
        Assert.True(model.SequenceEqual(vector.ToArray(vector.Count)));
        for (int i = 0; i < model.Count; i++)
            if (model[i] != vector[i]) Assert.Fail($"at {i}: {model[i]} and {vector[i]}");
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[model.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector[-1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => vector.Set(model.Count, 0));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AddAndFrom_AnySize_HoldTheSame(int size)
    {
        int[] items = [.. Enumerable.Range(0, size)];
        PersistentVector<int> added = items.Aggregate(PersistentVector<int>.Empty, (v, i) => v.Add(i)), from = PersistentVector<int>.From(items);
        AssertSame(items, added);
        AssertSame(items, from);
        // Both grow on alike, past the next leaf and level.
        for (int i = size; i < size + 70; i++) (added, from) = (added.Add(i), from.Add(i));
        AssertSame([.. Enumerable.Range(0, size + 70)], added);
        AssertSame([.. Enumerable.Range(0, size + 70)], from);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Set_AnyPlace_LeavesTheEarlierVector(int size)
    {
        int[] items = [.. Enumerable.Range(0, size)];
        PersistentVector<int> vector = PersistentVector<int>.From(items);
        foreach (int at in (int[])[0, 1, 31, 32, 1023, 1024, 1055, 1056, 32_767, 32_768, size - 33, size - 2, size - 1])
        {
            if (at < 0 || at >= size) continue;
            int[] changed = [.. items];
            changed[at] = -7;
            AssertSame(changed, vector.Set(at, -7));
        }
        AssertSame(items, vector);
    }

    [Fact]
    public void ToArray_Part_IsThePrefix()
    {
        PersistentVector<int> vector = PersistentVector<int>.From([.. Enumerable.Range(0, 2_000)]);
        foreach (int count in (int[])[0, 1, 31, 32, 33, 1024, 1999, 2000]) Assert.Equal(Enumerable.Range(0, count), vector.ToArray(count));
    }

    [Property(MaxTest = 60)]
    public void Operations_Any_AgreeWithAList(NonNegativeInt start, (bool Add, int At, int Value)[] operations)
    {
        int[] items = [.. Enumerable.Range(0, start.Get * 17 % 1_100)];
        var model = new List<int>(items);
        PersistentVector<int> vector = PersistentVector<int>.From(items);
        var versions = new List<(int[] Model, PersistentVector<int> Vector)> { (items, vector) };
        foreach ((bool add, int at, int value) in operations)
        {
            if (add || model.Count == 0)
            {
                model.Add(value);
                vector = vector.Add(value);
            }
            else
            {
                int place = (int)((uint)at % (uint)model.Count);
                model[place] = value;
                vector = vector.Set(place, value);
            }
            versions.Add(([.. model], vector));
        }
        foreach ((int[] expected, PersistentVector<int> actual) in versions) AssertSame(expected, actual);
    }
}
