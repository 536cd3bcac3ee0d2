namespace TradeModel.Simulation;

/// <summary>
/// One party's order in one run over the outcomes that are left while issues are closed: those that have the settled options.
/// </summary>
/// <remarks>
/// Questions about all outcomes go to the order of the run, questions about those that are left to the order of a smaller space, in which
/// every closed issue has one option. Handles are those of the run.
/// </remarks>
internal sealed class OpenOrder : OutcomeOrder
{
    private readonly OutcomeOrder _all, _part;
    private readonly int[] _closed, _choices, _partChoices;

    // The options of the smaller space, as places in the flat list of all options, and the estimates of these.
    private readonly int[] _kept;
    private readonly double[] _estimate;

    /// <param name="all">The order of the run over all outcomes.</param>
    /// <param name="part">The order of the same party over the smaller space.</param>
    /// <param name="closed">For each issue, the option at which it is closed; −1 if it is open.</param>
    internal OpenOrder(OutcomeOrder all, OutcomeOrder part, ReadOnlySpan<int> closed)
        : base(all)
    {
        (_all, _part) = (all, part);
        _closed = closed.ToArray();
        _choices = new int[IssueCount];
        _partChoices = new int[IssueCount];
        var kept = new List<int>();
        for (int i = 0; i < IssueCount; i++)
        {
            int from = Offsets[i], to = Offsets[i + 1];
            if (_closed[i] >= 0) kept.Add(from + _closed[i]);
            else for (int at = from; at < to; at++) kept.Add(at);
        }
        _kept = [.. kept];
        _estimate = new double[_kept.Length];
        Best = InRun(part.Best);
    }

    public override double BestUtility => _part.BestUtility;

    public override double LeastUtility => _part.LeastUtility;

    public override double Reservation => _all.Reservation;

    public override double Gap => Math.Max(_all.Gap, _part.Gap);

    public override double EstimateGap => Math.Max(_all.EstimateGap, _part.EstimateGap);

    public override OutcomeIndex Best { get; }

    internal override int? ClosedAt(int issue) => _closed[issue] >= 0 ? _closed[issue] : null;

    internal override bool IsOpen(OutcomeIndex outcome)
    {
        _all.Choices(outcome, _choices);
        for (int i = 0; i < _closed.Length; i++)
            if (_closed[i] >= 0 && _closed[i] != _choices[i]) return false;
        return true;
    }

    public override bool Contains(OutcomeIndex outcome) => _all.Contains(outcome);

    public override double Utility(OutcomeIndex outcome) => _all.Utility(outcome);

    public override int Compare(OutcomeIndex first, OutcomeIndex second) => _all.Compare(first, second);

    public override bool MeetsReservation(OutcomeIndex outcome) => _all.MeetsReservation(outcome);

    public override bool IsAtLeast(OutcomeIndex outcome, double utility) => _all.IsAtLeast(outcome, utility);

    public override OutcomeIndex LeastAtLeast(double target) => InRun(_part.LeastAtLeast(target));

    public override bool TryNextBelow(OutcomeIndex outcome, out OutcomeIndex next)
    {
        if (!IsOpen(outcome))
        {
            throw new ArgumentException(
                "the outcome has another option on a closed issue; begin again at Best if issues close", nameof(outcome));
        }
        for (int i = 0; i < _closed.Length; i++) _partChoices[i] = _closed[i] >= 0 ? 0 : _choices[i];
        bool found = _part.TryNextBelow(_part.Find(_partChoices), out OutcomeIndex below);
        next = found ? InRun(below) : default;
        return found;
    }

    public override OutcomeIndex Draw(Xoshiro256 random) => InRun(_part.Draw(random));

    public override OutcomeIndex BestFor(ReadOnlySpan<double> estimate, double target) => InRun(_part.BestFor(Kept(estimate), target));

    public override OutcomeIndex BestProduct(ReadOnlySpan<double> estimate) => InRun(_part.BestProduct(Kept(estimate)));

    public override void Choices(OutcomeIndex outcome, Span<int> choices) => _all.Choices(outcome, choices);

    public override OutcomeIndex Find(ReadOnlySpan<int> choices) => _all.Find(choices);

    private ReadOnlySpan<double> Kept(ReadOnlySpan<double> estimate)
    {
        for (int at = 0; at < _kept.Length; at++) _estimate[at] = estimate[_kept[at]];
        return _estimate;
    }

    private OutcomeIndex InRun(OutcomeIndex part)
    {
        _part.Choices(part, _partChoices);
        for (int i = 0; i < _closed.Length; i++) _choices[i] = _closed[i] >= 0 ? _closed[i] : _partChoices[i];
        return _all.Find(_choices);
    }
}
