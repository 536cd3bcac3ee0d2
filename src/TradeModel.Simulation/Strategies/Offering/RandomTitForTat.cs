using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// Random absolute tit-for-tat: changes its target by as much as the other party's offer changed some offers ago, and by a random amount.
/// The next target is the last plus u(o_{k−δ}) − u(o_{k−δ+1}) plus a number drawn evenly from −m to m.
/// </summary>
/// <remarks>
/// P. Faratin, C. Sierra, N. R. Jennings, "Negotiation decision functions for autonomous agents", Robotics and Autonomous Systems 24, 1998,
/// in utilities. m is a share of the span from <see cref="PartyView.Least"/> to <see cref="PartyView.Most"/>. The number drawn is
/// (2 r − 1) m with one <see cref="Xoshiro256.NextDouble"/> r for each other party that has made δ + 1 offers. First targets, bounds and
/// more than two parties are as in <see cref="RelativeTitForTat"/>.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RandomTitForTat : OfferingStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="delay">The δ of the formula, 1 to 1000: 1 answers the last change.</param>
    /// <param name="most">The m of the formula as a share of the span, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public RandomTitForTat(int delay = 1, double most = 0.05)
    {
        Delay = delay;
        Most = most;
    }

    /// <summary>The δ of the formula: how many offers ago the change was that it answers.</summary>
    public int Delay { get; init => field = StrategyArgument.Window(value, "delay"); }

    /// <summary>The largest random change, as a share of the span from least to best utility.</summary>
    public double Most { get; init => field = StrategyArgument.Share(value, "most"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view) => new Player(Guard.NotNull(view), Delay, Most);

    /// <summary>The delay and the largest random change.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"random absolute tit-for-tat, δ = {Delay}, m = {Most:R}");

    private sealed class Player(PartyView view, int delay, double most) : TitForTatPlayer(view, delay)
    {
        protected override double Next(PartyView view, double target, int party)
            => target + (Past.Back(party, Window) - Past.Back(party, Window - 1))
                + (((2 * view.Random.NextDouble()) - 1) * most * (view.Most - view.Least));
    }
}
