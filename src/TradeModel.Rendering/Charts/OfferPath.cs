using TradeModel.Bargaining;

namespace TradeModel.Rendering;

/// <summary>The outcomes that a party has proposed one after another, for <see cref="Charts"/> of the utility plane.</summary>
public sealed record OfferPath
{
    /// <summary>Creates a path.</summary>
    /// <param name="party">The place of the party in the scenario, counted from 0.</param>
    /// <param name="offers">What it has proposed, in order; at least one outcome.</param>
    /// <exception cref="ArgumentException">The place is negative, or there is no offer.</exception>
    public OfferPath(int party, ValueList<Outcome> offers)
    {
        Party = party;
        Offers = offers;
    }

    /// <summary>The place of the party in the scenario, counted from 0.</summary>
    public int Party
    {
        get;
        init => field = value >= 0 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Party)), value, "must not be negative");
    }

    /// <summary>What it has proposed, in order.</summary>
    public ValueList<Outcome> Offers
    {
        get;
        init => field = Guard.NotNull(value, nameof(Offers)).Count > 0 ? value
            : throw new ArgumentException("there is no offer", Guard.Parameter(nameof(Offers)));
    }

    /// <summary>The party and the number of its offers.</summary>
    public override string ToString() => $"party {InvariantText.Of(Party)}: {InvariantText.Of(Offers.Count)} offers";
}
