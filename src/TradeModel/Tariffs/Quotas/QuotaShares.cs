using TradeModel.Parties;

namespace TradeModel.Tariffs;

/// <summary>How a quota's volume is allocated to origins: a share for each named party, the rest to all others together.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record QuotaShares
{
    /// <summary>Creates an allocation.</summary>
    /// <param name="shares">
    /// The share of each named party in percent of the volume: none negative, together at most 100; at least one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No party is named, an id is <c>default</c>, a share is negative, or together they exceed 100 %.
    /// </exception>
    public QuotaShares(ValueMap<PartyId, Percentage> shares) => Shares = shares;

    /// <summary>The share of each named party in percent of the volume.</summary>
    public ValueMap<PartyId, Percentage> Shares
    {
        get;
        init
        {
            if (Guard.NotNull(value, nameof(Shares)).Count == 0)
                throw new ArgumentException("must name a party", Guard.Parameter(nameof(Shares)));
            decimal sum = 0m;
            foreach ((PartyId party, Percentage share) in value)
            {
                party.Checked(nameof(Shares));
                sum += Math.Min(101m, Guard.NotNegative(share.Value, nameof(Shares)));
            }
            field = sum <= 100m ? value
                : throw new ArgumentException("the shares must not exceed 100% together", Guard.Parameter(nameof(Shares)));
        }
    }

    /// <summary>What is left for all other origins together, in percent of the volume.</summary>
    public Percentage Others => new(100m - Shares.Values.Sum(s => s.Value));

    /// <summary>The share that an origin enters under: its own, or that of all others together.</summary>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    public Percentage ShareOf(PartyId origin) => Shares.TryGetValue(origin.Checked(nameof(origin)), out Percentage own) ? own : Others;

    /// <summary>"AUS 40%, NZL 35%, others 25%".</summary>
    public override string ToString()
        => string.Join(", ", Shares.Select(s => $"{s.Key} {s.Value}")) + (Others > Percentage.Zero ? $", others {Others}" : "");

    /// <summary>The shares of the parties before an origin, by id; all named ones for an origin that is not named.</summary>
    internal Percentage Before(PartyId origin)
        => new(Shares.Where(s => !Shares.ContainsKey(origin) || s.Key.CompareTo(origin) < 0).Sum(s => s.Value.Value));
}
