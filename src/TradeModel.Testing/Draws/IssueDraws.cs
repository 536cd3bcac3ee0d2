using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.MarketAccess;
using TradeModel.Tariffs;

namespace TradeModel.Testing;

/// <summary>Draws issues on every scale, and positions and red lines that fit an issue.</summary>
internal static class IssueDraws
{
    internal static Scale Scale(this Draw draw) => draw.Below(7) switch
    {
        0 => draw.TariffPath(),
        6 => draw.Schedule(new("USA")),
        1 => draw.Interval(-1000m),
        2 => draw.Ratio(),
        3 => new OrdinalScale(draw.Options(), draw.MaybeProvenance()),
        4 => new NominalScale(draw.Options(), draw.MaybeProvenance()),
        _ => draw.Commitments(),
    };

    /// <summary>
    /// A scale that has every point of the one given: with ends further apart, with more options, with a longer horizon. Null if the scale
    /// cannot grow.
    /// </summary>
    internal static Scale? WiderScale(this Draw draw, Scale scale) => scale switch
    {
        IntervalScale s => new IntervalScale(draw.LowerMin(s.Min), s.Max + draw.Longer(), s.Unit, draw.MaybeProvenance()),
        RatioScale s => draw.WiderRatio(s),
        OrdinalScale s => new OrdinalScale(draw.MoreOptions(s.Options), draw.MaybeProvenance()),
        NominalScale s => new NominalScale(draw.MoreOptions(s.Options), draw.MaybeProvenance()),
        TariffPathScale s => new TariffPathScale(
            s.BaseRate, draw.LaterHorizon(s.Horizon), s.Ceiling + draw.Longer(), s.Unit, s.UnitValue, draw.MaybeProvenance()),
        ScheduleScale s => new ScheduleScale(s.Schedule, draw.LaterHorizon(s.Horizon), s.Additional, draw.MaybeProvenance()),
        _ => null,
    };

    private static decimal Longer(this Draw draw) => draw.Chance(40) ? 0m : draw.Number(0.01m, 500m, 2);

    /// <summary>A lower end; not below 0 if it was not, because quotas and thresholds are not negative.</summary>
    private static decimal LowerMin(this Draw draw, decimal min)
        => min >= 0m ? Math.Max(0m, min - draw.Longer()) : min - draw.Longer();

    private static int LaterHorizon(this Draw draw, int horizon) => Math.Min(100, horizon + draw.Either(0, 1, 5));

    private static RatioScale WiderRatio(this Draw draw, RatioScale scale)
    {
        decimal min = draw.Chance(30) ? 0m : scale.Min / draw.Either(1m, 2m);
        return new(
            min, scale.Max + draw.Longer(), scale.Unit, min == 0m && scale.Offset == 0m ? draw.Number(0.5m, 500m, 1) : scale.Offset,
            draw.MaybeProvenance());
    }

    private static ValueList<ScaleOption> MoreOptions(this Draw draw, ValueList<ScaleOption> options)
    {
        List<ScaleOption> all = [.. options];
        for (int i = draw.Between(1, 3); i > 0; i--)
            all.Insert(draw.Below(all.Count + 1), new(new($"added-{all.Count}"), draw.Maybe(50, draw.Text)));
        return all.ToValueList();
    }

    private static TariffPathScale TariffPath(this Draw draw)
    {
        decimal baseRate = draw.Number(0m, 60m, 2), ceiling = baseRate + draw.Number(0.5m, 60m, 2);
        bool percent = draw.Chance(80);
        return new(baseRate, draw.Between(2, 21), baseRate > 0m
            && draw.Chance(40) ? null : ceiling, percent ? TariffPathScale.Percent : "cents/kg",
            percent ? draw.MaybeValue(20, () => draw.Number(0.1m, 900m)) : null, draw.MaybeProvenance());
    }

    /// <summary>
    /// A small schedule of lines in different chapters. At least one has a duty; some are free, some have a rate in words only, some have
    /// trade.
    /// </summary>
    private static ScheduleScale Schedule(this Draw draw, PartyId importer)
    {
        int count = draw.Between(1, 6);
        IEnumerable<TariffLine> lines = Enumerable.Range(0, count).Select(i => new TariffLine(
            new HsCode(string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"{draw.Between(1, 9) + (10 * i):D2}01{draw.Between(10, 99)}00")),
            i > 0 && draw.Chance(20) ? Duty.Free
            : i > 0 && draw.Chance(15) ? Duty.Parse("$1.2/kg + 4%")
            : i > 0 && draw.Chance(15) ? Duty.Parse("see the notes to the chapter")
            : i > 0 && draw.Chance(25) ? draw.TariffDuty()
            : new AdValoremDuty(new Percentage(draw.Number(0.5m, 60m, 2))))
        {
            TradeValue = draw.MaybeValue(60, () => draw.Number(0m, 900m, 1)),
            UnitValue = draw.Maybe(60, () => new UnitValue(draw.Number(1m, 50m, 1), Currency.UsDollar, "kg")),
        }).ToArray();
        return new(
            new TariffSchedule(importer, HsEdition.Hs2022, lines, Currency.UsDollar),
            draw.Between(2, 16),
            draw.Chance(20) ? new Percentage(10m) : default,
            draw.MaybeProvenance());
    }

    private static IntervalScale Interval(this Draw draw, decimal least)
    {
        decimal min = draw.Number(least, 1000m, 2);
        return new(min, min + draw.Number(0.01m, 5000m, 2), draw.Either("days", "percent", "years"), draw.MaybeProvenance());
    }

    private static RatioScale Ratio(this Draw draw)
    {
        decimal min = draw.Chance(40) ? 0m : draw.Number(0.01m, 1000m, 2);
        return new(
            min,
            min + draw.Number(0.5m, 1_000_000m, 1),
            draw.Either("t", "SDR"),
            min == 0m ? draw.Number(0.5m, 500m, 1) : draw.Either(0m, 1m, 250m),
            draw.MaybeProvenance());
    }

    private static ValueList<ScaleOption> Options(this Draw draw)
    {
        int count = draw.Between(2, 5);
        return draw.Some("kept eased recognised equivalent removed prohibited free".Split(' '), count, count)
            .Select(id => new ScaleOption(new(id), draw.Maybe(50, draw.Text))).ToValueList();
    }

    private static CommitmentScale Commitments(this Draw draw)
        => new(Enumerable.Range(0, draw.Between(1, 5)).Select(_ => draw.Cell()).Distinct().ToValueSet(), draw.MaybeProvenance());

    /// <summary>An issue among the parties, at least two.</summary>
    /// <param name="draw">The source of the choices.</param>
    /// <param name="id">The id.</param>
    /// <param name="parties">The parties at the table.</param>
    /// <param name="phases">The phases it may be in.</param>
    /// <param name="isOfMany">
    /// Whether an importer may face several exporters. If not, nothing is drawn for it, so that a seed keeps giving the same issue.
    /// </param>
    internal static Issue Issue(
        this Draw draw, IssueId id, IReadOnlyList<PartyId> parties, IReadOnlyList<PhaseId> phases, bool isOfMany = true)
    {
        PartyId[] two = draw.Some(parties, 2, 2);
        (Track track, Scale scale, IssueSubject? subject) = draw.About(two[0], two[1], isOfMany ? parties : []);
        PartyId[] named = [.. two.Union(subject?.Requesting ?? [])];
        ValueSet<PartyId>? concerned = draw.Below(3) switch
        {
            0 => null,
            1 => named.ToValueSet(),
            _ => draw.Some(parties, 0, parties.Count).Union(named).ToValueSet(),
        };
        ValueMap<PartyId, Direction> directions = [];
        if (scale.IsOrdered)
        {
            IEnumerable<PartyId> who = concerned ?? (subject?.Requesting is null ? parties : named);
            directions = who.Where(p => draw.Chance(60) && !IsGiven(subject, p))
                .Select(p => new KeyValuePair<PartyId, Direction>(p, draw.Named<Direction>())).ToValueMap();
        }
        return new(
            id,
            draw.Text(),
            track,
            scale,
            subject,
            concerned,
            directions,
            phases.Count > 0 ? draw.MaybeValue(70, () => draw.Of(phases)) : null,
            draw.MaybeProvenance());
    }

    /// <summary>Whether the direction of a party follows from the subject.</summary>
    private static bool IsGiven(IssueSubject? subject, PartyId party)
        => party == subject?.Offering || (subject is not null and not ProcurementSubject && IsRequesting(subject, party));

    private static bool IsRequesting(IssueSubject subject, PartyId party)
        => subject.Offering is not null && (subject.Requesting is null || subject.Requesting.Contains(party));

    private static (Track Track, Scale Scale, IssueSubject? Subject) About(
        this Draw draw, PartyId one, PartyId other, IReadOnlyList<PartyId> parties)
        => draw.Below(11) switch
        {
            10 => (Track.Tariffs, draw.Schedule(one), new TariffSubject(one, draw.Exporters(one, other, parties), draw.HsCodes(0, 3))),
            0 or 1 => (Track.Tariffs, draw.TariffPath(), new TariffSubject(one, draw.Exporters(one, other, parties), draw.HsCodes(0, 3))),
            2 => (Track.Tariffs, draw.Plain(), draw.Maybe(60, () => new TariffSubject(one, draw.Exporters(one, other, parties)))),
            3 or 4 => (Track.NonTariffBarriers, draw.Plain(),
                draw.Maybe(80, () => new BarrierSubject(draw.NtmCode(), draw.MaybeValue(60, () => one), draw.HsCodes(0, 3)))),
            5 => (Track.MarketAccess, draw.Commitments(),
                parties.Count == 0 ? null : draw.Maybe(50, () => new ServicesSubject(one, draw.Exporters(one, other, parties)))),
            6 => (Track.MarketAccess, draw.Chance(70) ? draw.Ratio() : draw.Interval(0m),
                new QuotaSubject(one, draw.Exporters(one, other, parties), draw.HsCodes(0, 2))),
            7 => (Track.MarketAccess, draw.Chance(70) ? draw.Ratio() : draw.Interval(0m), new ProcurementSubject(one, draw.Text())),
            8 => (Track.MarketAccess, draw.Plain(), null),
            _ => (Track.Rules, draw.Plain(), null),
        };

    /// <summary>One exporter, several of the parties, or all others (null); one if no parties are given.</summary>
    private static ValueSet<PartyId>? Exporters(this Draw draw, PartyId importer, PartyId one, IReadOnlyList<PartyId> parties)
        => parties.Count == 0 ? [one] : draw.Below(4) switch
        {
            0 => null,
            1 => draw.Some(parties, 0, parties.Count).Append(one).Distinct().Where(p => p != importer).ToValueSet(),
            _ => [one],
        };

    private static Scale Plain(this Draw draw) => draw.Below(4) switch
    {
        0 => draw.Interval(-1000m),
        1 => draw.Ratio(),
        2 => new OrdinalScale(draw.Options(), draw.MaybeProvenance()),
        _ => new NominalScale(draw.Options(), draw.MaybeProvenance()),
    };

    /// <summary>A position the issue admits.</summary>
    internal static Position Position(this Draw draw, Issue issue) => issue.Scale switch
    {
        TariffPathScale s => draw.Offer(s.Horizon, s.Ceiling, isMoney: s.Unit != TariffPathScale.Percent || s.UnitValue is not null),
        ScheduleScale s => new ScheduleOffer(
            draw.Offer(s.Horizon, 30m, isMoney: false),
            draw.Some(s.Schedule.Codes.ToArray(), 0, 2)
                .Select(c => KeyValuePair.Create(c.Prefix(draw.Either(2, 4, 8)), draw.Offer(s.Horizon, 30m, isMoney: false)))
                .DistinctBy(e => e.Key)
                .ToValueMap()),
        CommitmentScale s => new ServicesCommitment(
            s.Cells.Select(c => KeyValuePair.Create(c, draw.Named<CommitmentLevel>())).ToValueMap()),
        NumberScale s => Number(issue, draw.Number(s.Min, s.Max)),
        OptionScale s => Option(issue, draw.Of(s.Options).Id),
        _ => throw new InvalidOperationException($"no positions are drawn on a {issue.Scale.GetType().Name}"),
    };

    private static TariffOffer Offer(this Draw draw, int horizon, decimal highest, bool isMoney)
    {
        int stages = draw.Between(1, horizon - 1);
        return draw.Below(7) switch
        {
            0 => TariffOffer.Exclude(),
            1 or 2 => TariffOffer.Eliminate(stages),
            3 => TariffOffer.By(draw.Either<StagingPlan>(
                new EqualStages(stages, horizon - 1 - stages), new EqualStages(stages, 0, new Percentage(50m)),
                isMoney ? new HeldAtBase() : new CutTo(new Percentage(5m), stages))),
            _ => TariffOffer.To(draw.Number(0m, highest, 2), stages),
        };
    }

    private static Position Number(Issue issue, decimal number) => issue.Subject switch
    {
        QuotaSubject => new QuotaVolume(number),
        ProcurementSubject => new ProcurementThreshold(number),
        _ => new Amount(number),
    };

    private static Position Option(Issue issue, OptionId id)
        => issue.Track == Track.NonTariffBarriers ? new BarrierTreatment(id) : new OptionChoice(id);

    /// <summary>A red line that fits the issue.</summary>
    internal static RedLine RedLine(this Draw draw, Issue issue)
    {
        ValueList<ScaleOption>? options = issue.Scale switch
        {
            NominalScale s => s.Options,
            OrdinalScale s when draw.Chance(40) => s.Options,
            _ => null,
        };
        if (options is not null)
            return TradeModel.Issues.RedLine.OneOf(draw.Members(options.Select(o => o.Id).ToArray(), 1, options.Count));
        Position one = draw.Position(issue), other = draw.Position(issue);
        return draw.Below(3) switch
        {
            0 => TradeModel.Issues.RedLine.AtMost(one),
            1 => TradeModel.Issues.RedLine.AtLeast(one),
            // The lower of two bounds must not be above the upper. For paths and commitments either bound can be the lower one.
            _ when issue.Scale.Gap(one, Direction.Higher, other, Direction.Lower) == 0 => new BoundRedLine(one, other),
            _ when issue.Scale.Gap(other, Direction.Higher, one, Direction.Lower) == 0 => new BoundRedLine(other, one),
            _ => new BoundRedLine(one, one),
        };
    }
}
