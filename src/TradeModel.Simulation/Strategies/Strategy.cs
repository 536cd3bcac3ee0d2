namespace TradeModel.Simulation;

/// <summary>A negotiation strategy: what a party offers, what it accepts, and how it learns what the others want.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Strategy
{
    /// <summary>Creates a strategy.</summary>
    /// <param name="name">Its name, one line.</param>
    /// <param name="offering">Which offers it makes.</param>
    /// <param name="acceptance">Which offers it accepts; <see cref="AcceptNext"/> if null.</param>
    /// <param name="model">
    /// How it learns what the others want; nothing if null. With a model, a strategy that aims at a utility offers the outcome that the
    /// model rates best for the others among those worth at least the target.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank or not one line.</exception>
    public Strategy(string name, OfferingStrategy offering, AcceptanceStrategy? acceptance = null, OpponentModel? model = null)
    {
        Name = name;
        Offering = offering;
        Acceptance = acceptance ?? new AcceptNext();
        Model = model;
    }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>Which offers it makes.</summary>
    public OfferingStrategy Offering { get; init => field = Guard.NotNull(value, nameof(Offering)); }

    /// <summary>Which offers it accepts.</summary>
    public AcceptanceStrategy Acceptance { get; init => field = Guard.NotNull(value, nameof(Acceptance)); }

    /// <summary>How it learns what the others want; null if it does not.</summary>
    public OpponentModel? Model { get; init; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
