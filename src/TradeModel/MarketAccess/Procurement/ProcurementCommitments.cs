namespace TradeModel.MarketAccess;

/// <summary>
/// A party's thresholds for government procurement: at most one for each kind of entity and object. Where there is none, nothing is
/// covered.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ProcurementCommitments
{
    /// <summary>Creates a party's commitments.</summary>
    /// <exception cref="ArgumentException">
    /// <paramref name="party"/> is <c>default</c>, or two thresholds speak of one kind of entity and object.
    /// </exception>
    public ProcurementCommitments(PartyId party, ValueList<EntityThreshold> thresholds)
    {
        Party = party.Checked(nameof(party));
        Thresholds = Guard.NotNull(thresholds).OrderBy(t => t.Entity).ThenBy(t => t.Subject).ToValueList();
        for (int i = 1; i < Thresholds.Count; i++)
            if (Thresholds[i].Entity == Thresholds[i - 1].Entity && Thresholds[i].Subject == Thresholds[i - 1].Subject)
                throw new ArgumentException($"two thresholds are for {Thresholds[i].Entity} and {Thresholds[i].Subject}",
                    nameof(thresholds));
    }

    /// <summary>Whose commitments they are.</summary>
    public PartyId Party { get; }

    /// <summary>The thresholds, by entity and object.</summary>
    public ValueList<EntityThreshold> Thresholds { get; }

    /// <summary>The threshold for a kind of entity and object; null if it is not covered at any value.</summary>
    public EntityThreshold? Find(ProcuringEntity entity, ProcurementObject subject)
    {
        foreach (EntityThreshold threshold in Thresholds)
            if (threshold.Entity == entity && threshold.Subject == subject) return threshold;
        return null;
    }

    /// <summary>The threshold for a kind of entity and object.</summary>
    /// <exception cref="KeyNotFoundException">It is not covered at any value.</exception>
    public EntityThreshold Get(ProcuringEntity entity, ProcurementObject subject)
        => Find(entity, subject) ?? throw new KeyNotFoundException($"{Party} covers no {subject} bought by {entity}");
}
