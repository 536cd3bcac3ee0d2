using TradeModel.Agreements;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Rendering;

/// <summary>The names and titles that belong to the ids of a negotiation, those of parties and issues that have left included.</summary>
internal sealed class FormNames
{
    private readonly Dictionary<PartyId, string> _parties = [];
    private readonly Dictionary<IssueId, Issue> _issues = [];
    private readonly Dictionary<PhaseId, string> _phases = [];
    private readonly bool _areIds;

    /// <summary>Creates the names of a negotiation; null for none, so that ids stand for themselves.</summary>
    internal FormNames(Negotiation? negotiation)
    {
        _areIds = negotiation is null;
        if (negotiation is null) return;
        IEnumerable<Party> seats = negotiation.Agreement.Parties.Concat(negotiation.Log.OfType<PartyJoined>().Select(j => j.Party));
        foreach (Party party in seats.SelectMany(p => p.SelfAndMembers)) _parties[party.Id] = FormWords.Short(party.Name);
        foreach (Issue issue in negotiation.Definition.Issues.Concat(negotiation.Log.OfType<IssueAdded>().Select(a => a.Issue)))
            _issues[issue.Id] = issue;
        foreach (IssueState state in negotiation.Issues) _issues[state.Issue.Id] = state.Issue;
        foreach (PhaseState phase in negotiation.Phases) _phases[phase.Phase.Id] = FormWords.Short(phase.Phase.Title);
    }

    internal IEnumerable<PartyId> Parties => _parties.Keys;

    /// <summary>The name of a party. A state that never was at the table has the usual one.</summary>
    internal string Of(PartyId party)
        => _parties.GetValueOrDefault(party) ?? (_areIds ? null : KnownParties.NameOf(party)) ?? party.Value;

    internal string Of(IEnumerable<PartyId> parties) => FormWords.List(parties.Select(Of));

    internal string Of(IssueId issue) => FormWords.Short(_issues.TryGetValue(issue, out Issue? known) ? known.Title : issue.Value);

    internal string Of(PhaseId phase) => _phases.GetValueOrDefault(phase, phase.Value);

    internal Issue? Find(IssueId issue) => _issues.GetValueOrDefault(issue);

    /// <summary>A position in the words of the issue's scale.</summary>
    internal string Of(IssueId issue, Position position)
        => FormWords.Shortened(_issues.TryGetValue(issue, out Issue? known) ? known.Scale.Describe(position) : position.ToString(), 200);
}
