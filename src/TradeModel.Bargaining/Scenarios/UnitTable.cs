namespace TradeModel.Bargaining;

/// <summary>The utilities of all parties in whole units.</summary>
internal sealed class UnitTable
{
    // If every issue has denominators of its own, their product grows without bound. Up to this width, in bits, exact sums are affordable.
    private const int WidestDenominator = 16_384;

    private readonly PartyUnits[] _parties;

    private UnitTable(ScenarioArrays arrays, PartyUnits[] parties)
    {
        Arrays = arrays;
        _parties = parties;
        IsExact = parties.All(p => p.Slack == 0);
        Bits = parties.Max(p => p.Bits);
        Error = parties.Max(p => p.Slack * p.RoundedUnit);
    }

    internal ScenarioArrays Arrays { get; }

    internal int PartyCount => _parties.Length;

    internal PartyUnits this[int party] => _parties[party];

    internal bool IsExact { get; }

    /// <summary>The width in bits of the largest sum of units of any party.</summary>
    internal int Bits { get; }

    /// <summary>The largest possible error of the difference of two utilities; 0 if units are exact.</summary>
    internal double Error { get; }

    internal static UnitTable Narrow(ScenarioArrays arrays)
    {
        var parties = new PartyUnits[arrays.PartyCount];
        for (int p = 0; p < parties.Length; p++)
            parties[p] = PartyUnits.Of(arrays.Scenario, p, arrays.Offsets, widest: 400, widestSum: 126, round: true)!;
        return new(arrays, parties);
    }

    internal static UnitTable? Wide(ScenarioArrays arrays)
    {
        var parties = new PartyUnits[arrays.PartyCount];
        for (int p = 0; p < parties.Length; p++)
        {
            PartyUnits? exact = PartyUnits.Of(arrays.Scenario, p, arrays.Offsets, WidestDenominator, int.MaxValue, round: false);
            if (exact is null) return null;
            parties[p] = exact;
        }
        return new(arrays, parties);
    }
}
