using TradeModel.Negotiations;

namespace TradeModel.Testing;

/// <summary>
/// A negotiation that shows its issues and its log if a property fails. Take one as the parameter of a property instead of a
/// <see cref="Negotiations.Negotiation"/>, which shows only its title.
/// </summary>
public sealed record NegotiationCase
{
    /// <summary>Creates a case.</summary>
    /// <param name="negotiation">The negotiation.</param>
    public NegotiationCase(Negotiation negotiation)
    {
        ArgumentNullException.ThrowIfNull(negotiation);
        Negotiation = negotiation;
    }

    /// <summary>The negotiation.</summary>
    public Negotiation Negotiation { get; }

    /// <summary>The parties, issues and events, one a line, for the message of a failed property.</summary>
    public override string ToString() => Describe(Negotiation);

    internal static string Describe(Negotiation negotiation, NegotiationEvent? next = null)
        => string.Join(
            '\n',
            [
                negotiation.ToString(),
                .. negotiation.Definition.Agreement.Parties.Select(party => $"party {party}"),
                .. negotiation.Definition.Issues.Select(issue => $"issue {issue}: {issue.Track}, {issue.Scale}"),
                .. negotiation.Log.Select(one => one.ToString()),
                .. next is null ? (string[])[] : [$"next: {next}"],
            ]);
}
