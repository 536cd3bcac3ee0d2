namespace TradeModel.Tariffs;

/// <summary>
/// The duty of a line in each stage year, for duties of every kind that a formula states: all its percentages and amounts are staged in the
/// same way.
/// </summary>
/// <remarks>As with <see cref="RatePath"/>, repetitions of the last duty are dropped, so that equivalent paths are equal.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DutyPath
{
    internal DutyPath(Duty baseDuty, ValueList<Duty> duties, bool isCommitted)
    {
        Base = baseDuty;
        int count = duties.Count;
        while (count > 1 && duties[count - 1].Equals(duties[count - 2])) count--;
        Duties = count == duties.Count ? duties : duties.Take(count).ToValueList();
        IsCommitted = isCommitted;
    }

    /// <summary>The path that an annex lists: the duties of year 1, 2, …, of which the last is held.</summary>
    /// <param name="baseDuty">The duty before year 1.</param>
    /// <param name="duties">The duties, 1 to 100 of them.</param>
    /// <exception cref="ArgumentException">There are none or too many, or a duty is null or not computable.</exception>
    public static DutyPath Listed(Duty baseDuty, ValueList<Duty> duties)
    {
        if (Guard.NotNull(duties).Count is 0 or > StagingPlan.MostYears)
            throw new ArgumentException($"must hold 1 to {StagingPlan.MostYears} years", nameof(duties));
        foreach (Duty duty in duties)
            if (Guard.NotNull(duty, nameof(duties)) is TextDuty) throw new ArgumentException("a duty is not computable", nameof(duties));
        if (Guard.NotNull(baseDuty) is TextDuty) throw new ArgumentException("is not computable", nameof(baseDuty));
        return new(baseDuty, duties, isCommitted: true);
    }

    /// <summary>The duty before year 1.</summary>
    public Duty Base { get; }

    /// <summary>The duties of year 1, 2, … up to the year from which the duty no longer changes.</summary>
    public ValueList<Duty> Duties { get; }

    /// <summary>
    /// Whether the duties are promised. If not, the importer charges its MFN duty of the day, represented by the base duty.
    /// </summary>
    public bool IsCommitted { get; }

    /// <summary>The duty in stage year <paramref name="year"/>: the base duty below 1, the last one after the last stage.</summary>
    public Duty DutyIn(int year) => year < 1 ? Base : Duties[Math.Min(year, Duties.Count) - 1];

    /// <summary>The duties.</summary>
    public override string ToString() => $"{Base} → {string.Join("; ", Duties)}{(IsCommitted ? "" : ", not committed")}";
}
