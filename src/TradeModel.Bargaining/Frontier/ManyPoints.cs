using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>How the points of one merge step arose, to rebuild outcomes: three or more parties.</summary>
/// <param name="Issue">The issue merged.</param>
/// <param name="Options">The number of options that were merged.</param>
/// <param name="Option">The index of each of them in the issue.</param>
/// <param name="Codes">For each point: index of its predecessor × number of options + option.</param>
internal sealed record ManyStep(int Issue, int Options, int[] Option, int[] Codes);

/// <summary>The points of a frontier of three parties or more, kept in descending order and shown in ascending.</summary>
internal sealed class ManyPoints<T> : FrontierPoints
    where T : struct, IBinaryInteger<T>, ISignedNumber<T>
{
    private readonly int _parties;
    private readonly T[] _units;
    private readonly ulong[]? _small;
    private readonly BigInteger[]? _large;
    private readonly ManyStep[] _steps;

    internal ManyPoints(UnitTable table, int count, T[] units, ulong[]? small, BigInteger[]? large, ManyStep[] steps)
        : base(table)
    {
        _parties = table.PartyCount;
        Count = count;
        _units = units;
        _small = small;
        _large = large;
        _steps = steps;
    }

    internal override int Count { get; }

    internal override BigInteger Units(int party, int point) => BigInteger.CreateChecked(_units[(Count - 1 - point) * _parties + party]);

    internal override double RoundedUnits(int party, int point) => Table[party].Rounded(_units[(Count - 1 - point) * _parties + party]);

    internal override BigInteger Multiplicity(int point) => _small is null ? _large![Count - 1 - point] : _small[Count - 1 - point];

    internal override void Choices(int point, Span<int> choices)
    {
        int at = Count - 1 - point;
        for (int s = _steps.Length - 1; s >= 0; s--)
        {
            ManyStep step = _steps[s];
            (at, int option) = Math.DivRem(step.Codes[at], step.Options);
            choices[step.Issue] = step.Option[option];
        }
    }
}
