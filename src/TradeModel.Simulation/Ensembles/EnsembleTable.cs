namespace TradeModel.Simulation;

/// <summary>The runs of an ensemble as a table.</summary>
internal static class EnsembleTable
{
    internal static ResultTable Of(EnsembleResult result)
    {
        (Ensemble ensemble, RunBatch runs) = (result.Ensemble, result.Runs);
        var columns = new List<(ResultColumn Column, Func<int, ResultCell> Cell)>();
        void Add(string name, ResultColumnType type, string meaning, Func<int, ResultCell> cell)
            => columns.Add((new(name, type, meaning), cell));

        Add("run", ResultColumnType.Whole, "number of the run, from 0", run => (long)run);
        Add("agreed", ResultColumnType.Flag, "whether the parties agreed", run => runs.Steps[run] >= 0);
        Add("step", ResultColumnType.Whole, "step of the offer accepted, from 0",
            run => runs.Steps[run] is >= 0 and var step ? (long)step : (long?)null);
        if (ensemble.Calendar is not null) Add("day", ResultColumnType.Day, "day of the offer accepted", run => result.DayOf(run));
        Add("offers", ResultColumnType.Whole, "offers made", run => (long)runs.Offers[run]);
        for (int p = 0; p < runs.PartyCount; p++)
        {
            int party = p;
            string name = ensemble.Scenario.Parties[p].Name, number = InvariantText.Of(p + 1);
            Add($"utility{number}", ResultColumnType.Real, $"utility to {name} of the outcome, or of no agreement",
                run => runs.UtilitiesOf(run)[party]);
            if (ensemble.Calendar is not null)
            {
                Add($"discountedUtility{number}", ResultColumnType.Real, "the same, discounted to the day of the first round",
                    run => result.DiscountedUtility(run, party));
            }
        }
        Add("distanceToNash", ResultColumnType.Real, "Euclidean distance of the utilities to the nearest Nash solution of the run",
            run => Known(runs.NashDistances[run]));
        Add("convergence", ResultColumnType.Real, "how close the last offers were, from 0 to 1; 1 if agreed",
            run => Known(runs.Convergences[run]));
        for (int i = 0; i < runs.IssueCount; i++)
        {
            int issue = i;
            Add($"option{InvariantText.Of(i + 1)}", ResultColumnType.Text, $"option agreed on {ensemble.Scenario.Issues[i].Name}",
                run => runs.ChoicesOf(run)[issue] is >= 0 and var o ? ensemble.Scenario.Issues[issue].Options[o].Label : null);
        }
        for (int k = 0; k < ensemble.Inputs.Count; k++)
        {
            int place = k;
            (string name, UncertainInput input) = ($"input{InvariantText.Of(k + 1)}", ensemble.Inputs[k]);
            if (input.Kind == InputKind.Strategy)
                Add(name, ResultColumnType.Text, input.Name, run => input.Strategies[(int)result.InputOf(run, place)].Name);
            else Add(name, ResultColumnType.Real, input.Name, run => result.InputOf(run, place));
        }
        Add("failure", ResultColumnType.Text, "why the run failed", run => runs.Failure(run));
        return ResultTable.Of("runs", Enumerable.Range(0, runs.Count), [.. columns]);
    }

    private static ResultCell Known(double number) => double.IsNaN(number) ? (double?)null : number;
}
