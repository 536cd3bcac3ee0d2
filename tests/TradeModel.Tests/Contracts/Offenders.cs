using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>An assertion that fails with a list of all offenders, one a line.</summary>
internal static class Offenders
{
    internal static void None(IEnumerable<string?> offenders)
    {
        string[] all = [.. offenders.OfType<string>()];
        if (all.Length > 0) Assert.Fail($"{all.Length}:\n{string.Join('\n', all)}");
        Assert.Empty(all);
    }
}
