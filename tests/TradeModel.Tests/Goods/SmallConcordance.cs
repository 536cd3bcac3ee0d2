using TradeModel.Goods;

namespace TradeModel.Tests.Goods;

/// <summary>
/// A concordance of a few subheadings with every kind of relationship. The pairs are our own and follow no published table.
/// </summary>
internal static class SmallConcordance
{
    internal const string Pairs = """
        010121 010121
        010129 010129
        030510 030910
        070959 070959
        070959 070952
        440310 440311
        440399 440310
        841111 841110
        841112 841110
        854810 854911
        854810 854919
        854890 854919
        854890 854890
        970600 970610
        970600 970690
        """;

    internal static HsConcordance From2017To2022 { get; } = Of(HsEdition.Hs2017, HsEdition.Hs2022, Pairs);

    internal static HsConcordance Of(HsEdition from, HsEdition to, string pairs)
        => new(from, to, pairs.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ')).Select(codes => new HsConcordancePair(new(codes[0]), new(codes[1]))));
}
