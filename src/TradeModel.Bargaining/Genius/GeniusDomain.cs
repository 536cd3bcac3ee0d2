using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>An issue as a domain has it.</summary>
/// <param name="Index">The index by which profiles refer to it; null if the file gives none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Values">Its values in order.</param>
/// <param name="Lower">The least value of an integer issue; null for a discrete one.</param>
internal sealed record GeniusIssue(string? Index, string Name, string[] Values, BigInteger? Lower);

/// <summary>A GENIUS domain: what is to be agreed, without what it is worth to anyone.</summary>
internal sealed class GeniusDomain
{
    private GeniusDomain(List<GeniusIssue> issues) => Issues = issues;

    internal List<GeniusIssue> Issues { get; }

    internal static GeniusDomain Read(GeniusSource source)
    {
        GeniusDocument document = GeniusDocument.Load(source);
        var issues = new List<GeniusIssue>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (GeniusElement element in document.Issues())
        {
            string name = document.Get(element, "name");
            if (name.Length == 0) throw document.Error(element, "has an empty name");
            if (!names.Add(name)) throw document.Error(element, "occurs twice");
            issues.Add(ReadIssue(document, element, name));
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

    /// <summary>The bounds of an integer issue, on the issue itself or on its range; null if the file gives none.</summary>
    internal static (BigInteger Lower, BigInteger Upper)? Bounds(GeniusDocument document, GeniusElement issue)
    {
        GeniusElement holder = issue.Find("lowerbound") is null && issue.Element("range") is { } range ? range : issue;
        if (holder.Find("lowerbound") is null && holder.Find("upperbound") is null) return null;
        return (Whole(document, holder, "lowerbound"), Whole(document, holder, "upperbound"));
    }

    private static GeniusIssue ReadIssue(GeniusDocument document, GeniusElement element, string name)
    {
        string? index = element.Find("index")?.Trim();
        GeniusElement[] items = [.. element.Elements("item")];
        string type = TypeOf(element);
        bool integer = type.Equals("integer", StringComparison.OrdinalIgnoreCase);
        (BigInteger Lower, BigInteger Upper)? range = integer ? Bounds(document, element) : null;
        if (items.Length > 0 && range is null && !type.Equals("real", StringComparison.OrdinalIgnoreCase))
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
            return new(index, name, [.. values], null);
        }
        if (!integer)
        {
            throw document.Error(element, type.Equals("discrete", StringComparison.OrdinalIgnoreCase)
                ? "has no item"
                : $"is of type '{type}'; only discrete and integer issues have finitely many values");
        }
        if (range is not { } bounds) throw document.Error(element, "is an integer issue without lowerbound and upperbound");
        BigInteger count = bounds.Upper - bounds.Lower + 1;
        if (count < 1) throw document.Error(element, $"its upperbound {bounds.Upper} lies below its lowerbound {bounds.Lower}");
        if (count > GeniusXml.MaxIntegerValues)
            throw document.Error(element, $"has {count} values; at most {GeniusXml.MaxIntegerValues} are read");
        string[] labels = new string[(int)count];
        for (int v = 0; v < labels.Length; v++) labels[v] = (bounds.Lower + v).ToString(CultureInfo.InvariantCulture);
        return new(index, name, labels, bounds.Lower);
    }

    private static BigInteger Whole(GeniusDocument document, GeniusElement element, string attribute)
    {
        Rational value = document.Number(element, attribute);
        return value.Denominator.IsOne ? value.Numerator
            : throw document.Error(element, $"attribute '{attribute}' is {value}, not a whole number");
    }
}
