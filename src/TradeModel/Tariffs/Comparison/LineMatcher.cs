using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>Finds which lines of two schedules correspond. docs/compare.md states the rules.</summary>
internal sealed class LineMatcher
{
    private const int Digits = HsConcordance.Digits;

    private readonly HsConcordance? _concordance;
    private readonly Side _old;
    private readonly Side _new;

    internal LineMatcher(TariffSchedule before, TariffSchedule after, HsConcordance? concordance)
    {
        _concordance = concordance;
        _old = new(before.Codes.ToArray(), concordance, "new");
        _new = new(after.Codes.ToArray(), concordance?.Reverse(), "old");
        // The lines whose codes can be compared digit by digit, under their code in the new edition.
        Keyed[] olds = _old.Aligned(rewrites: true), news = _new.Aligned(rewrites: false);
        MatchEqual(olds, news);
        MatchBeneath(olds, news, isOldAbove: true);
        MatchBeneath(news, olds, isOldAbove: false);
        MatchWholeSubheadings(olds, news);
        _old.Rest(_new, olds, news);
        _new.Rest(_old, news, olds);
    }

    internal Line Old(int index) => _old.Lines[index];

    internal Line New(int index) => _new.Lines[index];

    private void MatchEqual(Keyed[] olds, Keyed[] news)
    {
        for (int i = 0, j = 0; i < olds.Length && j < news.Length;)
        {
            int order = olds[i].Key.CompareTo(news[j].Key);
            if (order == 0) Pair(olds[i++].Index, news[j++].Index);
            else if (order < 0) i++;
            else j++;
        }
    }

    private void MatchBeneath(Keyed[] upper, Keyed[] lower, bool isOldAbove)
    {
        (Side above, Side below) = isOldAbove ? (_old, _new) : (_new, _old);
        foreach (Keyed line in upper)
        {
            if (above.Lines[line.Index].IsDone) continue;
            (int start, int end) = Keyed.Beneath(lower, line.Key);
            if (start == end) continue;
            if (end - start == 1)
            {
                Pair(isOldAbove ? line.Index : lower[start].Index, isOldAbove ? lower[start].Index : line.Index);
                continue;
            }
            Relate(isOldAbove ? LineChange.Split : LineChange.Merged, above, [line], below, lower[start..end]);
        }
    }

    /// <summary>Matches a subheading of which no line has a counterpart: all its old lines correspond to all its new ones.</summary>
    private void MatchWholeSubheadings(Keyed[] olds, Keyed[] news)
    {
        for (int i = 0; i < olds.Length;)
        {
            if (olds[i].Key.Length < Digits)
            {
                i++;
                continue;
            }
            HsCode subheading = olds[i].Key.Prefix(Digits);
            int end = i;
            while (end < olds.Length && subheading.Contains(olds[end].Key)) end++;
            Keyed[] before = olds[i..end];
            i = end;
            (int start, int stop) = Keyed.Beneath(news, subheading);
            Keyed[] after = news[start..stop];
            if (after.Length == 0 || before.Any(l => _old.Lines[l.Index].IsDone) || after.Any(l => _new.Lines[l.Index].IsDone)) continue;
            if (before.Length == 1 && after.Length == 1) Pair(before[0].Index, after[0].Index);
            else
            {
                LineChange change = before.Length == 1 ? LineChange.Split : after.Length == 1 ? LineChange.Merged : LineChange.ManyToMany;
                Relate(change, _old, before, _new, after);
            }
        }
    }

    private void Pair(int before, int after)
    {
        _old.Lines[before] = new(null, after, [], null);
        _new.Lines[after] = new(null, before, [], null);
    }

    private static void Relate(LineChange change, Side one, Keyed[] ones, Side other, Keyed[] others)
    {
        ValueSet<HsCode> left = ones.Select(l => one.Codes[l.Index]).ToValueSet();
        ValueSet<HsCode> right = others.Select(l => other.Codes[l.Index]).ToValueSet();
        foreach (Keyed line in ones) one.Lines[line.Index] = new(change, -1, right, null);
        foreach (Keyed line in others) other.Lines[line.Index] = new(change, -1, left, null);
    }

    /// <summary>What was found for a line.</summary>
    /// <param name="Change">What became of it; null if it corresponds to one line, whose duty then decides.</param>
    /// <param name="Match">The index of the line it corresponds to; -1 if there is not exactly one.</param>
    /// <param name="Counterparts">The codes that it is split into, merged with, and so on.</param>
    /// <param name="Reason">Why it has no counterpart or cannot be compared.</param>
    internal readonly record struct Line(LineChange? Change, int Match, ValueSet<HsCode>? Counterparts, string? Reason)
    {
        internal bool IsDone => Counterparts is not null;
    }

    /// <summary>A line under the code that it is compared by.</summary>
    private readonly record struct Keyed(HsCode Key, int Index) : IComparable<Keyed>
    {
        public int CompareTo(Keyed other) => Key.CompareTo(other.Key);

        internal static (int Start, int End) Beneath(Keyed[] lines, HsCode prefix)
        {
            int start = Array.BinarySearch(lines, new Keyed(prefix, 0));
            if (start < 0) start = ~start;
            int end = start;
            while (end < lines.Length && prefix.Contains(lines[end].Key)) end++;
            return (start, end);
        }
    }

    private sealed class Side(HsCode[] codes, HsConcordance? concordance, string other)
    {
        internal HsCode[] Codes { get; } = codes;

        internal Line[] Lines { get; } = new Line[codes.Length];

        /// <summary>
        /// The lines that correspond by their digits, sorted: all within one edition; across editions those of subheadings that correspond
        /// one to one, and those of the national chapters 98 and 99.
        /// </summary>
        internal Keyed[] Aligned(bool rewrites)
        {
            var keyed = new List<Keyed>(Codes.Length);
            for (int i = 0; i < Codes.Length; i++)
            {
                HsCode code = Codes[i];
                if (concordance is null || IsNational(code)) keyed.Add(new(code, i));
                else if (concordance.FindRelationship(code) == HsRelationship.OneToOne)
                    keyed.Add(new(rewrites ? Rewritten(code, concordance.Convert(code)[0]) : code, i));
            }
            Keyed[] sorted = [.. keyed];
            Array.Sort(sorted);
            return sorted;
        }

        /// <summary>Decides the lines that the rules on digits have left open.</summary>
        internal void Rest(Side opposite, Keyed[] aligned, Keyed[] opposites)
        {
            foreach (Keyed line in aligned)
            {
                if (Lines[line.Index].IsDone) continue;
                HsCode subheading = line.Key.Length > Digits ? line.Key.Prefix(Digits) : line.Key;
                (int start, int end) = Keyed.Beneath(opposites, subheading);
                Lines[line.Index] = Missing(opposite, subheading, end - start);
            }
            for (int i = 0; i < Codes.Length; i++)
                if (!Lines[i].IsDone) Lines[i] = Converted(Codes[i], opposite);
        }

        private Line Missing(Side opposite, HsCode subheading, int beneath)
        {
            if (concordance is not null && opposite.CoveredBy(subheading) is { } heading)
                return NotComparable($"the {other} schedule has the line '{heading}' of fewer than six digits here");
            return Alone(beneath == 0 ? $"the {other} schedule has no line in {subheading}"
                : $"the {other} schedule has {InvariantText.Of(beneath)} other lines in {subheading}");
        }

        private Line Converted(HsCode code, Side opposite)
        {
            if (code.Length < Digits) return NotComparable("a line of fewer than six digits cannot be converted between editions");
            if (concordance!.FindRelationship(code) is not { } relationship)
                return NotComparable($"the concordance does not list '{code.Prefix(Digits)}'");
            ValueSet<HsCode> targets = concordance.Convert(code);
            foreach (HsCode target in targets)
                if (opposite.CoveredBy(target) is { } heading)
                    return NotComparable($"the {other} schedule has the line '{heading}' of fewer than six digits here");
            if (!targets.Any(opposite.HasLineIn)) return Alone($"the {other} schedule has no line in {string.Join(", ", targets)}");
            // For a new line, several old subheadings mean a merge, and an old subheading with other new ones means a split.
            LineChange change = relationship switch
            {
                HsRelationship.OneToMany => other == "new" ? LineChange.Split : LineChange.Merged,
                HsRelationship.ManyToOne => other == "new" ? LineChange.Merged : LineChange.Split,
                _ => LineChange.ManyToMany,
            };
            return new(change, -1, targets, null);
        }

        private Line Alone(string reason) => new(other == "new" ? LineChange.Gone : LineChange.New, -1, [], reason);

        private static Line NotComparable(string reason) => new(LineChange.NotComparable, -1, [], reason);

        private bool HasLineIn(HsCode subheading)
        {
            int at = Array.BinarySearch(Codes, subheading);
            if (at >= 0) return true;
            return ~at < Codes.Length && subheading.Contains(Codes[~at]);
        }

        /// <summary>The line of fewer than six digits that a subheading lies beneath; null if there is none.</summary>
        private HsCode? CoveredBy(HsCode subheading)
        {
            for (int digits = Math.Min(subheading.Length, Digits) - 1; digits >= 2; digits--)
                if (digits != 3 && Array.BinarySearch(Codes, subheading.Prefix(digits)) >= 0) return subheading.Prefix(digits);
            return null;
        }

        // A concordance does not list the national chapters. Their codes are the same in both editions.
        private bool IsNational(HsCode code)
            => code.Chapter >= 98 && (code.Length < Digits || (concordance!.FindRelationship(code) is null
                && concordance.Reverse().FindRelationship(code) is null));

        private static HsCode Rewritten(HsCode code, HsCode subheading)
        {
            if (subheading.Contains(code)) return code;
            return code.Length == Digits ? subheading : new($"{subheading}{code.ToString()[Digits..]}");
        }
    }
}
