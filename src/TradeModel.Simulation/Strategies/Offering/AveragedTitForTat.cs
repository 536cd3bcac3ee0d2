using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// Averaged tit-for-tat: changes its target in the proportion in which the other party's offer changed over a window. The next target is
/// the last times u(o_{k−γ}) / u(o_k), where o_k is the other party's last offer and u the party's own utility.
/// </summary>
/// <remarks>
/// P. Faratin, C. Sierra, N. R. Jennings, "Negotiation decision functions for autonomous agents", Robotics and Autonomous Systems 24, 1998,
/// in utilities. First targets, bounds and more than two parties are as in <see cref="RelativeTitForTat"/>, which this is with γ = 1.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AveragedTitForTat : OfferingStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="window">The γ of the formula, 1 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is outside this range.</exception>
    public AveragedTitForTat(int window = 2) => Window = window;

    /// <summary>The γ of the formula: over how many changes it averages.</summary>
    public int Window { get; init => field = StrategyArgument.Window(value, "window"); }

    /// <inheritdoc />
    public override Instance Start(PartyView view) => new Player(Guard.NotNull(view), Window);

    /// <summary>The window.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"averaged tit-for-tat, γ = {Window}");

    private sealed class Player(PartyView view, int window) : TitForTatPlayer(view, window)
    {
        protected override double Next(PartyView view, double target, int party)
            => target * Ratio(Past.Back(party, Window), Past.Back(party, 0));
    }
}
