using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>How a negotiation ended.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NegotiationEnd
{
    /// <summary>With a signature.</summary>
    Signed,

    /// <summary>It was given up.</summary>
    Abandoned,

    /// <summary>It goes on.</summary>
    Open,
}

/// <summary>How long one negotiation took.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NegotiationDuration
{
    /// <summary>Creates the entry.</summary>
    /// <param name="name">The negotiation's name; joint negotiations have one name.</param>
    /// <param name="months">The months from launch to signature or abandonment, or to today while open. 0 to 1200.</param>
    /// <param name="outcome">How it ended.</param>
    /// <exception cref="ArgumentException">The name is blank, or the months are out of range.</exception>
    public NegotiationDuration(string name, int months, NegotiationEnd outcome = NegotiationEnd.Signed)
    {
        Name = name;
        Months = months;
        Outcome = outcome;
    }

    /// <summary>The negotiation's name.</summary>
    public string Name { get; init => field = Guard.Line(value, nameof(Name)); }

    /// <summary>The months from launch to the end, or so far.</summary>
    public int Months
    {
        get; init => field = value is >= 0 and <= 1200 ? value
        : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Months)), value, "must lie between 0 and 1200");
    }

    /// <summary>How it ended.</summary>
    public NegotiationEnd Outcome { get; init => field = Guard.Defined(value, nameof(Outcome)); }

    /// <summary>Name, outcome and months.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Outcome} after {Months} months");
}
