using System.Runtime.CompilerServices;

namespace TradeModel.Convergence;

/// <summary>What an issue adds to the sums of its scopes, before weights: each term divided by the number of concerned parties.</summary>
[InlineArray(Count)]
internal struct IssueTerms
{
    internal const int Count = 7;
    internal const int All = 0;
    internal const int Tabled = 1;
    internal const int Score = 2;
    internal const int Mean = 3;
    internal const int OnCondition = 4;
    internal const int ConditionalScore = 5;
    internal const int Agreed = 6;

    private double _first;
}
