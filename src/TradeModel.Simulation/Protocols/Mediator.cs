namespace TradeModel.Simulation;

/// <summary>The mediator of a single text. It knows no preferences and draws at random.</summary>
internal sealed class Mediator
{
    private readonly OutcomeOrder _order;
    private readonly Xoshiro256 _random;
    private readonly int[] _choices;
    // The issues with more than one option.
    private readonly int[] _open;

    internal Mediator(OutcomeOrder order, Xoshiro256 random)
    {
        _order = order;
        _random = random;
        _choices = new int[order.IssueCount];
        _open = [.. Enumerable.Range(0, order.IssueCount).Where(i => Options(i) > 1)];
    }

    /// <summary>The first text: an option for each issue in turn, all equally likely.</summary>
    internal OutcomeIndex First()
    {
        for (int i = 0; i < _choices.Length; i++) _choices[i] = _random.Next(Options(i));
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

    private int Options(int issue) => _order.Offsets[issue + 1] - _order.Offsets[issue];
}
