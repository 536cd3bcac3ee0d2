using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// Concedes as much as it has received, and a little more over time without being asked.
/// </summary>
/// <remarks>
/// <para>
/// As in the convergence report, what a party has <em>received</em> is how much nearer the other party has come to it, valued by its own
/// weights: here, what the other party's last offer is worth to it, less what the first was worth. If the other party takes an offer back,
/// it has given less. With more than one other party it is the mean over them.
/// </para>
/// <para>
/// The target is u_max − c, where c = trust × received + opening × t × (u_max − u_min), limited to 0..u_max − u_min. It offers
/// <see cref="PartyView.Aim"/> at the target.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record Reciprocal : OfferingStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="trust">How much it concedes for each unit of utility received, 0 to 10; 1 concedes the same amount.</param>
    /// <param name="opening">What it concedes of its own accord by the end, as a share of the span from u_min to u_max, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Reciprocal(double trust = 1, double opening = 0.2)
    {
        Trust = trust;
        Opening = opening;
    }

    /// <summary>How much it gives for each unit of utility received.</summary>
    public double Trust
    {
        get;
        init => field = value is >= 0 and <= 10
            ? value
            : throw new ArgumentOutOfRangeException("trust", value, "must lie between 0 and 10");
    }

    /// <summary>What it concedes of its own accord by the end, as a share of the span from u_min to u_max.</summary>
    public double Opening { get; init => field = StrategyArgument.Share(value, "opening"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view) => new Player(this, Guard.NotNull(view).PartyCount);

    /// <summary>The parameters.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"reciprocal, trust {Trust:R}, opening {Opening:R}");

    private sealed class Player(Reciprocal strategy, int parties) : Instance
    {
        private readonly double[] _first = new double[parties];
        private readonly double[] _last = new double[parties];
        private readonly bool[] _heard = new bool[parties];

        public override OutcomeIndex Plan(PartyView view)
        {
            double received = 0;
            for (int party = 0; party < _first.Length; party++) received += _last[party] - _first[party];
            received /= view.PartyCount - 1;
            double span = view.Most - view.Least;
            double concession = Math.Clamp((strategy.Trust * received) + (strategy.Opening * view.Time * span), 0, span);
            return view.Aim(view.Most - concession);
        }

        public override void Received(PartyView view, OutcomeIndex offer, int party)
        {
            _last[party] = view.Order.Utility(offer);
            if (_heard[party]) return;
            _first[party] = _last[party];
            _heard[party] = true;
        }
    }
}
