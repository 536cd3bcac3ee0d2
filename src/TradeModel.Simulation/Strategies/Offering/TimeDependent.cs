using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>
/// Concedes with time: aims at u_min + (1 − t^(1/e)) (u_max − u_min), where u_max is the party's best utility and u_min the larger of its
/// reservation value and its least utility.
/// </summary>
/// <remarks>
/// P. Faratin, C. Sierra, N. R. Jennings, "Negotiation decision functions for autonomous agents", Robotics and Autonomous Systems 24, 1998:
/// the polynomial tactic with κ = 0, in utilities. It offers <see cref="PartyView.Aim"/> at the target.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TimeDependent : OfferingStrategy
{
    /// <summary>Creates the strategy.</summary>
    /// <param name="exponent">The e of the formula, 0.001 to 1000.</param>
    /// <exception cref="ArgumentOutOfRangeException">The exponent is outside this range.</exception>
    public TimeDependent(double exponent) => Exponent = exponent;

    /// <summary>The e of the formula: below 1 the party concedes late (Boulware), above 1 early (conceder).</summary>
    public double Exponent
    {
        get;
        init => field = value is >= 0.001 and <= 1000
            ? value
            : throw new ArgumentOutOfRangeException("exponent", value, "must lie between 0.001 and 1000");
    }

    /// <inheritdoc />
    public override Instance Start(PartyView view)
        => new Player(Guard.NotNull(view).Shared as TargetCurve ?? new TargetCurve(Exponent, view.Steps));

    internal override object Prepare(int steps) => new TargetCurve(Exponent, steps);

    /// <summary>The exponent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"time-dependent, e = {Exponent:R}");

    private sealed class Player(TargetCurve curve) : Instance
    {
        public override OutcomeIndex Plan(PartyView view)
            => view.Aim(view.Least + (curve.At(view.Step, view.Time) * (view.Most - view.Least)));
    }
}
