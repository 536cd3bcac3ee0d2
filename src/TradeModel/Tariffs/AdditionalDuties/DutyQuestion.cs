using NodaTime;
using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// Computes the charge on a good on a day. It is a range if something is unknown: whether a duty covers this good of the code, the share of
/// the value on which a duty is charged, whether parts of the value overlap, or the MFN rate.
/// </summary>
internal sealed class DutyQuestion
{
    // Each unknown doubles the number of readings. With more unknowns than this, the range is from 0 to the sum of all rates.
    private const int MostChoices = 10;

    private readonly AdditionalDuty[] _begun;
    private readonly HsCode? _good;
    private readonly LocalDate _day;
    private readonly Percentage? _mfnRate;
    private readonly Percentage[] _mfnRates;
    private readonly ValueMap<string, Percentage> _shares;
    private readonly AdditionalDuty[] _partly;
    private readonly string[] _unknown;

    /// <summary>Asks the question.</summary>
    /// <param name="begun">The duties that have begun and cover the good or a part of its code, by ascending id.</param>
    /// <param name="good">The good, or null.</param>
    /// <param name="day">The day.</param>
    /// <param name="mfnRate">The MFN rate, or null.</param>
    /// <param name="shares">The known shares of the parts of the value.</param>
    internal DutyQuestion(
        AdditionalDuty[] begun, HsCode? good, LocalDate day, Percentage? mfnRate, ValueMap<string, Percentage> shares)
    {
        _begun = begun;
        _good = good;
        _day = day;
        _mfnRate = mfnRate;
        _shares = shares;
        _partly = Array.FindAll(begun, d => d.CoversPartOf(good));
        _unknown = [.. begun.Where(d => d.IsInForceOn(day) && d.ChargedOn is { } on && Known(on) is null).Select(d => d.ChargedOn!.Name)
            .Distinct().Order(StringComparer.Ordinal)];
        // Between two ceilings the same duties are charged, and none at a higher rate than at the lower of the two.
        _mfnRates = mfnRate is { } known ? [known]
            : [Percentage.Zero, .. begun.Select(d => d.Stacking).OfType<AllInCeiling>().Select(c => c.Ceiling).Distinct().Order()];
    }

    internal AdditionalDutyCharge Answer()
    {
        int usual = 0;
        for (int i = 0; i < _partly.Length; i++)
            if (_partly[i].CoversGood(_good)) usual |= 1 << i;
        ValueList<AdditionalDutyPart> most = Settle(usual, -1, _mfnRates[0], isLeast: false);
        bool hasCeiling = _mfnRate is null
            && most.Any(p => p.Duty.Stacking is AllInCeiling && p.Application is DutyApplication.Charged or DutyApplication.CeilingReached);
        if (_partly.Length == 0 && !hasCeiling && Array.TrueForAll(_begun, d => d.ChargedOn is null)) return new(most, isUpperBound: false);
        if (_partly.Length + _unknown.Length > MostChoices)
            return new(most, isUpperBound: hasCeiling || _unknown.Length > 0)
            {
                Highest = new(_begun.Sum(d => d.RateOn(_day).Value)),
                Lowest = Percentage.Zero,
                PartlyCovering = _partly.Select(d => d.Id).ToValueList(),
                UnknownShares = _unknown.ToValueList(),
            };

        bool canVanish = hasCeiling && _begun.Any(d => d.Stacking.GivesWay.Any(
            id => _begun.Any(other => other.Id == id && other.Stacking is AllInCeiling)));

        // A reading decides, for each duty that covers a part of the code, whether it covers the good, and for each unknown share, whether
        // it is all of the value or none. A share in between leads to a higher or lower sum only if duties on parts of the value give way
        // to each other.
        int readings = 1 << (_partly.Length + _unknown.Length);
        var lows = new Percentage[readings];
        var highs = new Percentage[readings];
        Percentage total = AdditionalDutyCharge.SumOf(most), least = total;
        for (int reading = 0; reading < readings; reading++)
        {
            int covers = reading & ((1 << _partly.Length) - 1), full = reading >> _partly.Length;
            Percentage low = AdditionalDutyCharge.SumOf(Settle(covers, full, _mfnRate, isLeast: true)), high = low;
            foreach (Percentage mfnRate in _mfnRates)
            {
                ValueList<AdditionalDutyPart> parts = Settle(covers, full, mfnRate, isLeast: false);
                Percentage sum = AdditionalDutyCharge.SumOf(parts);
                if (sum < low) low = sum;
                if (sum > high) high = sum;
                if (covers == usual && sum > total) (total, most) = (sum, parts);
            }
            // Just below its ceiling, a duty is charged at next to nothing and others still give way to it.
            (lows[reading], highs[reading]) = (canVanish ? Percentage.Zero : low, high);
            if (covers == usual && lows[reading] < least) least = lows[reading];
        }
        return new(most, isUpperBound: hasCeiling || least < total)
        {
            Lowest = lows.Min(),
            Highest = highs.Max(),
            PartlyCovering = _partly.Where((_, i) => Matters(i)).Select(d => d.Id).ToValueList(),
            UnknownShares = _unknown.Where((_, i) => Matters(_partly.Length + i)).ToValueList(),
        };

        // Whether one of the unknowns changes the sum in any reading.
        bool Matters(int choice)
        {
            for (int reading = 0; reading < readings; reading++)
                if (lows[reading] != lows[reading ^ (1 << choice)] || highs[reading] != highs[reading ^ (1 << choice)]) return true;
            return false;
        }
    }

    private ValueList<AdditionalDutyPart> Settle(int covers, int full, Percentage? mfnRate, bool isLeast)
    {
        AdditionalDuty[] covering = _partly.Length > MostChoices ? Array.FindAll(_begun, d => d.CoversGood(_good))
            : Array.FindAll(_begun, d => Array.IndexOf(_partly, d) is var i and >= 0 ? (covers & (1 << i)) != 0 : d.CoversGood(_good));
        decimal ShareOf(AdditionalDuty duty)
            => duty.ChargedOn is not { } on ? 100m
                : Known(on)?.Value ?? ((full & (1 << Array.IndexOf(_unknown, on.Name))) != 0 ? 100m : 0m);
        return DutySettlement.Settle(covering, _day, new(ShareOf, mfnRate, isLeast));
    }

    private Percentage? Known(ValuePart part) => _shares.TryGetValue(part.Name, out Percentage share) ? share : part.Share;
}
