using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// Relative tit-for-tat: changes its target in the proportion in which the other party's offer changed some offers ago. The next target is
/// the last times u(o_{k−δ}) / u(o_{k−δ+1}), where o_k is the other party's last offer and u the party's own utility.
/// </summary>
/// <remarks>
/// <para>
/// P. Faratin, C. Sierra, N. R. Jennings, "Negotiation decision functions for autonomous agents", Robotics and Autonomous Systems 24, 1998,
/// in utilities instead of the values of one issue. The proportion is 1 unless both utilities are above 0.
/// </para>
/// <para>
/// The first target, and that until the other party has made δ + 1 offers, is <see cref="PartyView.Most"/>. Targets are held between
/// <see cref="PartyView.Least"/> and <see cref="PartyView.Most"/>. With more than two parties it takes the mean of the targets in answer
/// to each. It offers <see cref="PartyView.Aim"/> at the target.
/// </para>
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RelativeTitForTat : OfferingStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="delay">The δ of the formula, 1 to 1000: 1 answers the last change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The delay is outside this range.</exception>
    public RelativeTitForTat(int delay = 1) => Delay = delay;

    /// <summary>The δ of the formula: how many offers ago the change was that it answers.</summary>
    public int Delay { get; init => field = StrategyArgument.Window(value, "delay"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view) => new Player(Guard.NotNull(view), Delay);

    /// <summary>The delay.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"relative tit-for-tat, δ = {Delay}");

    private sealed class Player(PartyView view, int delay) : TitForTatPlayer(view, delay)
    {
        protected override double Next(PartyView view, double target, int party)
            => target * Ratio(Past.Back(party, Window), Past.Back(party, Window - 1));
    }
}
