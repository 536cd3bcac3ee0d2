using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// One party's stand on one issue, for all or for one party, as every viewer sees it. Whoever does not see what replaced an offer still
/// sees that offer: the reference keeps a table of sights instead of a mark that something was left behind.
/// </summary>
internal sealed class ReferenceStand(PartyId owner)
{
    /// <summary>The viewer who sees only what is public.</summary>
    private const string Public = "*";

    private readonly Dictionary<string, ReferenceSight> _sights = new(StringComparer.Ordinal) { [Public] = ReferenceSight.Nothing };

    /// <summary>What really is on the table: what its owner sees.</summary>
    internal ReferenceSight Own => Of(owner.Value);

    internal bool AnybodySeesSomething => _sights.Values.Any(s => !s.IsEmpty);

    internal void Table(ReferenceOffer offer)
    {
        foreach (PartyId party in offer.To ?? []) _sights[party.Value] = Of(party.Value);
        _sights[owner.Value] = Of(owner.Value);
        foreach (string viewer in _sights.Keys.ToArray())
            if (offer.To is null || viewer == owner.Value || offer.To.Any(p => p.Value == viewer))
                _sights[viewer] = _sights[viewer].After(offer);
    }

    internal void TakeBack(PackageId package)
    {
        foreach (string viewer in _sights.Keys.ToArray()) _sights[viewer] = _sights[viewer].Without(package);
    }

    internal void Clear()
    {
        _sights.Clear();
        _sights[Public] = ReferenceSight.Nothing;
    }

    private ReferenceSight Of(string viewer) => _sights.TryGetValue(viewer, out ReferenceSight? sight) ? sight : _sights[Public];
}
