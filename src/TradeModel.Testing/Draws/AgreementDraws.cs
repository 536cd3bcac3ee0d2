using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>Draws phases, draft text, duties and definitions.</summary>
internal static class AgreementDraws
{
    internal static TargetWindow Window(this Draw draw)
    {
        LocalDate start = new LocalDate(2024, 1, 1).PlusDays(draw.Below(1500));
        return new(start, start.PlusDays(draw.Chance(10) ? 0 : draw.Below(400)));
    }

    internal static Phase Phase(this Draw draw, PhaseId id)
        => new(id, draw.Text(), draw.Named<Undertaking>(), draw.Maybe(70, draw.Window), draw.MaybeProvenance());

    /// <summary>A phase of all at the table or, less often, of some of them.</summary>
    internal static Phase Phase(this Draw draw, PhaseId id, IReadOnlyList<PartyId> seats)
        => draw.Phase(id) with { Parties = draw.Chance(25) ? draw.Some(seats, 2, seats.Count).ToValueSet() : null };

    /// <summary>Whether an issue can be in a phase: it concerns parties of the phase only.</summary>
    internal static bool Fits(this Phase phase, Issue issue)
        => phase.Parties is not { } parties || (issue.Concerned is { } concerned && concerned.All(parties.Contains));

    internal static Provision Provision(this Draw draw, ProvisionId id, IReadOnlyList<PartyId> parties)
    {
        bool clean = draw.Chance(40);
        return new(id, draw.Text(), Enumerable.Range(0, draw.Between(1, 3)).Select(_ => Segment()).ToValueList());

        TextSegment Segment()
            => clean || draw.Chance(50)
                ? TextSegment.Clean(draw.Text() + draw.Either("", " "))
                : TextSegment.Bracketed(draw.Text(), draw.Some(parties, 0, 2));
    }

    internal static DraftText Text(this Draw draw, IReadOnlyList<PartyId> parties, IReadOnlyList<PhaseId> phases)
        => new(Enumerable.Range(0, draw.Below(4)).Select(c => draw.Chapter(new($"c{c}"), parties, phases)).ToValueList());

    internal static Chapter Chapter(this Draw draw, ChapterId id, IReadOnlyList<PartyId> parties, IReadOnlyList<PhaseId> phases)
        => new(
            id, draw.Text(), phases.Count > 0 ? draw.MaybeValue(60, () => draw.Of(phases)) : null,
            Enumerable.Range(0, draw.Below(4)).Select(p => draw.Provision(new($"{id}.{p}"), parties)).ToValueList());

    internal static Agreement Agreement(this Draw draw, ValueList<Party> parties)
        => new(draw.Text(), draw.Members(Enum.GetValues<AgreementKind>(), 0, 3), parties);

    /// <summary>A definition with that many parties; issue, phase and chapter ids are short and numbered.</summary>
    internal static NegotiationDefinition Definition(this Draw draw, int parties, int phases, int issues, bool isOfMany = true)
    {
        ValueList<Party> table = draw.Table(parties);
        PartyId[] seats = [.. table.Select(p => p.Id)];
        PhaseId[] phaseIds = [.. Enumerable.Range(0, phases).Select(i => new PhaseId($"phase-{i}"))];
        ValueList<Phase> some = phaseIds.Select(id => draw.Phase(id, seats)).ToValueList();
        return new(
            draw.Agreement(table),
            some,
            Enumerable.Range(0, issues).Select(i => draw.IssueIn(new($"issue-{i}"), seats, some, isOfMany)).ToValueList(),
            Enumerable.Range(0, draw.Below(5)).Select(i => draw.Person(new($"person-{i}"), table)).ToValueList(),
            draw.Text(seats, phaseIds));
    }

    /// <summary>An issue among the parties, in one of the phases that it fits or in none.</summary>
    internal static Issue IssueIn(
        this Draw draw, IssueId id, IReadOnlyList<PartyId> seats, IReadOnlyList<Phase> phases, bool isOfMany = true)
    {
        Issue issue = draw.Issue(id, seats, [.. phases.Select(p => p.Id)], isOfMany);
        if (issue.Phase is null || phases.Single(p => p.Id == issue.Phase).Fits(issue)) return issue;
        PhaseId[] fitting = [.. phases.Where(p => p.Fits(issue)).Select(p => p.Id)];
        return issue with { Phase = fitting.Length > 0 ? draw.Of(fitting) : null };
    }

    /// <summary>A duty of one of the parties on any goods, which may refer to other duties.</summary>
    internal static AdditionalDuty Duty(
        this Draw draw,
        DutyId id,
        IReadOnlyList<PartyId> parties,
        IReadOnlyList<DutyId> others,
        LocalDate near)
    {
        PartyId importer = draw.Of(parties);
        PartyId[] origins = [.. parties.Where(p => p != importer)];
        DutyId[] beside = [.. others.Where(d => d != id)];
        LocalDate day = near.PlusDays(draw.Between(0, 60));
        var rates = new List<RateStep>();
        for (int i = draw.Between(1, 3); i > 0; i--)
        {
            rates.Add(new(day, draw.Percent()));
            day = day.PlusDays(draw.Between(1, 200));
        }
        StackingRule rule = draw.Below(3) switch
        {
            0 when beside.Length > 0 => StackingRule.NotWith(draw.Some(beside, 1, 2)),
            1 => StackingRule.UpTo(draw.Percent(), draw.Some(beside, 0, 2)),
            _ => StackingRule.Adds,
        };
        return new(id, importer, origins.Length > 0
            && draw.Chance(60) ? draw.Members(origins, 1, 3) : null, new ProductScope(draw.HsCodes(0, 3), draw.HsCodes(0, 2)),
            rates.ToValueList(), draw.Text(), draw.MaybeValue(30, () => day.PlusDays(draw.Below(400))), draw.MaybeValue(20, () => day),
            draw.Members(beside, 0, 1), rule, draw.MaybeProvenance())
        {
            PartlyCovered = draw.Chance(20) ? draw.HsCodes(1, 3) : [],
            GoodsFrom = draw.Chance(20) ? draw.MaybeProvenance() : null,
            ChargedOn = draw.Chance(20)
                ? new(draw.Text(), draw.MaybeValue(70, () => new Percentage(draw.Between(0, 100))), draw.MaybeProvenance()) : null,
        };
    }
}
