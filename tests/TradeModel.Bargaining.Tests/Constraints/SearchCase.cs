using TradeModel.Bargaining;

namespace TradeModel.Bargaining.Tests.Constraints;

/// <summary>A small scenario with constraints, an objective and some closed options, as the search sees it.</summary>
internal sealed class SearchCase
{
    private readonly ConstrainedCase _small;

    private SearchCase(ConstrainedCase small, OutcomeObjective objective, IReadOnlyList<int> closed)
    {
        _small = small;
        Scenario scenario = small.Scenario;
        Objective = objective;
        Columns = new(scenario);
        OutcomeConstraint[] constraints =
            [.. small.Constraints, .. scenario.Parties.Select(p => new UtilityBound(p.Name, p.Reservation, null))];
        Rows = [.. constraints.SelectMany(c => c.Rows(Columns))];
        Builder = new(Columns, objective, Rows);
        IsImpossible = Builder.IsImpossible;
        Model = Builder.ToModel();
        All = [.. ConstrainedCases.Outcomes(scenario)];
        // One column of four is closed, but not the last that is open in its issue.
        Alive = [.. Enumerable.Repeat(true, Model.Columns)];
        for (int i = 0; i < Model.Decisions; i++)
            for (int c = Model.Offsets[i]; c < Model.Offsets[i + 1]; c++)
                Alive[c] = closed[c % closed.Count] > 0 || Alive.AsSpan(Model.Offsets[i]..Model.Offsets[i + 1]).Count(true) == 1;
        Open = [.. All.Where(o => o.Choices.Select((c, i) => Alive[Model.Offsets[i] + c]).All(open => open))];
    }

    internal OutcomeObjective Objective { get; }

    internal ScenarioColumns Columns { get; }

    internal LinearRow[] Rows { get; }

    internal ModelBuilder Builder { get; }

    /// <summary>Whether one row alone shows that no outcome will do.</summary>
    internal bool IsImpossible { get; }

    internal SearchModel Model { get; }

    internal bool[] Alive { get; }

    /// <summary>Every outcome.</summary>
    internal Outcome[] All { get; }

    /// <summary>The outcomes of open options.</summary>
    internal Outcome[] Open { get; }

    internal static SearchCase Of(ConstrainedCase small, int objective, IReadOnlyList<int> closed) => new(
        small,
        objective switch
        {
            0 => OutcomeObjective.Utilitarian,
            1 => OutcomeObjective.Egalitarian,
            2 => OutcomeObjective.Nash,
            3 => OutcomeObjective.UtilityOf(small.Scenario.Parties[^1].Name),
            _ => OutcomeObjective.Weighted(small.Scenario.Parties.Select((_, p) => new Rational(p, 3)).ToValueList()),
        },
        closed);

    internal Rational Value(Outcome outcome) => ConstrainedCases.Value(_small.Scenario, outcome, Objective);

    internal Rational[] Gains(Outcome outcome)
        => [.. _small.Scenario.Parties.Select((party, p) => _small.Scenario.Utility(outcome, p) - party.Reservation)];

    /// <summary>The open outcomes that meet every row.</summary>
    internal Outcome[] Feasible(SearchModel model)
        => [.. Open.Where(o => Rows.All(r => r.Allows(Columns.Chosen(o))) && (model.Gains == 0 || Gains(o).All(g => g.Sign >= 0)))];

    /// <summary>The objective of an outcome in the model.</summary>
    internal double InModel(SearchModel model, Outcome outcome)
    {
        int[] columns = [.. outcome.Choices.Select((c, i) => model.Offsets[i] + c)];
        double[] sums = Sums(model, columns);
        return model.Kind switch
        {
            ObjectiveKind.Sum => model.Settled + columns.Sum(c => model.Worths[c]),
            ObjectiveKind.Product => Enumerable.Range(0, model.Gains).Aggregate(1.0, (x, r) => x * Math.Max(0, sums[r] - model.Bounds[r])),
            _ => Enumerable.Range(0, model.Gains).Min(r => sums[r] - model.Bounds[r] + model.Worths[^1]),
        };
    }

    /// <summary>What the columns of an outcome add to each row.</summary>
    internal static double[] Sums(SearchModel model, int[] columns)
    {
        double[] sums = new double[model.Rows];
        foreach (int c in columns)
            for (int e = model.Starts[c]; e < model.Starts[c + 1]; e++) sums[model.EntryRows[e]] += model.EntryValues[e];
        return sums;
    }

    public override string ToString() => $"{_small}\n{Objective}\nopen {string.Join(' ', Alive)}";
}
