using FsCheck.Xunit;
using TradeModel.Convergence;
using Xunit;

namespace TradeModel.Tests.Internals;

public class WeakestTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(300)]
    public void Least_OfAnEmptyTree_IsNull(int capacity) => Assert.Null(new WeakestTree(capacity).Least);

    [Fact]
    public void Least_OfAnEmptiedPlace_IsTheNextOne()
    {
        var tree = new WeakestTree(16);
        tree.Set(3, 0.5);
        tree.Set(9, 0.25);
        Assert.Equal(0.25, tree.Least);
        tree.Set(9, WeakestTree.None);
        Assert.Equal(0.5, tree.Least);
        tree.Set(3, WeakestTree.None);
        Assert.Null(tree.Least);
    }

    [Fact]
    public void Least_AfterGrowing_KeepsWhatWasThere()
    {
        var tree = new WeakestTree(0);
        tree.Set(2, 0.5);
        tree.Set(5000, 0.75);
        Assert.Equal((0.5, 0.5, 0.75, WeakestTree.None), (tree.Least!.Value, tree[2], tree[5000], tree[100_000]));
    }

    [Property(MaxTest = 200)]
    public void Least_AfterAnyChanges_IsThatOfAPlainArray(ulong seed)
    {
        var random = new Xoshiro256(seed);
        var tree = new WeakestTree(random.Next(40));
        double[] plain = [.. Enumerable.Repeat(WeakestTree.None, 700)];
        for (int i = 0; i < 300; i++)
        {
            int place = random.Next(plain.Length);
            plain[place] = random.Next(3) == 0 ? WeakestTree.None : random.NextDouble();
            tree.Set(place, plain[place]);
            Assert.Equal(plain.Min() is var least && least < WeakestTree.None ? least : null, tree.Least);
        }
    }
}
