using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>An issue as a domain has it.</summary>
/// <param name="Index">The index by which profiles refer to it; null if the file gives none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values in order.</param>
/// <param name="Grid">The numbers that its values are; null for a discrete issue.</param>
/// <param name="IsReal">Whether it takes every number between its bounds.</param>
internal sealed record GeniusIssue(string? Index, string Name, string[] Values, NumberGrid? Grid, bool IsReal);

/// <summary>A GENIUS domain: what is to be agreed, without what it is worth to anyone.</summary>
internal sealed class GeniusDomain
{
    private GeniusDomain(List<GeniusIssue> issues) => Issues = issues;

    internal List<GeniusIssue> Issues { get; }

    internal IEnumerable<string> Assumptions => Issues.Select(i => i.Grid?.Note).OfType<string>();

    internal static GeniusDomain Read(GeniusSource source, GeniusOptions options)
    {
        GeniusDocument document = GeniusDocument.Load(source);
        var issues = new List<GeniusIssue>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        int total = 0;
        foreach (GeniusElement element in document.Issues())
        {
            string name = document.Get(element, "name");
            if (name.Length == 0) throw document.Error(element, "has an empty name");
            if (!names.Add(name)) throw document.Error(element, "occurs twice");
            issues.Add(ReadIssue(document, element, name, options));
            if (NumberGrid.Excess(ref total, issues[^1].Values.Length) is { } excess) throw document.Error(element, excess);
        }
        if (issues.Count == 0) throw document.Error(document.Root, "holds no issue, so it is no GENIUS domain");
        return new(issues);
    }

    /// <summary>
    /// The type: discrete, integer or real. If attributes differ, <c>type</c> decides, as in GENIUS. Discrete if the file does not say.
    /// </summary>
    private static string TypeOf(GeniusElement issue)
    {
        string type = (issue.Find("type") ?? issue.Find("vtype") ?? issue.Find("etype") ?? "discrete").Trim();
        // Some files say of the element that it is an issue, and nothing of its values.
        return type.Equals("issue", StringComparison.OrdinalIgnoreCase) ? "discrete" : type;
    }

    /// <summary>The bounds of an issue of numbers, on the issue itself or on its range; null if the file gives none.</summary>
    internal static (Rational Lower, Rational Upper)? Bounds(GeniusDocument document, GeniusElement issue, bool whole)
    {
        GeniusElement holder = issue.Find("lowerbound") is null && issue.Element("range") is { } range ? range : issue;
        if (holder.Find("lowerbound") is null && holder.Find("upperbound") is null) return null;
        return (Bound("lowerbound"), Bound("upperbound"));

        Rational Bound(string attribute)
        {
            Rational value = document.Number(holder, attribute);
            return !whole || value.Denominator.IsOne ? value
                : throw document.Error(holder, $"attribute '{attribute}' is {value}, not a whole number");
        }
    }

    private static GeniusIssue ReadIssue(GeniusDocument document, GeniusElement element, string name, GeniusOptions options)
    {
        string? index = element.Find("index")?.Trim();
        GeniusElement[] items = [.. element.Elements("item")];
        string type = TypeOf(element);
        bool integer = type.Equals("integer", StringComparison.OrdinalIgnoreCase);
        bool real = type.Equals("real", StringComparison.OrdinalIgnoreCase);
        (Rational Lower, Rational Upper)? range = integer || real ? Bounds(document, element, integer) : null;
        if (items.Length > 0 && range is null && !real)
        {
            var values = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (GeniusElement item in items)
            {
                string value = document.Get(item, "value");
                if (value.Length == 0) throw document.Error(item, "has an empty value");
                if (!seen.Add(value)) throw document.Error(item, "occurs twice");
                values.Add(value);
            }
            return new(index, name, [.. values], null, false);
        }
        if (!integer && !real)
        {
            throw document.Error(element, type.Equals("discrete", StringComparison.OrdinalIgnoreCase)
                ? "has no item"
                : $"is of type '{type}'; discrete, integer and real issues are read");
        }
        if (range is not { } bounds)
            throw document.Error(element, $"is {(integer ? "an integer" : "a real")} issue without lowerbound and upperbound");
        if (bounds.Upper < bounds.Lower)
            throw document.Error(element, $"its upperbound {bounds.Upper} lies below its lowerbound {bounds.Lower}");
        NumberGrid grid = integer ? Whole(document, element, name, bounds, options) : Real(document, element, name, bounds, options);
        return new(index, name, [.. grid.Labels], grid, real);
    }

    private static NumberGrid Whole(
        GeniusDocument document, GeniusElement element, string name, (Rational Lower, Rational Upper) bounds, GeniusOptions options)
    {
        BigInteger count = bounds.Upper.Numerator - bounds.Lower.Numerator + 1;
        if (options.IntegerValues is null && count > NumberGrid.MostPoints)
        {
            throw document.Error(element, $"has {count} values; at most {NumberGrid.MostPoints} are read: set "
                + $"{nameof(GeniusOptions)}.{nameof(GeniusOptions.IntegerValues)} to read so many of them, equally far apart");
        }
        return NumberGrid.Whole(name, bounds.Lower.Numerator, bounds.Upper.Numerator, options.IntegerValues);
    }

    private static NumberGrid Real(
        GeniusDocument document, GeniusElement element, string name, (Rational Lower, Rational Upper) bounds, GeniusOptions options)
        => options.RealValues is { } values
            ? NumberGrid.Real(name, bounds.Lower, bounds.Upper, values)
            : throw document.Error(element, "takes every number between its bounds: set "
                + $"{nameof(GeniusOptions)}.{nameof(GeniusOptions.RealValues)} to read so many of them, equally far apart "
                + "(GENIUS analyses 21)");
}
