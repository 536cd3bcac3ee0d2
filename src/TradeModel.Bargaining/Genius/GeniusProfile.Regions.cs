namespace TradeModel.Bargaining;

internal sealed partial class GeniusProfile
{
    private RegionUtility? _regions;

    /// <summary>The utility over regions: that of the file, or one region for each option of an additive profile.</summary>
    internal RegionUtility Utility
        => _regions ?? new(Values
            .SelectMany((values, issue) => RegionUtility.Additive(issue, values.Select(v => v * Weights[issue]))).ToValueList());

    private void ReadRegions(GeniusDocument document, GeniusDomain domain, GeniusElement[] matched)
    {
        GeniusElement holder = document.Root.All("utility").FirstOrDefault(e => e.Element("ufun") is not null)
            ?? throw document.Error(document.Root, "has a ufun outside of a utility");
        Rational most = document.Number(holder, "maxutility");
        if (most.Sign <= 0)
            throw document.Error(holder, $"its maxutility is {most}, which is not above 0, and utilities are divided by it");
        // GENIUS takes the first function and ignores its weight.
        GeniusElement function = holder.Element("ufun")!;
        if (holder.Elements("ufun").Skip(1).FirstOrDefault() is { } second)
            throw document.Error(second, "is a second function; put both into one");
        if (function.Find("weight") is not null && document.Number(function, "weight") != Rational.One)
            Assumptions.Add($"the weight of the function of {Name} is ignored, as in GENIUS");

        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < matched.Length; i++)
        {
            if (!indices.TryAdd(document.Get(matched[i], "index").Trim(), i))
                throw document.Error(matched[i], "has the index of another issue, by which rectangles find it");
        }
        var regions = new List<OutcomeRegion>();
        Rational start = Rational.Zero;
        int examined = 0;
        Add(function, Rational.One / most);
        _regions = new(regions.ToValueList(), start);

        void Add(GeniusElement inner, Rational factor)
        {
            string aggregation = inner.Find("aggregation")?.Trim() ?? "sum";
            if (!aggregation.Equals("sum", StringComparison.OrdinalIgnoreCase))
                throw document.Error(inner, $"its aggregation is '{aggregation}'; only sums are read");
            foreach (GeniusElement rectangle in inner.Elements("hyperRectangle"))
            {
                Rational worth = document.Number(rectangle, "utility") * factor;
                if (rectangle.Find("weight") is not null) worth *= document.Number(rectangle, "weight");
                bool excludes = rectangle.Element("EXCLUDES") is not null;
                if (excludes && rectangle.Element("INCLUDES") is { } mixed)
                    throw document.Error(mixed, "stands beside EXCLUDES, and GENIUS would ignore it; make two rectangles");
                if (Conditions(document, domain, indices, rectangle, ref examined) is not { } conditions)
                {
                    Assumptions.Add($"a rectangle of {Name} on line {new Rational(rectangle.Line)} holds no outcome");
                    if (excludes) start += worth;
                }
                else if (conditions.Count == 0)
                {
                    start += worth;
                }
                else
                {
                    // Outside of a rectangle is everywhere, less the rectangle.
                    if (excludes) start += worth;
                    regions.Add(new(excludes ? -worth : worth, conditions.ToValueList()));
                }
            }
            foreach (GeniusElement nested in inner.Elements("ufun"))
                Add(nested, nested.Find("weight") is null ? factor : factor * document.Number(nested, "weight"));
        }
    }

    // Null if no outcome lies within all bounds.
    private static List<IssueOptions>? Conditions(
        GeniusDocument document, GeniusDomain domain, Dictionary<string, int> indices, GeniusElement rectangle, ref int examined)
    {
        var fitting = new SortedDictionary<int, List<int>>();
        foreach (GeniusElement bound in rectangle.Elements("INCLUDES").Concat(rectangle.Elements("EXCLUDES")))
        {
            string index = document.Get(bound, "index").Trim();
            if (!indices.TryGetValue(index, out int issue))
                throw document.Error(bound, $"bounds an issue that does not exist (index {index})");
            if (domain.Issues[issue].Grid is not { } grid)
                throw document.Error(bound, $"bounds issue '{domain.Issues[issue].Name}', whose values are no numbers");
            examined += grid.Points.Length;
            if (examined > NumberGrid.MostRegionValues)
            {
                throw document.Error(bound,
                    $"is one bound too many: with it, rectangles bound {examined} values; at most {NumberGrid.MostRegionValues} are read");
            }
            Rational least = document.Number(bound, "min"), most = document.Number(bound, "max");
            var options = Enumerable.Range(0, grid.Points.Length).Where(o => grid.Points[o] >= least && grid.Points[o] <= most).ToList();
            fitting[issue] = fitting.TryGetValue(issue, out List<int>? before) ? [.. before.Intersect(options)] : options;
        }
        if (fitting.Values.Any(options => options.Count == 0)) return null;
        return [.. fitting.Select(f => new IssueOptions(f.Key, f.Value.ToValueList()))];
    }
}
