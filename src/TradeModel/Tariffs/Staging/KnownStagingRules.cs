namespace TradeModel.Tariffs;

/// <summary>The staging rules that come with the library.</summary>
public static class KnownStagingRules
{
    /// <summary>
    /// The Korea–United States agreement, Annex 2-B: year 1 from entry into force, later years from 1 January; interim rates down to a
    /// tenth of a point, of a cent, or to a won.
    /// </summary>
    public static StagingRules Korus { get; } = new(
        "KORUS",
        [
            new("A", StagingPlan.Immediate, "free at entry into force"),
            new("B", new EqualStages(2)),
            new("C", new EqualStages(3)),
            new("D", new EqualStages(5)),
            new("E", new EqualStages(6)),
            new("F", new EqualStages(7)),
            new("G", new EqualStages(10)),
            new("H", new EqualStages(15)),
            new("I", new CutsOfBase(Cuts((1, 5), (1, 5), (3, 7), (2, 10), (1, 12), (1, 17), (1, 20)))),
            new("J", new EqualStages(4, holdYears: 8)),
            new("K", new HeldAtBase(), "already free, stays free"),
        ],
        StageDates.FirstOfJanuary,
        new RoundingRule(RoundingMode.Down, 0.1m, null, [new(Currency.UsDollar, 0.001m), new(new("KRW"), 1m)]));

    /// <summary>
    /// The Dominican Republic–Central America–United States agreement, Annex 3.3: year 1 from entry into force, later years from
    /// 1 January; interim rates down to a tenth of a point, money to a thousandth.
    /// </summary>
    public static StagingRules CaftaDr { get; } = new(
        "CAFTA-DR",
        [
            new("A", StagingPlan.Immediate, "free at entry into force"),
            new("B", new EqualStages(5)),
            new("C", new EqualStages(10)),
            new("D", new EqualStages(15)),
            new("E", new CutsOfBase(Cuts((6, 0), (4, 8.25m), (5, 13.4m)))),
            new("F", new EqualStages(10, holdYears: 10)),
            new("G", new HeldAtBase(), "already free, stays free"),
            new("H", new NoCommitment()),
        ],
        StageDates.FirstOfJanuary,
        new RoundingRule(RoundingMode.Down, 0.1m, 0.001m));

    /// <summary>
    /// The Australia–United States agreement, Annex 2-B: year 1 from entry into force on 1 January 2005, later years from 1 January. The
    /// categories of both schedules, without those that the United States defines for single goods (beef, avocados, wine). Interim rates
    /// are not rounded here, because the annex's rounding could not be checked.
    /// </summary>
    public static StagingRules Ausfta { get; } = new(
        "AUSFTA",
        [
            new("A", StagingPlan.Immediate, "free at entry into force"),
            new("B", new EqualStages(4)),
            new("C", new EqualStages(8)),
            new("D", new EqualStages(10)),
            new("E", new HeldAtBase(), "already free, stays free"),
            new("F", new EqualStages(18)),
        ],
        StageDates.FirstOfJanuary,
        RoundingRule.Exact);

    /// <summary>
    /// The European Union–Viet Nam agreement, Annex 2-A, Section A, paragraph 1: the number of a category is the number of years after
    /// which its goods are free, so that B3 has four stages. Year 1 begins at entry into force on 1 August 2020, later years on 1 January.
    /// B9 and B10 are only in the schedule of Viet Nam. Interim rates are not rounded here, because the annex's rounding could not be
    /// checked.
    /// </summary>
    public static StagingRules Evfta { get; } = new(
        "EVFTA",
        [
            new("A", StagingPlan.Immediate, "free at entry into force"),
            new("B3", new EqualStages(4)),
            new("B5", new EqualStages(6)),
            new("B7", new EqualStages(8)),
            new("B9", new EqualStages(10)),
            new("B10", new EqualStages(11)),
        ],
        StageDates.FirstOfJanuary,
        RoundingRule.Exact);

    /// <summary>All of them.</summary>
    public static ValueList<StagingRules> All { get; } = [Korus, CaftaDr, Ausfta, Evfta];

    /// <summary>The rules of an agreement by its name, in any letter case; null if the library has none.</summary>
    public static StagingRules? Find(string agreement)
    {
        Guard.NotNull(agreement);
        foreach (StagingRules rules in All)
            if (string.Equals(rules.Agreement, agreement, StringComparison.OrdinalIgnoreCase)) return rules;
        return null;
    }

    /// <summary>The rules of an agreement by its name, in any letter case.</summary>
    /// <exception cref="KeyNotFoundException">The library has none.</exception>
    public static StagingRules Get(string agreement)
        => Find(agreement) ?? throw new KeyNotFoundException($"there are no built-in staging rules of '{agreement}'");

    private static ValueList<Percentage> Cuts(params ReadOnlySpan<(int Years, decimal Cut)> runs)
    {
        var cuts = new List<Percentage>();
        foreach ((int years, decimal cut) in runs)
            for (int i = 0; i < years; i++) cuts.Add(new(cut));
        return cuts.ToValueList();
    }
}
