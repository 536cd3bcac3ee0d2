namespace TradeModel.Bargaining;

/// <summary>The best outcome found so far. Every row and the objective of an outcome are checked in exact numbers.</summary>
internal sealed class Incumbent
{
    private readonly ScenarioColumns _columns;
    private readonly OutcomeObjective? _objective;
    private readonly LinearRow[] _rows;
    private readonly ModelBuilder _builder;
    private readonly EffortWatch? _watch;
    private readonly bool _anyWillDo;

    /// <summary>Creates an incumbent without an outcome.</summary>
    /// <param name="columns">The scenario.</param>
    /// <param name="objective">What to maximise; null if any outcome that meets the constraints will do.</param>
    /// <param name="rows">The rows that an outcome must meet.</param>
    /// <param name="builder">Converts between the exact objective and that of the model.</param>
    /// <param name="watch">Learns of each better outcome; null if nobody is to know.</param>
    /// <param name="above">The objective that an outcome must exceed; null if any objective will do.</param>
    internal Incumbent(ScenarioColumns columns, OutcomeObjective? objective, LinearRow[] rows, ModelBuilder builder,
        EffortWatch? watch = null, Rational? above = null)
    {
        _columns = columns;
        _objective = objective;
        _rows = rows;
        _builder = builder;
        _watch = watch;
        _anyWillDo = objective is null || above is not null;
        Value = above;
        Cutoff = builder.Cutoff(above);
    }

    internal Outcome? Outcome { get; private set; }

    /// <summary>The objective of the outcome or, before one is found, the objective to exceed.</summary>
    internal Rational? Value { get; private set; }

    /// <summary>The least objective in the model that a better outcome can have.</summary>
    internal double Cutoff { get; private set; }

    /// <summary>Whether an outcome is found and no better one is needed.</summary>
    internal bool IsEnough => _anyWillDo && Outcome is not null;

    /// <summary>Takes over an outcome, one column for each issue, if it meets all rows and is better than the present one.</summary>
    internal bool Try(SearchModel model, ReadOnlySpan<int> columns)
    {
        if (!MayDo(model, columns)) return false;
        var outcome = new Outcome(ValueList.Create<int>(model.Complete(columns)));
        bool[] chosen = _columns.Chosen(outcome);
        foreach (LinearRow row in _rows)
            if (!row.Allows(chosen)) return false;
        Rational value = _objective?.Value(_columns.Scenario, outcome) ?? Rational.Zero;
        if (Value is { } best ? value <= best : _objective is GainProduct && value.Sign <= 0) return false;
        (Outcome, Value) = (outcome, value);
        Cutoff = _builder.Cutoff(value);
        _watch?.Found(value);
        return true;
    }

    // False only if the outcome certainly breaks a constraint.
    private bool MayDo(SearchModel model, ReadOnlySpan<int> columns)
    {
        double[] sums = new double[model.Rows];
        double worth = model.Settled;
        for (int i = 0; i < model.Decisions; i++)
        {
            int c = columns[i];
            worth += model.Worths[c];
            for (int e = model.Starts[c]; e < model.Starts[c + 1]; e++) sums[model.EntryRows[e]] += model.EntryValues[e];
        }
        double ceiling = model.Kind == ObjectiveKind.Least ? model.Worths[^1] : 0;
        double least = double.PositiveInfinity, product = 1;
        for (int r = 0; r < sums.Length; r++)
        {
            double surplus = sums[r] - model.Bounds[r] + (r < model.Gains ? ceiling : 0);
            if (surplus + model.RowErrors[r] < 0) return false;
            if (r >= model.Gains) continue;
            least = Math.Min(least, surplus + model.RowErrors[r]);
            product *= surplus + model.RowErrors[r];
        }
        return model.Kind switch
        {
            ObjectiveKind.Sum => worth + model.Rounding * model.Magnitude,
            ObjectiveKind.Least => least,
            _ => product * (1 + 1e-13 * (model.Gains + 1)),
        } >= Cutoff;
    }
}
