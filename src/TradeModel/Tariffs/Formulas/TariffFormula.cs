namespace TradeModel.Tariffs;

/// <summary>
/// A formula that cuts ad valorem bound rates; an applied rate falls with it if the new bound is lower. A closed hierarchy:
/// <see cref="LinearCut"/>, <see cref="SwissFormula"/>, <see cref="TieredCut"/>, <see cref="HarmonisingCut"/>.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
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
    /// The schedule after a cut of its bindings: every binding that is free or plainly ad valorem is cut, and an applied duty of that kind
    /// above its new binding falls to it. Everything else is unchanged, including lines without such a binding.
    /// </summary>
    /// <param name="schedule">The schedule; its bindings from 0 to 1,000,000 %.</param>
    /// <returns>The computed schedule, without a provenance.</returns>
    /// <exception cref="ArgumentException">
    /// No line has such a binding, so that nothing would be cut. The other overload cuts applied duties.
    /// </exception>
    public TariffSchedule Cut(TariffSchedule schedule) => Cut(schedule, TariffColumn.Bound);

    /// <summary>
    /// The schedule after a cut of the named duties that are free or plainly ad valorem. Every other duty is unchanged.
    /// </summary>
    /// <param name="schedule">The schedule; its named duties from 0 to 1,000,000 %.</param>
    /// <param name="column">
    /// <see cref="TariffColumn.Bound"/>: bindings are cut, and an applied duty above its new binding falls to it.
    /// <see cref="TariffColumn.Applied"/>: applied duties are cut, and bindings stay as they are.
    /// </param>
    /// <returns>The computed schedule, without a provenance.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The column is another, or a rate is out of range.</exception>
    /// <exception cref="ArgumentException">No line has such a duty, so that nothing would be cut.</exception>
    public TariffSchedule Cut(TariffSchedule schedule, TariffColumn column)
    {
        Guard.NotNull(schedule);
        if (column is not (TariffColumn.Bound or TariffColumn.Applied))
            throw new ArgumentOutOfRangeException(nameof(column), column, "a formula can cut only bound or applied duties");
        int cut = 0;
        TariffLine[] lines = [.. schedule.Select(CutLine)];
        if (cut == 0 && schedule.Count > 0)
            throw new ArgumentException(column == TariffColumn.Bound
                ? "no line has a bound duty in percent, so nothing would be cut; name TariffColumn.Applied to cut the applied duties"
                : "no line has an applied duty in percent, so nothing would be cut", nameof(schedule));
        return new(schedule.Importer, schedule.Edition, lines, schedule.Currency);

        TariffLine CutLine(TariffLine line)
        {
            Percentage? applied = line.Applied?.AdValoremRate;
            if ((column == TariffColumn.Bound ? line.Bound?.AdValoremRate : applied) is not { } rate) return line;
            cut++;
            if (column == TariffColumn.Applied) return line with { Applied = Duty.AdValorem(Cut(rate)) };
            TariffLine after = line with { Bound = Duty.AdValorem(Cut(rate)) };
            return applied is { } charged ? after with { Applied = Duty.AdValorem(Cut(rate, charged).NewApplied) } : after;
        }
    }

    private protected abstract decimal Exact(decimal rate);

    private protected static Percentage Share(Percentage value, string name)
        => value.Value is >= 0 and <= 100 ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), value, "must lie between 0 and 100");

    private static Percentage Checked(Percentage rate, string name)
        => rate.Value is >= 0 and <= Duty.HighestRate ? rate
            : throw new ArgumentOutOfRangeException(Guard.Parameter(name), rate, "must lie between 0 and 1000000");
}
