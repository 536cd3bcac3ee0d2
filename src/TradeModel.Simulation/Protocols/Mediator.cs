namespace TradeModel.Simulation;

/// <summary>The mediator of a single text. It knows no preferences and draws at random.</summary>
internal sealed class Mediator
{
    private readonly OutcomeOrder _order;
    private readonly Xoshiro256 _random;
    private readonly int[] _choices;
    // The issues that are not closed and have more than one option.
    private int[] _open = [];

    /// <param name="order">The order of a party over all outcomes.</param>
    /// <param name="random">The mediator's random numbers.</param>
    internal Mediator(OutcomeOrder order, Xoshiro256 random)
    {
        _order = order;
        _random = random;
        _choices = new int[order.IssueCount];
    }

    /// <summary>
    /// The first text: an option for each issue in turn, all equally likely. A closed issue takes its draw as an issue with one option.
    /// </summary>
    /// <param name="closed">For each issue, the option at which it is closed; −1 if it is open. Empty if none is.</param>
    internal OutcomeIndex First(ReadOnlySpan<int> closed)
    {
        for (int i = 0; i < _choices.Length; i++)
        {
            int option = At(closed, i), drawn = _random.Next(option >= 0 ? 1 : Options(i));
            _choices[i] = option >= 0 ? option : drawn;
        }
        Leave(closed);
        return _order.Find(_choices);
    }

    /// <summary>The text with the terms of the closed issues. From now on, drafts leave these issues as they are.</summary>
    /// <param name="text">The text.</param>
    /// <param name="closed">For each issue, the option at which it is closed; −1 if it is open.</param>
    internal OutcomeIndex Settle(OutcomeIndex text, ReadOnlySpan<int> closed)
    {
        Leave(closed);
        _order.Choices(text, _choices);
        for (int i = 0; i < _choices.Length; i++)
            if (At(closed, i) >= 0) _choices[i] = closed[i];
        return _order.Find(_choices);
    }

    /// <summary>The text with another option on one issue: the issue is drawn first, then one of its other options.</summary>
    internal OutcomeIndex Draft(OutcomeIndex text)
    {
        if (_open.Length == 0) return text;
        _order.Choices(text, _choices);
        int issue = _open[_random.Next(_open.Length)];
        int option = _random.Next(Options(issue) - 1);
        _choices[issue] = option < _choices[issue] ? option : option + 1;
        return _order.Find(_choices);
    }

    private void Leave(ReadOnlySpan<int> closed)
    {
        var open = new List<int>();
        for (int i = 0; i < _choices.Length; i++)
            if (At(closed, i) < 0 && Options(i) > 1) open.Add(i);
        _open = [.. open];
    }

    private static int At(ReadOnlySpan<int> closed, int issue) => closed.IsEmpty ? -1 : closed[issue];

    private int Options(int issue) => _order.Offsets[issue + 1] - _order.Offsets[issue];
}
