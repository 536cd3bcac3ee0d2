namespace TradeModel.Tariffs;

/// <summary>
/// A formula that cuts ad valorem bound rates; an applied rate falls with it if the new bound is lower. A closed hierarchy:
/// <see cref="LinearCut"/>, <see cref="SwissFormula"/>, <see cref="TieredCut"/>, <see cref="HarmonisingCut"/>.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public abstract record TariffFormula
{
    private protected TariffFormula()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The formula in words: "linear cut of 36%".</summary>
    public sealed override string ToString() => Words;

    /// <summary>The new bound rate, exact to 28 digits and not rounded.</summary>
    /// <param name="bound">The bound rate; from 0 to 1,000,000 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is out of range.</exception>
    public Percentage Cut(Percentage bound) => new(Exact(Checked(bound, nameof(bound)).Value));

    /// <summary>The new bound rate, and the applied rate that follows: the lesser of the old applied rate and the new bound.</summary>
    /// <param name="bound">The bound rate; from 0 to 1,000,000 %.</param>
    /// <param name="applied">The applied rate; from 0 to 1,000,000 %.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public FormulaCut Cut(Percentage bound, Percentage applied)
    {
        Percentage cut = Cut(bound);
        return new(bound, Checked(applied, nameof(applied)), cut, applied < cut ? applied : cut);
    }

    /// <summary>
    /// The schedule after the cut: every binding that is free or plainly ad valorem is cut, and an applied duty of that kind above its new
    /// binding falls to it. Everything else is unchanged, including lines without such a binding.
    /// </summary>
    /// <param name="schedule">The schedule; its bindings from 0 to 1,000,000 %.</param>
    /// <returns>The computed schedule, without a provenance.</returns>
    public TariffSchedule Cut(TariffSchedule schedule) => new(
        Guard.NotNull(schedule).Importer,
        schedule.Edition,
        schedule.Select(line =>
        {
            if (line.Bound?.AdValoremRate is not { } bound) return line;
            TariffLine cut = line with { Bound = Duty.AdValorem(Cut(bound)) };
            return line.Applied?.AdValoremRate is { } applied ? cut with { Applied = Duty.AdValorem(Cut(bound, applied).NewApplied) } : cut;
        }),
        schedule.Currency);

    private protected abstract decimal Exact(decimal rate);

    private protected static Percentage Share(Percentage value, string name)
        => value.Value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(name, value, "must lie between 0 and 100");

    private static Percentage Checked(Percentage rate, string name)
        => rate.Value is >= 0 and <= Duty.HighestRate ? rate
            : throw new ArgumentOutOfRangeException(name, rate, "must lie between 0 and 1000000");
}
