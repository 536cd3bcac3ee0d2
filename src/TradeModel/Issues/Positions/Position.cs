namespace TradeModel.Issues;

/// <summary>A point on an issue's scale, as a party tables it or as the parties agree it. Which leaf an issue takes follows from its track and scale.</summary>
public abstract record Position
{
    private protected Position()
    {
    }

    // No other assembly can implement this, so none can add a position: a record's copy constructor alone would let it.
    private protected abstract string Sentence { get; }

    /// <summary>The position in words and invariant numbers, without the issue: "free in 5 stages", "30", the id of an option.</summary>
    public sealed override string ToString() => Sentence;
}
