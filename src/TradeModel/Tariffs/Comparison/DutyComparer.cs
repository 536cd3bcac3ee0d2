namespace TradeModel.Tariffs;

/// <summary>Says which of two duties is lower, and why that cannot be said.</summary>
internal static class DutyComparer
{
    internal static Result Compare(Duty? before, UnitValue? oldValue, Duty? after, UnitValue? newValue)
    {
        // Both duties use the same unit value: otherwise a change of price would look like a change of duty.
        UnitValue? value = oldValue ?? newValue;
        Percentage? oldRate = before?.AdValoremEquivalent(value), newRate = after?.AdValoremEquivalent(value);
        if ((oldRate is null || newRate is null) && oldValue is not null && newValue is not null
            && before?.AdValoremEquivalent(newValue) is { } other && after?.AdValoremEquivalent(newValue) is { } another)
            (oldRate, newRate) = (other, another);
        if (IsSilent(before) || IsSilent(after))
        {
            string reason = !IsSilent(after) ? "the old schedule states no duty"
                : !IsSilent(before) ? "the new schedule states no duty" : "neither schedule states a duty";
            return new(DutyChange.NotComparable, oldRate, newRate, reason);
        }
        if (before!.Equals(after)) return new(DutyChange.Unchanged, oldRate, newRate, null);
        if (oldRate is { } first && newRate is { } second) return new(Of(second.CompareTo(first)), oldRate, newRate, null);
        foreach ((Duty duty, string side) in ((Duty, string)[])[(before, "old"), (after!, "new")])
            if (duty is TextDuty text)
                return new(DutyChange.NotComparable, oldRate, newRate, $"the {side} duty is a text that is not computable ({text.Reason})");
        return FormulaOrder(before, after!) is { } order
            ? new(Of(order), oldRate, newRate, null)
            : new(DutyChange.NotComparable, oldRate, newRate,
                value is null ? "the duties differ in form, and no unit value makes them percentages"
                    : "the duties differ in form, and the unit value does not make both of them percentages");
    }

    private static bool IsSilent(Duty? duty) => duty is null or TextDuty { Text: "" };

    private static DutyChange Of(int order) => order switch { < 0 => DutyChange.Cut, > 0 => DutyChange.Raised, _ => DutyChange.Unchanged };

    /// <summary>The order of two duties of one form, such as two amounts per kilogram, from old to new; null if they have none.</summary>
    private static int? FormulaOrder(Duty before, Duty after)
    {
        switch (before, after)
        {
            case (FreeDuty, FreeDuty): return 0;
            case (FreeDuty, not TextDuty): return 1;
            case (not TextDuty, FreeDuty): return -1;
            case (AdValoremDuty old, AdValoremDuty now) when old.On == now.On: return now.Rate.CompareTo(old.Rate);
            case (SpecificDuty old, SpecificDuty now) when old with { Amount = now.Amount } == now: return now.Amount.CompareTo(old.Amount);
            case (CompoundDuty old, CompoundDuty now) when old.Parts.Count == now.Parts.Count:
                int order = 0;
                for (int i = 0; i < old.Parts.Count; i++)
                {
                    if (FormulaOrder(old.Parts[i], now.Parts[i]) is not { } part || part * order < 0) return null;
                    if (part != 0) order = Math.Sign(part);
                }
                return order;
            default: return null;
        }
    }

    internal readonly record struct Result(DutyChange Change, Percentage? OldRate, Percentage? NewRate, string? Reason);
}
