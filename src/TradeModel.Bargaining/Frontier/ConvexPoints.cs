using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>The points of a convex frontier: after each step of the hull, in ascending order of the first party.</summary>
internal sealed class ConvexPoints<T> : FrontierPoints
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly HullStep<T>[] _steps;
    private readonly int[] _start;
    private readonly T[] _first, _second;

    internal ConvexPoints(UnitTable table, HullStep<T>[] steps, int[] start, T first, T second)
        : base(table)
    {
        _steps = steps;
        _start = start;
        _first = new T[steps.Length + 1];
        _second = new T[steps.Length + 1];
        _first[0] = first;
        _second[0] = second;
        for (int i = 0; i < steps.Length; i++)
        {
            _first[i + 1] = _first[i] + steps[i].Gain;
            _second[i + 1] = _second[i] - steps[i].Cost;
        }
    }

    internal override int Count => _first.Length;

    internal override BigInteger Units(int party, int point) => BigInteger.CreateChecked((party == 0 ? _first : _second)[point]);

    internal override double RoundedUnits(int party, int point) => Table[party].Rounded((party == 0 ? _first : _second)[point]);

    internal override BigInteger Multiplicity(int point) => BigInteger.Zero;

    internal override void Choices(int point, Span<int> choices)
    {
        _start.CopyTo(choices);
        for (int i = 0; i < point; i++) choices[_steps[i].Issue] = _steps[i].Option;
    }
}
