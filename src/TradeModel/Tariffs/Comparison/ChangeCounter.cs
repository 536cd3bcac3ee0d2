using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>Counts the rows of a comparison, over all of them and by chapter and section, and takes the means of same products.</summary>
internal sealed class ChangeCounter
{
    private static readonly int Kinds = Enum.GetValues<LineChange>().Length;

    private readonly int[] _old = new int[Kinds];
    private readonly int[] _new = new int[Kinds];
    private int _pairs;
    private int _weighed;
    private double _oldSum;
    private double _newSum;
    private double _oldWeighted;
    private double _newWeighted;
    private double _weight;

    internal static (ScheduleChanges Overall, ValueList<ScheduleChanges> ByChapter, ValueList<ScheduleChanges> BySection) Count(
        ValueList<LineComparison> lines)
    {
        var all = new ChangeCounter();
        var chapters = new SortedDictionary<int, ChangeCounter>();
        var sections = new SortedDictionary<int, ChangeCounter>();
        foreach (LineComparison line in lines)
        {
            int chapter = line.Code.Chapter;
            all.Add(line);
            Counter(chapters, chapter).Add(line);
            Counter(sections, SectionAt(chapter)).Add(line);
        }
        return (
            all.Result("all", null, null),
            chapters.Select(c => c.Value.Result(
                c.Key.ToString("D2", System.Globalization.CultureInfo.InvariantCulture), HsChapters.Find(c.Key), null)).ToValueList(),
            sections.Select(s => s.Key < HsChapters.Sections.Count
                ? s.Value.Result(HsChapters.Sections[s.Key].Number, null, HsChapters.Sections[s.Key])
                : s.Value.Result("none", null, null)).ToValueList());
    }

    private static ChangeCounter Counter(SortedDictionary<int, ChangeCounter> counters, int key)
    {
        if (!counters.TryGetValue(key, out ChangeCounter? counter)) counters.Add(key, counter = new());
        return counter;
    }

    /// <summary>The place of the chapter's section; behind the last one if the chapter is in no section.</summary>
    private static int SectionAt(int chapter)
    {
        if (HsChapters.Find(chapter) is { } found)
            for (int i = 0; i < HsChapters.Sections.Count; i++)
                if (ReferenceEquals(HsChapters.Sections[i], found.Section)) return i;
        return HsChapters.Sections.Count;
    }

    private void Add(LineComparison line)
    {
        if (line.OldCode is not null) _old[(int)line.Change]++;
        if (line.NewCode is not null) _new[(int)line.Change]++;
        if (line.DutyChange is null || line.OldRate is not { } before || line.NewRate is not { } after) return;
        double oldRate = (double)before.Value, newRate = (double)after.Value;
        _pairs++;
        _oldSum += oldRate;
        _newSum += newRate;
        if (line.TradeValue is not { } trade) return;
        _weighed++;
        _weight += (double)trade;
        _oldWeighted += oldRate * (double)trade;
        _newWeighted += newRate * (double)trade;
    }

    private ScheduleChanges Result(string scope, HsChapter? chapter, HsSection? section)
        => new(scope, new(_old), new(_new), new(_pairs, _oldSum / Math.Max(1, _pairs), _newSum / Math.Max(1, _pairs))
        {
            LinesWithTrade = _weighed,
            TradeWeightedMeanOld = _weight > 0 ? _oldWeighted / _weight : null,
            TradeWeightedMeanNew = _weight > 0 ? _newWeighted / _weight : null,
        })
        {
            Chapter = chapter,
            Section = section,
        };
}
