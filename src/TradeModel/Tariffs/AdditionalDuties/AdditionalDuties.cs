using NodaTime;
using TradeModel.Goods;
using TradeModel.Parties;

namespace TradeModel.Tariffs;

/// <summary>Works out which additional duties are charged on a good on a day, and their sum.</summary>
public static class AdditionalDuties
{
    /// <summary>
    /// The total that <paramref name="duties"/> charge on a good of <paramref name="exporter"/> imported by <paramref name="importer"/> on
    /// <paramref name="day"/>.
    /// </summary>
    /// <param name="duties">The known duties. Those of other importers are ignored.</param>
    /// <param name="importer">Who charges.</param>
    /// <param name="exporter">Where the good originates.</param>
    /// <param name="good">
    /// The good; null for one under no sectoral measure and no exemption, on which only duties that name no sector are charged.
    /// </param>
    /// <param name="day">The day of import.</param>
    /// <param name="mfnRate">
    /// The MFN rate on the good, needed for duties with an all-in ceiling. If it is null, the result is an upper bound: the highest total
    /// at any MFN rate. That is at 0 unless a duty gives way to one with a ceiling.
    /// </param>
    /// <param name="shares">
    /// The shares of the parts of this good's value by name, in percent of the customs value ("steel content": 40); each prevails over the
    /// share that a duty states. A duty on a part whose share neither states is charged as if the share were the one that leads to the
    /// highest total, and the result is an upper bound.
    /// </param>
    /// <remarks>
    /// A duty counts from its first day until the day it ended. A replaced duty ends permanently on its successor's first day, for the
    /// goods and origins that the successor covers. If duties replace each other in a cycle, the latest of the cycle stays: the one with
    /// the latest first day or, on the same first day, the last by id. A remaining duty is not charged if a duty to which it gives way is
    /// charged at a rate above 0. If duties give way to each other in a circle, the highest rate among them is charged, the first by id
    /// among equals. A duty outside the circle that gives way to one of its members is decided after it. A member that also gives way to
    /// a charged duty outside the circle opens it: the others are then decided in order, whatever their rates.
    /// A duty that gives way to one on a part of the value is charged on the rest of it. Whether the part lies within the value that the
    /// duty is charged on is not known; the total is then an upper bound, and <see cref="AdditionalDutyCharge.Lowest"/> the lower one.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// An id is <c>default</c>, two duties have the same id, the rate is negative, or a share is below 0 or above 100.
    /// </exception>
    public static AdditionalDutyCharge Resolve(
        IEnumerable<AdditionalDuty> duties, PartyId importer, PartyId exporter, HsCode? good, LocalDate day, Percentage? mfnRate = null,
        ValueMap<string, Percentage>? shares = null)
    {
        importer.Checked(nameof(importer));
        exporter.Checked(nameof(exporter));
        return Resolve(duties, [importer], [exporter], good, day, mfnRate, shares);
    }

    /// <summary>
    /// The total charged at a border where several parties may charge duties, on a good that may originate in several parties.
    /// </summary>
    /// <param name="duties">The duties known.</param>
    /// <param name="importers">Whose duties are charged at the border; see <see cref="ImportersAt"/>.</param>
    /// <param name="exporters">Whose good it is; see <see cref="OriginsOf"/>.</param>
    /// <param name="good">The good, or null.</param>
    /// <param name="day">The day of import.</param>
    /// <param name="mfnRate">The MFN rate, or null.</param>
    /// <param name="shares">The shares of the parts of the good's value by name, or null.</param>
    internal static AdditionalDutyCharge Resolve(
        IEnumerable<AdditionalDuty> duties, HashSet<PartyId> importers, HashSet<PartyId> exporters, HsCode? good, LocalDate day,
        Percentage? mfnRate, ValueMap<string, Percentage>? shares = null)
    {
        good?.Checked(nameof(good));
        Guard.AskedDay(day);
        if (mfnRate is { } mfn) Guard.NotNegative(mfn.Value, nameof(mfnRate));
        foreach ((_, Percentage share) in shares ?? []) ValuePart.CheckedShare(share, nameof(shares));

        AdditionalDuty[] begun = Guard.NotNull(duties)
            .Where(d => Applies(Guard.NotNull(d, nameof(duties)), importers, exporters) && d.Effective <= day
                && (d.CoversGood(good) || d.CoversPartOf(good)))
            .OrderBy(d => d.Id)
            .ToArray();
        for (int i = 1; i < begun.Length; i++)
            if (begun[i].Id == begun[i - 1].Id)
                throw new ArgumentException($"'{begun[i].Id}' is given twice", nameof(duties));
        return new DutyQuestion(begun, good, day, mfnRate, shares ?? []).Answer();
    }

    /// <summary>
    /// Whose duties are charged at the border of a party: its own, and those of the customs unions it belongs to. A plain group has no
    /// border.
    /// </summary>
    /// <param name="seat">The party itself, or a union or group that speaks for it.</param>
    /// <param name="party">Whose border it is.</param>
    internal static HashSet<PartyId> ImportersAt(Party seat, PartyId party)
        => [.. Containing(seat, party).Where(p => p.Id == party || p.Kind == PartyKind.CustomsUnion).Select(p => p.Id)];

    /// <summary>The origins of a party's good: the party, and every union and group it belongs to.</summary>
    /// <param name="seat">The party itself, or a union or group that speaks for it.</param>
    /// <param name="party">Where the good originates.</param>
    internal static HashSet<PartyId> OriginsOf(Party seat, PartyId party) => [.. Containing(seat, party).Select(p => p.Id)];

    /// <summary>
    /// The duties charged at a border on goods of an origin on a day at a rate above 0, without those that another replaces for all their
    /// goods.
    /// </summary>
    internal static IEnumerable<AdditionalDuty> InForce(
        IEnumerable<AdditionalDuty> duties, HashSet<PartyId> importers, HashSet<PartyId> exporters, LocalDate day)
    {
        AdditionalDuty[] begun = [.. duties.Where(d => d.Effective <= day && Applies(d, importers, exporters))];
        return begun.Where(d => d.RateOn(day) > Percentage.Zero
            && !Array.Exists(begun, b => b.Scope.Includes(d.Scope) && ReplacesOnAllGoods(b, d, begun)));
    }

    /// <summary>
    /// Whether a duty that covers all goods of another replaces it on all of them. A cycle that leaves the other in place on some goods
    /// runs through duties on these goods.
    /// </summary>
    private static bool ReplacesOnAllGoods(AdditionalDuty successor, AdditionalDuty replaced, AdditionalDuty[] duties)
    {
        if (!successor.Replaces.Contains(replaced.Id)) return false;
        if (Replaces(successor, replaced, duties)) return true;
        IEnumerable<HsCode?> codes = duties.SelectMany(d => d.Scope.Included).Where(replaced.Scope.Covers).Select(c => (HsCode?)c);
        return (replaced.Scope.IsGeneral ? codes.Prepend(null) : codes)
            .All(good => Replaces(successor, replaced, Array.FindAll(duties, d => d.CoversGood(good))));
    }

    /// <summary>
    /// Whether a duty is charged at the border on goods of that origin. A duty is not charged on goods from inside the party that charges
    /// it.
    /// </summary>
    private static bool Applies(AdditionalDuty duty, HashSet<PartyId> importers, HashSet<PartyId> exporters)
        => importers.Contains(duty.Importer)
            && !exporters.Contains(duty.Importer)
            && (duty.Exporters is null || duty.Exporters.Any(exporters.Contains));

    /// <summary>
    /// The party with that id and whatever contains it, from the inside out; empty if the seat neither is nor contains it.
    /// </summary>
    private static List<Party> Containing(Party seat, PartyId party)
    {
        if (seat.Id == party) return [seat];
        foreach (Party member in seat.Members)
        {
            List<Party> inside = Containing(member, party);
            if (inside.Count == 0) continue;
            inside.Add(seat);
            return inside;
        }
        return [];
    }

    /// <summary>
    /// Whether a duty replaces another, given the duties on the same good. It does not if the other is the latest duty of a cycle that runs
    /// through both: the latest of a cycle stays.
    /// </summary>
    internal static bool Replaces(AdditionalDuty successor, AdditionalDuty replaced, AdditionalDuty[] duties)
    {
        if (!successor.Replaces.Contains(replaced.Id)) return false;
        if (!IsEarlier(successor, replaced)) return true;
        // Follow the replacements from the replaced duty through earlier ones. If they lead to its successor, that closes a cycle.
        var reached = new HashSet<DutyId>();
        var open = new Stack<AdditionalDuty>([replaced]);
        while (open.TryPop(out AdditionalDuty? duty))
            foreach (AdditionalDuty next in duties)
            {
                if (!duty.Replaces.Contains(next.Id) || !IsEarlier(next, replaced) || !reached.Add(next.Id)) continue;
                if (next.Id == successor.Id) return false;
                open.Push(next);
            }
        return true;
    }

    private static bool IsEarlier(AdditionalDuty one, AdditionalDuty other)
        => (one.Effective, one.Id).CompareTo((other.Effective, other.Id)) < 0;
}
