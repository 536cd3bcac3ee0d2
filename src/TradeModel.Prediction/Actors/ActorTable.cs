namespace TradeModel.Prediction;

/// <summary>Issues with their actors: the data that models predict from and are judged on.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ActorTable
{
    /// <summary>Creates a table.</summary>
    /// <exception cref="ArgumentException">Two issues have the same id.</exception>
    public ActorTable(ValueList<ContestedIssue> issues) => Issues = issues;

    /// <summary>The issues, in the order given.</summary>
    public ValueList<ContestedIssue> Issues
    {
        get;
        init
        {
            var seen = new HashSet<IssueId>();
            foreach (ContestedIssue issue in Guard.NotNull(value, nameof(Issues)))
                if (!seen.Add(issue.Id))
                    throw new ArgumentException($"the issue '{issue.Id}' is given twice", Guard.Parameter(nameof(Issues)));
            field = value;
        }
    }

    /// <summary>The issues with a known outcome, in the order given. Predictions are judged on these.</summary>
    public ValueList<ContestedIssue> Decided => Issues.Where(i => i.Outcome is not null).ToValueList();

    /// <summary>
    /// The mean distance between prediction and outcome, in hundredths of each issue's scale, over the issues whose outcome is known.
    /// </summary>
    /// <exception cref="InvalidOperationException">No outcome is known.</exception>
    public double MeanAbsoluteError(IOutcomePredictor predictor) => Errors(predictor).Average(e => e.Value);

    /// <summary>
    /// The distance between prediction and outcome by issue, in hundredths of its scale, for the issues with a known outcome.
    /// </summary>
    public ValueMap<IssueId, double> Errors(IOutcomePredictor predictor)
    {
        Guard.NotNull(predictor);
        return Decided.Select(i => KeyValuePair.Create(i.Id, i.Error(predictor.Predict(i))!.Value)).ToValueMap();
    }

    /// <summary>How many issues there are, and how many are decided.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Issues.Count} issues, {Decided.Count} decided");
}
