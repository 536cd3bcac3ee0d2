using System.Globalization;

namespace TradeModel.Convergence;

/// <summary>What two parties have given each other.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Reciprocity
{
    internal Reciprocity(PartyId first, PartyId second, MovementLedger.PairAccount fromFirst, MovementLedger.PairAccount fromSecond)
    {
        First = first;
        Second = second;
        GivenByFirst = fromFirst.Given.ToDouble();
        ReceivedBySecond = fromFirst.Received.ToDouble();
        GivenBySecond = fromSecond.Given.ToDouble();
        ReceivedByFirst = fromSecond.Received.ToDouble();
    }

    /// <summary>What <see cref="Figure"/> means, in one sentence.</summary>
    public const string Meaning =
        "1 when both sides have given alike, each by the weight the issues have for itself; 0 when only one side has given, or one has "
            + "taken back; none when neither has moved.";

    /// <summary>One party.</summary>
    public PartyId First { get; }

    /// <summary>The other party.</summary>
    public PartyId Second { get; }

    /// <summary>What the first has given towards the second, by the weights of the first.</summary>
    public double GivenByFirst { get; }

    /// <summary>What the second has given towards the first, by the weights of the second.</summary>
    public double GivenBySecond { get; }

    /// <summary>What the first has received from the second, by the weights of the first.</summary>
    public double ReceivedByFirst { get; }

    /// <summary>What the second has received from the first, by the weights of the second.</summary>
    public double ReceivedBySecond { get; }

    /// <summary>
    /// 1 − |difference of what the two have given| / sum of their sizes: see <see cref="Meaning"/>. Null if neither has moved.
    /// </summary>
    public double? Figure
        => Math.Abs(GivenByFirst) + Math.Abs(GivenBySecond) is > 0 and var sum
            ? Math.Clamp(1 - (Math.Abs(GivenByFirst - GivenBySecond) / sum), 0, 1) : null;

    /// <summary>Received less given by the first, each by its own weights: positive if it has received more than it gave.</summary>
    public double BalanceOfFirst => ReceivedByFirst - GivenByFirst;

    /// <summary>Received less given by the second.</summary>
    public double BalanceOfSecond => ReceivedBySecond - GivenBySecond;

    /// <summary>The parties, what each has given, and the figure.</summary>
    public override string ToString()
    {
        string figure = Figure is { } f ? string.Create(CultureInfo.InvariantCulture, $"reciprocity {f:0.00}") : "neither has moved";
        return string.Create(
            CultureInfo.InvariantCulture, $"{First} has given {GivenByFirst:0.000}, {Second} {GivenBySecond:0.000}: {figure}");
    }
}
