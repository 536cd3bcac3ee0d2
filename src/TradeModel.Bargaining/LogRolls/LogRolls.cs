using System.Collections;
using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>The best trades from a current outcome, ranked by joint gain.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class LogRolls : IReadOnlyList<LogRoll>
{
    private readonly ValueList<LogRoll> _rolls;

    internal LogRolls(ValueList<LogRoll> rolls, bool complete)
    {
        _rolls = rolls;
        IsComplete = complete;
    }

    /// <summary>
    /// Whether these are proven to be the best with at most <see cref="LogRollOptions.MaxIssues"/> issues; false if
    /// <see cref="LogRollOptions.MaxTrials"/> ended the search.
    /// </summary>
    public bool IsComplete { get; }

    /// <summary>How many trades are listed.</summary>
    public int Count => _rolls.Count;

    /// <summary>The trade at <paramref name="index"/>, the best first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such trade.</exception>
    public LogRoll this[int index]
    {
        get
        {
            RangeCheck.CheckIndex(index, Count, nameof(index), "trades");
            return _rolls[index];
        }
    }

    /// <summary>Enumerates the trades, the best first.</summary>
    public IEnumerator<LogRoll> GetEnumerator() => ((IEnumerable<LogRoll>)_rolls).GetEnumerator();

    /// <summary>
    /// The number of trades, and whether the search was complete: "20 trades", "3 trades, the search ended at its bound".
    /// </summary>
    public override string ToString()
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Count} trade{(Count == 1 ? "" : "s")}{(IsComplete ? "" : ", the search ended at its bound")}");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
