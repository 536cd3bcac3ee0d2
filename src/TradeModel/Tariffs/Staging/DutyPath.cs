namespace TradeModel.Tariffs;

/// <summary>
/// The duty of a line in each stage year, for duties of every kind that a formula states: all its percentages and amounts are staged in the
/// same way.
/// </summary>
/// <remarks>As with <see cref="RatePath"/>, repetitions of the last duty are dropped, so that equivalent paths are equal.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
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
