using Xunit;

namespace TradeModel.Bargaining.Tests.Constraints;

public class EffortTests
{
    [Fact]
    public void Part_Spends_IsSpentByTheWholeToo()
    {
        var whole = new Effort(100, new(null, null, TestContext.Current.CancellationToken));
        Effort part = whole.Part(60);
        Effort inner = part.Part(1_000);
        part.Spend(10);
        inner.Spend(25);

        Assert.Equal((65L, 25L, 35L), (whole.Left, part.Left, inner.Left));
    }

    [Fact]
    public void Part_OfMoreThanIsLeft_IsWhatIsLeft()
    {
        var whole = new Effort(100, new(null, null, TestContext.Current.CancellationToken));
        whole.Spend(70);
        Effort part = whole.Part(60);
        Assert.Equal(30, part.Left);

        part.Spend(30);
        Assert.Equal((true, true), (part.IsSpent, whole.IsSpent));
    }
}
