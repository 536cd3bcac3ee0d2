using TradeModel.Convergence;
using TradeModel.Issues;
using TradeModel.Negotiations;

namespace TradeModel.Rendering;

/// <summary>The issues side by side: what each party has tabled, the gap, and whether the red lines leave a zone of agreement.</summary>
internal static class IssueTableForm
{
    private const int MostPartyColumns = 4, MostPositions = 6;

    internal static Form Of(Negotiation negotiation, FormWords words)
    {
        var form = new Form("Issues side by side");
        form.Add(TableOf(negotiation, negotiation.MeasureConvergence(), words));
        if (negotiation.Issues.Any(i => i.PartyStates.Any(
            s => s.ConditionalPosition is not null || s.Exceptions.Any(e => e.ConditionalPosition is not null))))
            form.Note("\"If\" marks a position that a party has tabled on condition.");
        return form;
    }

    internal static Table TableOf(Negotiation negotiation, ConvergenceReport report, FormWords words)
    {
        var names = new FormNames(negotiation);
        var bases = new FormBases(negotiation);
        PartyId[] seats = [.. negotiation.Parties.Select(p => p.Id)];
        bool columns = seats.Length <= MostPartyColumns;
        string Stand(IssueState issue, PartyId party)
        {
            if (issue.FindParty(party) is not { } own) return "";
            return string.Join("; ", On(issue.Issue.Id, own.Position, own.ConditionalPosition).Concat(
                own.Exceptions.SelectMany(e => On(issue.Issue.Id, e.Position, e.ConditionalPosition)
                    .Select(stand => $"for {names.Of(e.Party)}: {stand}"))));
        }
        IEnumerable<string> On(IssueId issue, Position? firm, Position? ifMet)
        {
            if (firm is not null) yield return names.Of(issue, firm);
            if (ifMet is not null) yield return $"if: {names.Of(issue, ifMet)}";
        }
        string Agreed(IssueState issue, Position terms, ValueMap<PartyId, Position> exceptions)
            => $"agreed: {names.Of(issue.Issue.Id, terms)}"
                + string.Concat(exceptions.Select(e => $"; for {names.Of(e.Key)}: {names.Of(issue.Issue.Id, e.Value)}"));
        IEnumerable<TableCell> Positions(IssueState issue)
        {
            if (!columns)
            {
                if (issue.AgreedTerms is { } terms) return [Agreed(issue, terms, issue.AgreedExceptions)];
                string[] all = [.. seats.Select(p => (Party: p, Stand: Stand(issue, p))).Where(p => p.Stand.Length > 0)
                    .Select(p => $"{names.Of(p.Party)}: {p.Stand}")];
                return [all.Length <= MostPositions ? string.Join("; ", all)
                    : $"{string.Join("; ", all[..MostPositions])}; and {words.Count(all.Length - MostPositions)} more"];
            }
            return seats.Select(party => (TableCell)(issue.AgreedTerms is { } agreed && (issue.Issue.Concerned?.Contains(party) ?? true)
                ? Agreed(issue, issue.PositionOf(party) ?? agreed, party == issue.Issue.Offering ? issue.AgreedExceptions : [])
                : Stand(issue, party)));
        }
        return new(
            $"Score: 0 is as far apart as the scale goes, 1 is positions that meet{bases.OfScores}. "
                + "Zone: whether the red lines known leave "
                + "a position that all would accept.",
            [
                "Issue", "Track",
                .. columns ? seats.Select(p => TableColumn.Wide(names.Of(p))) : [TableColumn.Wide("Positions")],
                TableColumn.Number("Score"), TableColumn.Number("Weight"), "Zone of agreement",
            ],
            [
                .. from issue in negotiation.Issues
                   let measured = report.GetIssue(issue.Issue.Id)
                   select (TableCell[])
                   [
                       names.Of(issue.Issue.Id), FormWords.Plain(issue.Issue.Track), .. Positions(issue),
                       words.ScoreCell(measured.Score), new TableCell(words.Share(measured.Weight), measured.Weight),
                       new TableCell(
                           measured.IsAgreed ? measured.IsAdReferendum ? "agreed ad referendum" : "agreed"
                               : FormWords.ZoneOf(measured.Zopa) + (measured.Zopa == Zopa.Unknown ? ""
                                   : bases.MarkOfRedLines(issue.Issue.Id))),
                   ],
            ]);
    }
}
