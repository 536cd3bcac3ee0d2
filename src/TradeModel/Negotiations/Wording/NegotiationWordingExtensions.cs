using System.Globalization;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>Sentences for people, in English; see <see cref="NegotiationWording"/> for other languages and wordings.</summary>
public static class NegotiationWordingExtensions
{
    /// <summary>An event as a sentence with names and titles, in the invariant culture.</summary>
    /// <param name="negotiation">The negotiation whose names and titles are used.</param>
    /// <param name="described">An event of the negotiation, or one that is not applied yet.</param>
    public static string Describe(this Negotiation negotiation, NegotiationEvent described)
        => new NegotiationWording(negotiation).Describe(described);

    /// <summary>An event as a sentence with names and titles, and with the numbers and days of a culture.</summary>
    /// <param name="negotiation">The negotiation whose names and titles are used.</param>
    /// <param name="described">An event of the negotiation, or one that is not applied yet.</param>
    /// <param name="culture">The culture of numbers and days.</param>
    public static string Describe(this Negotiation negotiation, NegotiationEvent described, CultureInfo culture)
        => new NegotiationWording(negotiation, Guard.NotNull(culture)).Describe(described);

    /// <summary>Where an issue stands, in the invariant culture: what each party has tabled, or the agreed terms.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue) => new NegotiationWording(negotiation).Describe(issue);

    /// <summary>Where an issue stands, with the numbers of a culture.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="culture">The culture of numbers.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue, CultureInfo culture)
        => new NegotiationWording(negotiation, Guard.NotNull(culture)).Describe(issue);

    /// <summary>A position on an issue, in the invariant culture: "9% in 5 equal annual stages", the title of an option.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="position">A position on the issue's scale.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the position is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue, Position position)
        => new NegotiationWording(negotiation).Describe(issue, position);

    /// <summary>A position on an issue, with the numbers of a culture.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="position">A position on the issue's scale.</param>
    /// <param name="culture">The culture of numbers.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the position is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue, Position position, CultureInfo culture)
        => new NegotiationWording(negotiation, Guard.NotNull(culture)).Describe(issue, position);

    /// <summary>What a party would accept on an issue, in the invariant culture: "at most 30 days", the titles of options.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="redLine">A red line on the issue's scale.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the red line is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue, RedLine redLine)
        => new NegotiationWording(negotiation).Describe(issue, redLine);

    /// <summary>What a party would accept on an issue, with the numbers of a culture.</summary>
    /// <param name="negotiation">The negotiation.</param>
    /// <param name="issue">The issue.</param>
    /// <param name="redLine">A red line on the issue's scale.</param>
    /// <param name="culture">The culture of numbers.</param>
    /// <exception cref="ArgumentException">The id is <c>default</c>, or the red line is not on the issue's scale.</exception>
    /// <exception cref="KeyNotFoundException">The issue is not on the agenda.</exception>
    public static string Describe(this Negotiation negotiation, IssueId issue, RedLine redLine, CultureInfo culture)
        => new NegotiationWording(negotiation, Guard.NotNull(culture)).Describe(issue, redLine);
}
