using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>What one party knows in one run: its own preferences, the time, and what its opponent models estimate.</summary>
/// <remarks>
/// The parts of a strategy get it with every question. It belongs to the run; do not keep it or share it between threads.
/// </remarks>
public sealed class PartyView
{
    private readonly OfferingStrategy.Instance _offering;
    private readonly AcceptanceStrategy.Instance _acceptance;
    private readonly OpponentModel.Instance?[] _models;
    private readonly double[] _mean;
    private OutcomeIndex? _planned;

    internal PartyView(
        OutcomeOrder order,
        int parties,
        int steps,
        Xoshiro256 random,
        OfferingStrategy offering,
        object? shared,
        AcceptanceStrategy acceptance,
        OpponentModel? model)
    {
        Shared = shared;
        Order = order;
        PartyCount = parties;
        Steps = steps;
        Random = random;
        _models = new OpponentModel.Instance?[parties];
        for (int other = 0; other < parties && model is not null; other++)
            if (other != Party) _models[other] = model.Start(this, other) ?? throw Nothing(model);
        _mean = model is not null && parties > 2 ? new double[order.OptionCount] : [];
        _offering = offering.Start(this) ?? throw Nothing(offering);
        _acceptance = acceptance.Start(this) ?? throw Nothing(acceptance);
    }

    /// <summary>The party, counted from 0.</summary>
    public int Party => Order.Party;

    /// <summary>The number of parties.</summary>
    public int PartyCount { get; }

    /// <summary>The number of offers that the rules allow.</summary>
    public int Steps { get; }

    /// <summary>
    /// The party's preferences over the outcomes. If issues close or reopen, it is another object; the handles of outcomes stay valid.
    /// </summary>
    public OutcomeOrder Order
    {
        get;
        private set
        {
            field = value;
            Most = value.BestUtility;
            Least = Math.Max(value.Reservation, value.LeastUtility);
        }
    }

    /// <summary>The party's own random numbers in this run.</summary>
    public Xoshiro256 Random
    {
        get
        {
            IsRandom = true;
            return field;
        }
    }

    /// <summary>Whether the party has looked at its random numbers.</summary>
    internal bool IsRandom { get; private set; }

    /// <summary>
    /// The step, counted from 0: that of the offer that this party makes next if it rejects the standing one. After the last offer it is
    /// <see cref="Steps"/>. While the party receives an offer, it is the step of that offer.
    /// </summary>
    public int Step { get; private set; } = -1;

    /// <summary>The time from 0 to 1: step / (steps − 1), 0 if there is only one step, and 1 after the last offer.</summary>
    public double Time { get; private set; }

    /// <summary>
    /// The double nearest to the utility of the party's best outcome: of those that have the settled options, if issues are closed.
    /// </summary>
    public double Most { get; private set; }

    /// <summary>
    /// The larger of the party's reservation value and the utility of its worst outcome of the same outcomes, as doubles.
    /// </summary>
    public double Least { get; private set; }

    /// <summary>The option at which an issue is closed, counted from 0; null if it is open.</summary>
    /// <param name="issue">The issue, counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such issue.</exception>
    public int? ClosedAt(int issue)
        => issue >= 0 && issue < Order.IssueCount
            ? Order.ClosedAt(issue)
            : throw new ArgumentOutOfRangeException(nameof(issue), issue, "there is no such issue");

    /// <summary>
    /// Whether an outcome has the settled option on every closed issue. The protocol refuses an offer that does not.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    public bool IsOpen(OutcomeIndex outcome) => Order.IsOpen(outcome);

    /// <summary>
    /// The offer that the party would make at this step. It is asked for once a step, when it is first needed, and again if issues close or
    /// reopen.
    /// </summary>
    public OutcomeIndex Planned
    {
        get
        {
            if (_planned is { } known) return known;
            OutcomeIndex planned = _offering.Plan(this);
            if (!Order.Contains(planned)) throw new UnknownOutcomeException(planned);
            _planned = planned;
            return planned;
        }
    }

    /// <summary>The least outcome that the party's offering strategy is willing to agree to at this step.</summary>
    public OutcomeIndex Willing => _offering.Willing(this);

    /// <summary>Whether the strategy has an opponent model.</summary>
    public bool HasModel => _models[Party == 0 ? 1 : 0] is not null;

    /// <summary>
    /// What each option adds to the utility of the others, as the opponent models estimate it: for each option of the flat list of
    /// <see cref="OutcomeOrder.Offsets"/>. With more than one other party it is the mean of their models. Empty without a model.
    /// </summary>
    public ReadOnlySpan<double> Estimate
    {
        get
        {
            if (_mean.Length == 0) return HasModel ? _models[1 - Party]!.Estimate : [];
            Array.Clear(_mean);
            foreach (OpponentModel.Instance? model in _models)
            {
                if (model is null) continue;
                ReadOnlySpan<double> one = model.Estimate;
                for (int at = 0; at < _mean.Length; at++) _mean[at] += one[at];
            }
            for (int at = 0; at < _mean.Length; at++) _mean[at] /= PartyCount - 1;
            return _mean;
        }
    }

    /// <summary>
    /// The offer at a target utility: without a model <see cref="OutcomeOrder.LeastAtLeast"/>, with one
    /// <see cref="OutcomeOrder.BestFor"/>.
    /// </summary>
    public OutcomeIndex Aim(double target) => HasModel ? Order.BestFor(Estimate, target) : Order.LeastAtLeast(target);

    /// <summary>What the offering strategy prepared for all runs; null if nothing.</summary>
    internal object? Shared { get; }

    /// <summary>Sets the step; a new step needs a new plan.</summary>
    internal void Begin(int step)
    {
        if (step == Step) return;
        Step = step;
        Time = step >= Steps ? 1 : Steps == 1 ? 0 : (double)step / (Steps - 1);
        _planned = null;
    }

    /// <summary>Issues closed or reopened: the party has another order, and plans anew.</summary>
    internal void Reorder(OutcomeOrder order)
    {
        Order = order;
        _planned = null;
        _offering.IssuesChanged(this);
    }

    internal void Offered(OutcomeIndex offer) => _offering.Offered(this, offer);

    internal void Received(OutcomeIndex offer, int party)
    {
        _models[party]?.Received(offer);
        _offering.Received(this, offer, party);
        _acceptance.Received(this, offer, party);
    }

    internal bool Accepts(OutcomeIndex offer) => _acceptance.Accepts(this, offer);

    internal bool Prefers(OutcomeIndex draft, OutcomeIndex text) => _acceptance.Prefers(this, draft, text);

    private static InvalidOperationException Nothing(object part) => new($"{part.GetType().Name}.Start returned null");
}
