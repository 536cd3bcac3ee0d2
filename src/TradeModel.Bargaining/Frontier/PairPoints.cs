using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The points of a frontier of two parties in the order of the merge, with the data to rebuild an outcome for each.</summary>
internal sealed class PairPoints<T> : FrontierPoints
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly T[] _first, _second;
    private readonly ulong[]? _small;
    private readonly BigInteger[]? _large;
    private readonly EfficientOptions<T>[] _merged;
    private readonly int[][] _steps;

    internal PairPoints(UnitTable table, T[] first, T[] second, ulong[]? small, BigInteger[]? large, EfficientOptions<T>[] merged,
        int[][] steps)
        : base(table)
    {
        _first = first;
        _second = second;
        _small = small;
        _large = large;
        _merged = merged;
        _steps = steps;
    }

    internal override int Count => _first.Length;

    internal override BigInteger Units(int party, int point) => BigInteger.CreateChecked((party == 0 ? _first : _second)[point]);

    internal override double RoundedUnits(int party, int point) => Table[party].Rounded((party == 0 ? _first : _second)[point]);

    internal override BigInteger Multiplicity(int point) => _small is null ? _large![point] : _small[point];

    internal override void Choices(int point, Span<int> choices)
    {
        for (int s = _steps.Length - 1; s >= 0; s--)
        {
            EfficientOptions<T> issue = _merged[s];
            int option = 0;
            if (issue.Count > 1) (point, option) = Math.DivRem(_steps[s][point], issue.Count);
            choices[issue.Issue] = issue.Option[option];
        }
    }
}
