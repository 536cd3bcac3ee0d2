using NodaTime;

namespace TradeModel.Tariffs;

/// <summary>
/// Computes the charge of a set of duties on one good under given assumptions about what is not known: which duties cover the good, and the
/// share of the value on which each is charged.
/// </summary>
internal sealed class DutySettlement
{
    private readonly AdditionalDuty[] _inForce;
    private readonly AdditionalDutyPart?[] _parts;
    private readonly LocalDate _day;

    private DutySettlement(AdditionalDuty[] inForce, LocalDate day)
    {
        _inForce = inForce;
        _parts = new AdditionalDutyPart?[inForce.Length];
        _day = day;
    }

    /// <summary>The assumptions about what the duties or the question leave open.</summary>
    /// <param name="ShareOf">The share of the value that a duty is charged on, in percent.</param>
    /// <param name="MfnRate">The MFN rate; null if it is not known.</param>
    /// <param name="IsLeast">
    /// Whether to assume what leads to the lowest charge: the value that other duties take lies within a duty's own value as far as
    /// possible, and an unknown MFN rate reaches every all-in ceiling. Otherwise, what leads to the highest charge.
    /// </param>
    internal readonly record struct Reading(Func<AdditionalDuty, decimal> ShareOf, Percentage? MfnRate, bool IsLeast);

    /// <summary>The parts of the duties in force, by ascending id.</summary>
    /// <param name="covering">The duties that cover the good and have begun, by ascending id.</param>
    /// <param name="day">The day.</param>
    /// <param name="reading">The assumptions.</param>
    internal static ValueList<AdditionalDutyPart> Settle(AdditionalDuty[] covering, LocalDate day, in Reading reading)
        => new DutySettlement(Array.FindAll(covering, d => d.IsInForceOn(day)), day).Run(covering, reading);

    private ValueList<AdditionalDutyPart> Run(AdditionalDuty[] covering, in Reading reading)
    {
        for (int i = 0; i < _inForce.Length; i++)
        {
            AdditionalDuty duty = _inForce[i];
            if (Array.Find(covering, d => AdditionalDuties.Replaces(d, duty, covering)) is { } successor)
                _parts[i] = AdditionalDutyPart.NotCharged(duty, DutyApplication.Replaced, successor.Id);
        }

        // Resolve priorities, starting with the duties that give way to no unresolved duty.
        while (Array.IndexOf(_parts, null) >= 0)
        {
            int next = NextSettled();
            _parts[next] = PartOf(_inForce[next], reading);
        }
        return _parts.Select(p => p!).ToValueList();
    }

    private AdditionalDutyPart PartOf(AdditionalDuty duty, in Reading reading)
    {
        (decimal taken, DutyId? winner) = TakenFrom(duty);
        decimal share = reading.ShareOf(duty);
        // For the lowest charge, assume that the value taken by the other duties lies within this duty's value as far as possible; for the
        // highest charge, outside it as far as possible.
        decimal left = reading.IsLeast ? Math.Max(0m, share - taken) : Math.Min(share, 100m - taken);
        if (winner is not null && left == 0m) return AdditionalDutyPart.NotCharged(duty, DutyApplication.GivesWay, winner);
        Percentage rate = duty.RateOn(_day);
        var application = DutyApplication.Charged;
        if (duty.Stacking is AllInCeiling { Ceiling: var ceiling })
        {
            decimal room = reading.MfnRate is null && reading.IsLeast ? 0m
                : Math.Max(0m, ceiling.Value - (reading.MfnRate?.Value ?? 0m));
            if (room == 0m && rate > Percentage.Zero) application = DutyApplication.CeilingReached;
            rate = new(Math.Min(rate.Value, room));
        }
        bool isVoid = application == DutyApplication.Charged && duty.IsHeldVoidOn(_day);
        return new(duty, rate, new(left), application, left < share ? winner : null, isVoid);
    }

    /// <summary>The share of the value that the duties to which this one gives way take, and the first of them by id.</summary>
    private (decimal Taken, DutyId? First) TakenFrom(AdditionalDuty duty)
    {
        decimal taken = 0m;
        DutyId? first = null;
        foreach (AdditionalDutyPart? part in _parts)
        {
            if (part is not { Application: DutyApplication.Charged } || part.Percent <= Percentage.Zero
                || !duty.Stacking.GivesWay.Contains(part.Duty.Id)) continue;
            taken += part.Share.Value;
            first ??= part.Duty.Id;
        }
        return (Math.Min(100m, taken), first);
    }

    private int NextSettled()
    {
        for (int i = 0; i < _inForce.Length; i++)
            if (_parts[i] is null && (TakenFrom(_inForce[i]).Taken == 100m || !Waits(_inForce[i]))) return i;
        return HighestOfACircle();
    }

    /// <summary>
    /// If every unresolved duty waits for another: the highest rate in a circle that waits for no duty outside it. A duty that waits for
    /// a circle is resolved after it, however high its rate is.
    /// </summary>
    private int HighestOfACircle()
    {
        // A duty outside such a circle waits for all of it, and is itself one more. So the smallest group is a circle.
        List<int>? circle = null;
        for (int i = 0; i < _inForce.Length; i++)
            if (_parts[i] is null && GroupOf(i) is var group && !(group.Count >= circle?.Count)) circle = group;
        circle!.Sort();
        int highest = circle[0];
        foreach (int i in circle)
            if (_inForce[i].RateOn(_day) > _inForce[highest].RateOn(_day)) highest = i;
        return highest;
    }

    /// <summary>An unresolved duty and all those for which it waits, directly or through others.</summary>
    private List<int> GroupOf(int duty)
    {
        var group = new List<int> { duty };
        var isIn = new bool[_inForce.Length];
        isIn[duty] = true;
        for (int at = 0; at < group.Count; at++)
        {
            for (int i = 0; i < _inForce.Length; i++)
            {
                if (_parts[i] is not null || isIn[i] || !_inForce[group[at]].Stacking.GivesWay.Contains(_inForce[i].Id)) continue;
                isIn[i] = true;
                group.Add(i);
            }
        }
        return group;
    }

    private bool Waits(AdditionalDuty duty)
    {
        for (int i = 0; i < _inForce.Length; i++)
            if (_parts[i] is null && duty.Stacking.GivesWay.Contains(_inForce[i].Id)) return true;
        return false;
    }
}
