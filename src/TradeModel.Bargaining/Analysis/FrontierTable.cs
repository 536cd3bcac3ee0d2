namespace TradeModel.Bargaining;

/// <summary>A frontier as a table. <c>docs/tables.md</c> lists the columns.</summary>
public static class FrontierTable
{
    /// <summary>
    /// A row for each point: the utility of each party, the number of outcomes that give the point, and the option of one of them for each
    /// issue. Columns of parties and issues are numbered, because the name of a party may equal that of an issue. The meaning of a column
    /// has the name.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="frontier"/> is null.</exception>
    public static ResultTable ToTable(this ParetoFrontier frontier)
    {
        ArgumentNullException.ThrowIfNull(frontier);
        Scenario scenario = frontier.Scenario;
        var columns = new List<(ResultColumn, Func<FrontierPoint, ResultCell>)>
        {
            (new("index", ResultColumnType.Whole, "the place on the frontier, counted from 0"), p => p.Index),
        };
        for (int i = 0; i < scenario.Parties.Count; i++)
        {
            int at = i;
            columns.Add((
                new($"utility{InvariantText.Of(at + 1)}", ResultColumnType.Real, $"the utility of {scenario.Parties[at].Name}"),
                p => p.Utilities[at]));
        }
        columns.Add((
            new("outcomes", ResultColumnType.Whole, "how many outcomes give these utilities; empty if they were not counted"),
            p => p.Multiplicity));
        for (int i = 0; i < scenario.Issues.Count; i++)
        {
            int at = i;
            columns.Add((
                new($"option{InvariantText.Of(at + 1)}", ResultColumnType.Text,
                    $"the option of one such outcome on {scenario.Issues[at].Name}"),
                p => scenario.Issues[at].Options[p.Outcome.Choices[at]].Label));
        }
        return ResultTable.Of("frontier", frontier, [.. columns]);
    }
}
