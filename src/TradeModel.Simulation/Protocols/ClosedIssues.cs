using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>Which issues are closed in one run, and what the protocol refuses because of it.</summary>
internal sealed class ClosedIssues
{
    private readonly Scenario _scenario;
    private readonly ValueList<IssueClosing> _closings;
    // Whether each closing is in effect: its issue is closed by it.
    private readonly bool[] _inEffect;
    private readonly int[] _closed, _choices;
    // For each closing without an option, the parties that it asks.
    private readonly bool[]?[] _asked;
    private readonly List<RunClosing> _log = [];

    internal ClosedIssues(Scenario scenario, ValueList<IssueClosing> closings)
    {
        (_scenario, _closings) = (scenario, closings);
        _inEffect = new bool[closings.Count];
        _closed = new int[scenario.Issues.Count];
        Array.Fill(_closed, -1);
        _choices = new int[_closed.Length];
        _asked = [.. closings.Select(c => c.Option is null ? AskedOn(scenario, scenario.Issues[c.Issue]) : null)];
    }

    /// <summary>For each issue, the option at which it is closed; −1 if it is open.</summary>
    internal ReadOnlySpan<int> Options => _closed;

    /// <summary>
    /// Closes and reopens the issues that are due at a step; true if anything changed. Steps are asked about in order, none left out.
    /// </summary>
    /// <param name="step">The step.</param>
    /// <param name="order">The order of a party over all outcomes.</param>
    /// <param name="tabled">The last offer of each party, or a single text.</param>
    internal bool Update(int step, OutcomeOrder order, ReadOnlySpan<OutcomeIndex?> tabled)
    {
        bool changed = false;
        for (int c = 0; c < _closings.Count; c++)
        {
            if (!_inEffect[c] || step != _closings[c].Reopens) continue;
            _inEffect[c] = false;
            Set(step, _closings[c].Issue, null);
            changed = true;
        }
        for (int c = 0; c < _closings.Count; c++)
        {
            IssueClosing closing = _closings[c];
            if (_inEffect[c] || step < closing.From || step >= closing.Reopens) continue;
            if ((closing.Option ?? Tabled(c, order, tabled)) is not { } option) continue;
            _inEffect[c] = true;
            Set(step, closing.Issue, option);
            changed = true;
        }
        return changed;
    }

    /// <summary>Why the protocol refuses an offer; null if the offer has the settled options.</summary>
    internal string? WhyNot(OutcomeOrder order, OutcomeIndex offer)
    {
        order.Choices(offer, _choices);
        for (int i = 0; i < _closed.Length; i++)
        {
            if (_closed[i] < 0 || _closed[i] == _choices[i]) continue;
            ScenarioIssue issue = _scenario.Issues[i];
            return $"'{issue.Name}' is closed on '{issue.Options[_closed[i]].Label}'";
        }
        return null;
    }

    /// <summary>What closed and reopened so far.</summary>
    internal ValueList<RunClosing> Log()
    {
        lock (_log) return _log.ToValueList();
    }

    /// <summary>The closed issues and their options.</summary>
    internal ValueMap<int, int> ToMap()
        => Enumerable.Range(0, _closed.Length).Where(i => _closed[i] >= 0).Select(i => KeyValuePair.Create(i, _closed[i])).ToValueMap();

    private void Set(int step, int issue, int? option)
    {
        _closed[issue] = option ?? -1;
        lock (_log) _log.Add(new(step, issue, option));
    }

    // The option that all have tabled; null if they have not.
    private int? Tabled(int closing, OutcomeOrder order, ReadOnlySpan<OutcomeIndex?> tabled)
    {
        int issue = _closings[closing].Issue;
        int? option = null;
        for (int party = 0; party < tabled.Length; party++)
        {
            if (tabled.Length > 1 && !_asked[closing]![party]) continue;
            if (tabled[party] is not { } offer) return null;
            order.Choices(offer, _choices);
            if (option is { } other && other != _choices[issue]) return null;
            option = _choices[issue];
        }
        return option;
    }

    // All parties but those to which the options are worth the same; all parties if that leaves none.
    private static bool[] AskedOn(Scenario scenario, ScenarioIssue issue)
    {
        bool[] asked = [.. scenario.Parties.Select((_, p) => Enumerable.Range(1, issue.Options.Count - 1)
            .Any(o => issue.Worth(p, o) != issue.Worth(p, 0)))];
        if (!asked.Contains(true)) Array.Fill(asked, true);
        return asked;
    }
}
