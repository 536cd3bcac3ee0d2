using TradeModel.Bargaining;
using Xunit;

namespace TradeModel.Bargaining.Tests;

public class ScenarioNameTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(17)]
    public void FindDuplicate_FewOrMany_IsTheFirstThatIsRepeated(int count)
    {
        ValueList<string> names = Enumerable.Range(0, count).Select(i => $"{i}").ToValueList();
        Assert.Null(ScenarioName.FindDuplicate(names, n => n));
        Assert.Equal("0", ScenarioName.FindDuplicate([.. names, "0", "1"], n => n));
        Assert.Equal($"{count - 1}", ScenarioName.FindDuplicate([.. names.Skip(1), names[^1], "0"], n => n));
        Assert.Null(ScenarioName.FindDuplicate(["a", "A"], n => n));
    }
}
