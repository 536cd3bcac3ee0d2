namespace TradeModel.Coverage;

/// <summary>Negotiations that have something in common.</summary>
/// <param name="Name">What that is.</param>
/// <param name="PaceSpread">The standard deviation of the logarithm of their paces.</param>
/// <param name="PaceChangesPerYear">How many times a year the pace of a negotiation is drawn anew about its own mean.</param>
/// <param name="StallsPerYear">How many stalls of half a year on average begin in a year.</param>
/// <param name="AbandonedPerYear">The share given up in a year, outside stalls.</param>
/// <param name="ThresholdSpread">How far the score from which a negotiation is ready for signature lies from 0.9 at most.</param>
/// <param name="HasLastMile">Whether moves become smaller above 0.7.</param>
/// <param name="HasSignedOnly">Whether the class holds only negotiations that were signed, as the bundled class does.</param>
/// <param name="KnowsDelay">Whether the forecaster states the mean delay between the threshold and signature.</param>
internal sealed record Population(
    string Name, double PaceSpread = 0.6, double PaceChangesPerYear = 1, double StallsPerYear = 0.4, double AbandonedPerYear = 0.06,
    double ThresholdSpread = 0.08, bool HasLastMile = false, bool HasSignedOnly = false, bool KnowsDelay = true)
{
    /// <summary>The populations on which the weight is chosen and tested, then those of which the forecaster knows less.</summary>
    internal static IReadOnlyList<Population> All { get; } =
    [
        new("mixed"),
        new("steady, threshold known", PaceChangesPerYear: 0, StallsPerYear: 0, ThresholdSpread: 0),
        new("similar paces", PaceSpread: 0.2),
        new("paces that differ much", PaceSpread: 1),
        new("many stalls", StallsPerYear: 1.2),
        new("many given up", AbandonedPerYear: 0.2),
        new("a hard last mile", HasLastMile: true),
        new("mixed, class of signed ones only", HasSignedOnly: true),
        new("mixed, delay not stated", KnowsDelay: false),
    ];

    /// <summary>How many of <see cref="All"/> the weight is chosen on.</summary>
    internal const int Training = 7;
}
