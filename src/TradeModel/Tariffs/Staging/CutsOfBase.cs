namespace TradeModel.Tariffs;

/// <summary>
/// A cut in each year, stated in percent of the base rate: back-loaded or any other shape. The rate after the last cut is held.
/// </summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record CutsOfBase : StagingPlan
{
    /// <summary>Creates the plan.</summary>
    /// <param name="cuts">
    /// The cuts of year 1, 2, … in percent of the base rate: none negative, together at most 100; 1 to 100 of them.
    /// </param>
    /// <exception cref="ArgumentException">There are none or too many, one is negative, or together they exceed 100.</exception>
    public CutsOfBase(ValueList<Percentage> cuts) => Cuts = cuts;

    /// <summary>The cuts of year 1, 2, … in percent of the base rate.</summary>
    public ValueList<Percentage> Cuts
    {
        get;
        init
        {
            CheckedYears(Guard.NotNull(value, nameof(Cuts)).Count, 1, nameof(Cuts));
            decimal sum = 0;
            foreach (Percentage cut in value) sum += Math.Min(101m, Guard.NotNegative(cut.Value, nameof(Cuts)));
            field = sum <= 100m ? value
                : throw new ArgumentException("cuts must not exceed 100 percent together", Guard.Parameter(nameof(Cuts)));
        }
    }

    /// <inheritdoc />
    public override int Years => Cuts.Count;

    /// <inheritdoc />
    public override int? FreeFrom => Cuts.Sum(c => c.Value) == 100m ? Cuts.AsSpan().LastIndexOfAnyExcept(Percentage.Zero) + 1 : null;

    /// <summary>The plan in words.</summary>
    private protected override string Words => $"cuts of the base rate by year: {string.Join(" ", Cuts)}";

    internal override decimal Exact(decimal baseRate, int year, RateUnit unit)
    {
        decimal left = 100m;
        for (int i = 0; i < year && i < Cuts.Count; i++) left -= Cuts[i].Value;
        return baseRate * left / 100m;
    }
}
