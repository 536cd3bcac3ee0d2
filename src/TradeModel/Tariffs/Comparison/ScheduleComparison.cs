using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// Two schedules compared like for like: which lines are unchanged, cut, raised, renumbered, split, merged, gone or new, by chapter and
/// section, and the means over the products that both have.
/// </summary>
/// <remarks>
/// <para>Every line of either schedule is in exactly one row, so the counts of either side add up to its lines. <c>docs/compare.md</c>
/// states how lines are matched. A split or merge is never resolved by a guess.</para>
/// <para>Immutable and safe to share between threads.</para>
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class ScheduleComparison
{
    private ScheduleComparison(TariffSchedule before, TariffSchedule after, HsConcordance? concordance, TariffColumn column)
    {
        Old = before;
        New = after;
        Concordance = concordance;
        Column = column;
        Lines = Rows().ToValueList();
        (Overall, ByChapter, BySection) = ChangeCounter.Count(Lines);
    }

    /// <summary>The old schedule.</summary>
    public TariffSchedule Old { get; }

    /// <summary>The new schedule.</summary>
    public TariffSchedule New { get; }

    /// <summary>The concordance from the old schedule's edition to the new one's; null if both are of one edition.</summary>
    public HsConcordance? Concordance { get; }

    /// <summary>The duties that are compared.</summary>
    public TariffColumn Column { get; }

    /// <summary>
    /// A row for each old line, with its new line if exactly one corresponds, and a row for each other new line, by
    /// <see cref="LineComparison.Code"/>.
    /// </summary>
    public ValueList<LineComparison> Lines { get; }

    /// <summary>The counts over all lines.</summary>
    public ScheduleChanges Overall { get; }

    /// <summary>The counts by chapter, for each chapter that has lines, in order.</summary>
    public ValueList<ScheduleChanges> ByChapter { get; }

    /// <summary>The counts by section, for each section that has lines, in order; lines in no section come last.</summary>
    public ValueList<ScheduleChanges> BySection { get; }

    /// <summary>The rows that cannot be compared, with the reason: by their lines or, among renumbered ones, by their duties.</summary>
    public ValueList<LineComparison> NotComparable => field ??= Lines
        .Where(l => l.Change == LineChange.NotComparable || l.DutyChange == DutyChange.NotComparable).ToValueList();

    /// <summary>Compares two schedules.</summary>
    /// <param name="before">The old schedule.</param>
    /// <param name="after">
    /// The new schedule. National lines of more than six digits are matched by their digits, so both schedules must be of one nomenclature.
    /// </param>
    /// <param name="concordance">
    /// The concordance from the old schedule's edition to the new one's; null if both are of one edition.
    /// </param>
    /// <param name="column">The duties to compare; the applied ones by default.</param>
    /// <exception cref="ArgumentException">
    /// The editions differ and no concordance is given, or the concordance does not lead from the one to the other.
    /// </exception>
    public static ScheduleComparison Of(TariffSchedule before, TariffSchedule after, HsConcordance? concordance = null,
        TariffColumn column = TariffColumn.Applied)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        Guard.Defined(column);
        string editions = $"the schedules are of {HsConcordance.Name(before.Edition)} and {HsConcordance.Name(after.Edition)}";
        if (concordance is null)
        {
            if (before.Edition != after.Edition)
                throw new ArgumentException($"{editions}: a concordance between the editions is needed", nameof(concordance));
        }
        else if (before.Edition == after.Edition)
        {
            throw new ArgumentException($"both schedules are of {HsConcordance.Name(before.Edition)}: a concordance is not needed",
                nameof(concordance));
        }
        else if (concordance.From != before.Edition || concordance.To != after.Edition)
        {
            string hint = concordance.From == after.Edition && concordance.To == before.Edition ? "; reverse it" : "";
            throw new ArgumentException(
                $"{editions}, but the concordance leads from {HsConcordance.Name(concordance.From)} to "
                    + $"{HsConcordance.Name(concordance.To)}{hint}",
                nameof(concordance));
        }
        return new(before, after, concordance, column);
    }

    /// <summary>
    /// The pairs of lines whose computable duties changed most, the largest change in percentage points first, in either direction.
    /// </summary>
    /// <param name="count">How many at most.</param>
    /// <param name="weighsTrade">Whether to multiply each change by the line's trade; lines of unknown trade are then left out.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ValueList<LineComparison> LargestChanges(int count, bool weighsTrade = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Lines
            .Where(l => l.DutyChange is DutyChange.Cut or DutyChange.Raised && l.Points is not null)
            .Where(l => !weighsTrade || l.TradeValue is not null)
            .OrderByDescending(l => (double)Math.Abs(l.Points!.Value) * (weighsTrade ? (double)l.TradeValue!.Value : 1))
            .ThenBy(l => l.Code)
            .Take(count).ToValueList();
    }

    /// <summary>The counts over all lines, and the products that both schedules have.</summary>
    public override string ToString() => $"{Overall}; same products: {Overall.SameProducts}";

    private List<LineComparison> Rows()
    {
        var matcher = new LineMatcher(Old, New, Concordance);
        var rows = new List<LineComparison>(Old.Count);
        for (int i = 0; i < Old.Count; i++)
        {
            LineMatcher.Line line = matcher.Old(i);
            rows.Add(line.Match >= 0 ? Pair(i, line.Match) : new(line.Change!.Value, Old.Codes[i], null)
            {
                Counterparts = line.Counterparts!,
                OldDuty = Old.DutyAt(i, Column),
                OldRate = Old.DutyAt(i, Column)?.AdValoremEquivalent(Old.UnitValueAt(i)),
                TradeValue = Old.TradeValue(i),
                Reason = line.Reason,
            });
        }
        for (int i = 0; i < New.Count; i++)
        {
            LineMatcher.Line line = matcher.New(i);
            if (line.Match >= 0) continue;
            rows.Add(new(line.Change!.Value, null, New.Codes[i])
            {
                Counterparts = line.Counterparts!,
                NewDuty = New.DutyAt(i, Column),
                NewRate = New.DutyAt(i, Column)?.AdValoremEquivalent(New.UnitValueAt(i)),
                TradeValue = New.TradeValue(i),
                Reason = line.Reason,
            });
        }
        // A stable sort: an old line comes before a new line of the same code.
        return [.. rows.OrderBy(r => r.Code)];
    }

    private LineComparison Pair(int before, int after)
    {
        Duty? oldDuty = Old.DutyAt(before, Column), newDuty = New.DutyAt(after, Column);
        DutyComparer.Result duty = DutyComparer.Compare(oldDuty, Old.UnitValueAt(before), newDuty, New.UnitValueAt(after));
        LineChange change = Old.Codes[before] != New.Codes[after] ? LineChange.Renumbered : duty.Change switch
        {
            Tariffs.DutyChange.Unchanged => LineChange.Unchanged,
            Tariffs.DutyChange.Cut => LineChange.Cut,
            Tariffs.DutyChange.Raised => LineChange.Raised,
            _ => LineChange.NotComparable,
        };
        return new(change, Old.Codes[before], New.Codes[after])
        {
            OldDuty = oldDuty,
            NewDuty = newDuty,
            OldRate = duty.OldRate,
            NewRate = duty.NewRate,
            DutyChange = duty.Change,
            // The weights are those of the old schedule, so that they do not change with the duties; the new ones only if there are none.
            TradeValue = Old.HasTrade ? Old.TradeValue(before) : New.TradeValue(after),
            Reason = duty.Reason,
        };
    }
}
