using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining.Yaml;

/// <summary>An issue of a NegMAS outcome space.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its values as labels, in order.</param>
/// <param name="Numbers">Its values as numbers; null if one is a text.</param>
internal sealed record NegmasIssue(string Name, string[] Labels, Rational[]? Numbers);

/// <summary>A NegMAS outcome space: what is to be agreed.</summary>
internal sealed class NegmasDomain
{
    /// <summary>The most values that one issue may have, and all issues of a scenario together.</summary>
    private const int MostValues = 100_000;

    private NegmasDomain()
    {
    }

    internal List<NegmasIssue> Issues { get; } = [];

    internal List<string> Assumptions { get; } = [];

    internal static NegmasDomain Read(YamlPart document, int? realValues)
    {
        var domain = new NegmasDomain();
        int total = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlPart issue in document.Get("issues").Items)
        {
            string name = issue.Get("name").Text;
            if (name.Length == 0) throw issue.Error("has an empty name");
            if (!names.Add(name)) throw issue.Error($"has the issue '{name}' twice");
            domain.Issues.Add(domain.ReadIssue(issue, name, realValues));
            total += domain.Issues[^1].Labels.Length;
            if (total > MostValues)
            {
                throw issue.Error(string.Create(
                    CultureInfo.InvariantCulture, $"brings the values of all issues to {total}; at most {MostValues} are read"));
            }
        }
        return domain.Issues.Count > 0 ? domain : throw document.Get("issues").Error("has no issue");
    }

    /// <summary>The name of a class without its modules; null if none is given.</summary>
    internal static string? TypeOf(YamlPart part)
        => (part.Find("type") ?? part.Find("__python_class__"))?.Text is { } type ? type[(type.LastIndexOf('.') + 1)..] : null;

    private NegmasIssue ReadIssue(YamlPart issue, string name, int? realValues)
    {
        YamlPart values = issue.Get("values");
        switch (TypeOf(issue))
        {
            case "ContiguousIssue" when values.IsList: return Whole(values, name, End(values, 0), End(values, 1));
            // A number alone counts values from 0.
            case "ContiguousIssue" or null when values.IsNumber: return Whole(values, name, Rational.Zero, values.Number - Rational.One);
            case "ContinuousIssue": return Real(values, name, End(values, 0), End(values, 1), realValues);
            case "CategoricalIssue" or "DiscreteOrdinalIssue" or "DiscreteCardinalIssue" or "SingletonIssue" or null: break;
            case { } other: throw issue.Error($"is of type {other}; issues with a list or a range of values are read");
        }
        string[] labels = [.. values.Items.Select(v => v.Label)];
        if (labels.Length == 0) throw values.Error("has no value");
        if (labels.FirstOrDefault(l => l.Length == 0) is not null) throw values.Error("has an empty value");
        if (labels.GroupBy(l => l, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw values.Error($"has the value '{twice.Key}' twice");
        return new(name, labels, values.Items.All(v => v.IsNumber) ? [.. values.Items.Select(v => v.Number)] : null);
    }

    private static Rational End(YamlPart values, int end)
        => values.Items.Count == 2 ? values.Items[end].Number
            : throw values.Error("must have two numbers, the lowest and the highest value");

    private static NegmasIssue Whole(YamlPart values, string name, Rational lower, Rational upper)
    {
        if (!lower.Denominator.IsOne || !upper.Denominator.IsOne || upper < lower)
            throw values.Error($"runs from {lower} to {upper}, which are no ascending whole numbers");
        BigInteger count = upper.Numerator - lower.Numerator + 1;
        if (count > MostValues) throw values.Error($"has {count} values; at most {MostValues} are read: list those that matter");
        return OfNumbers(name, [.. Enumerable.Range(0, (int)count).Select(v => lower + v)]);
    }

    private NegmasIssue Real(YamlPart values, string name, Rational lower, Rational upper, int? realValues)
    {
        if (upper < lower) throw values.Error($"its highest value {upper} lies below its lowest {lower}");
        if (realValues is not { } count)
            throw values.Error("takes every number between its bounds: state realValues to read so many of them, equally far apart");
        if (lower == upper) return OfNumbers(name, [lower]);
        Rational step = (upper - lower) / (count - 1);
        Assumptions.Add(
            $"issue '{name}' takes every number from {lower} to {upper}; it is read at {new Rational(count)} values, {step} apart");
        return OfNumbers(name, [.. Enumerable.Range(0, count).Select(v => lower + (step * v))]);
    }

    private static NegmasIssue OfNumbers(string name, Rational[] numbers) => new(name, [.. numbers.Select(n => n.ToString())], numbers);
}
