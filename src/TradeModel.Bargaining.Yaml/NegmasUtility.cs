using System.Globalization;

namespace TradeModel.Bargaining.Yaml;

/// <summary>A NegMAS utility function read against its outcome space.</summary>
internal sealed class NegmasUtility
{
    private const string HyperRectangles = "HyperRectangleUtilityFunction";

    private const int MostRegionValues = 1_000_000;

    private readonly NegmasDomain _domain;
    private readonly Dictionary<string, int> _issues = new(StringComparer.Ordinal);

    // For each bound of a region, the values of the issue that it bounds.
    private int _examined;
    private RegionUtility? _regions;

    private NegmasUtility(string name, NegmasDomain domain)
    {
        Name = name;
        _domain = domain;
        for (int i = 0; i < domain.Issues.Count; i++) _issues.Add(domain.Issues[i].Name, i);
        Weights = [.. domain.Issues.Select(_ => Rational.One)];
        Values = [.. domain.Issues.Select(i => new Rational[i.Labels.Length])];
    }

    internal string Name { get; }

    internal Rational[] Weights { get; }

    /// <summary>By issue and value, in the order of the outcome space.</summary>
    internal Rational[][] Values { get; }

    internal Rational Reservation { get; private set; }

    internal Rational Discount { get; private set; } = Rational.One;

    internal List<string> Assumptions { get; } = [];

    /// <summary>The utility over regions: that of the file, or one region for each option of an additive one.</summary>
    internal RegionUtility Regions
        => _regions ?? new(Values.SelectMany((values, issue) => values.Select((value, option)
            => new OutcomeRegion(value * Weights[issue], [new(issue, [option])]))).ToValueList());

    internal static NegmasUtility Read(string name, YamlPart document, NegmasDomain domain, bool regions)
    {
        var utility = new NegmasUtility(name, domain);
        YamlPart function = utility.Undiscounted(document);
        switch (NegmasDomain.TypeOf(function))
        {
            // The second is the name in older versions.
            case "LinearAdditiveUtilityFunction" or "LinearUtilityAggregationFunction": utility.ReadAdditive(function); break;
            case "LinearUtilityFunction" or "AffineUtilityFunction": utility.ReadAffine(function); break;
            case HyperRectangles when regions: utility.ReadRegions(function); break;
            case HyperRectangles:
                throw function.Error("is a utility over several issues at once, which does not add: read the files with "
                    + $"{nameof(NegmasYaml)}.{nameof(NegmasYaml.ReadNonAdditiveFiles)}", nonAdditive: true);
            case null when function.Find("issues") is not null: throw function.Error("is an outcome space where a utility was expected");
            case null: throw function.Error("has no member 'type', so it is no utility of NegMAS");
            case { } other:
                throw function.Error(other.EndsWith("OutcomeSpace", StringComparison.Ordinal)
                    ? "is an outcome space where a utility was expected"
                    : $"is of type {other}; linear, linear additive and hyper-rectangle utilities are read");
        }
        utility.ReadReservation(document.Find("reserved_value") ?? function.Find("reserved_value"));
        return utility;
    }

    private YamlPart Undiscounted(YamlPart document)
    {
        switch (NegmasDomain.TypeOf(document))
        {
            case "ExpDiscountedUFun":
                YamlPart discount = document.Get("discount");
                Discount = discount.Number;
                if (Discount.Sign <= 0 || Discount > Rational.One) throw discount.Error($"is {Discount}, not above 0 and at most 1");
                if (Discount != Rational.One)
                {
                    string unit = document.Find("factor")?.Text ?? "step";
                    Assumptions.Add($"the discount of {Name}, {Discount}, is for each unit of '{unit}' in NegMAS, and for a year here");
                }
                return document.Get("ufun");
            case "LinDiscountedUFun" when document.Find("cost") is not { } cost || cost.Number.Sign == 0: return document.Get("ufun");
            case "LinDiscountedUFun":
                throw document.Error("takes a cost from the utility as time passes, which is not read; set its cost to 0");
            default: return document;
        }
    }

    private void ReadAdditive(YamlPart function)
    {
        ReadWeights(function.Find("weights"));
        YamlPart values = function.Get("values");
        if (values.IsList && values.Items.Count != _domain.Issues.Count)
            throw values.Error($"has {new Rational(values.Items.Count)} functions for {new Rational(_domain.Issues.Count)} issues");
        for (int i = 0; i < _domain.Issues.Count; i++)
        {
            NegmasIssue issue = _domain.Issues[i];
            YamlPart? value = values.IsList ? values.Items[i] : values.Find(issue.Name);
            if (value is null)
            {
                Assumptions.Add($"{Name} gives no function for issue '{issue.Name}', so each number is its own value, as in NegMAS");
                Values[i] = Numbers(issue, values);
            }
            else
            {
                Values[i] = Valued(issue, value);
            }
        }
        AddBias(function.Find("bias"));
    }

    // Each number is its own value.
    private void ReadAffine(YamlPart function)
    {
        ReadWeights(function.Find("weights"));
        for (int i = 0; i < Values.Length; i++) Values[i] = [.. Numbers(_domain.Issues[i], function)];
        AddBias(function.Find("bias"));
    }

    private void ReadWeights(YamlPart? weights)
    {
        if (weights is null) return;
        if (weights.IsList && weights.Items.Count != Weights.Length)
            throw weights.Error($"has {new Rational(weights.Items.Count)} weights for {new Rational(Weights.Length)} issues");
        for (int i = 0; i < Weights.Length; i++)
        {
            YamlPart? weight = weights.IsList ? weights.Items[i] : weights.Find(_domain.Issues[i].Name);
            if (weight is null)
                Assumptions.Add($"{Name} gives no weight for issue '{_domain.Issues[i].Name}', which weighs 1, as in NegMAS");
            Weights[i] = weight?.Number ?? Rational.One;
        }
    }

    // A scenario has no constant and no negative weights, so both go into values.
    private void AddBias(YamlPart? part)
    {
        Rational bias = part?.Number ?? Rational.Zero;
        for (int i = 0; i < Weights.Length; i++)
        {
            if (Weights[i].Sign >= 0 && (i > 0 || bias.Sign == 0)) continue;
            for (int v = 0; v < Values[i].Length; v++) Values[i][v] = (Weights[i] * Values[i][v]) + (i == 0 ? bias : Rational.Zero);
            Weights[i] = Rational.One;
        }
        if (bias.Sign != 0) Assumptions.Add($"the bias of {Name}, {bias}, is part of the values of issue '{_domain.Issues[0].Name}'");
    }

    private static Rational[] Numbers(NegmasIssue issue, YamlPart at)
        => issue.Numbers ?? throw at.Error($"needs numbers, and issue '{issue.Name}' has other values");

    private Rational[] Valued(NegmasIssue issue, YamlPart function)
    {
        // A list has the values of the options in order, and a mapping without a type those of each option.
        if (function.IsList)
        {
            return function.Items.Count == issue.Labels.Length ? [.. function.Items.Select(v => v.Number)]
                : throw function.Error($"has {new Rational(function.Items.Count)} values for {new Rational(issue.Labels.Length)} options");
        }
        string? type = NegmasDomain.TypeOf(function);
        if (type is null or "TableFun") return Table(issue, type is null ? function : function.Get("mapping"));
        Rational Of(string name, Rational? otherwise = null)
            => otherwise is { } missing && function.Find(name) is null ? missing : function.Get(name).Number;
        Rational bias = type is "ConstFun" ? Of("bias") : Of("bias", Rational.Zero);
        if (type == "ConstFun") return [.. issue.Labels.Select(_ => bias)];
        Rational[] numbers = Numbers(issue, function);
        switch (type)
        {
            case "IdentityFun": return [.. numbers];
            case "LinearFun" or "AffineFun":
                Rational slope = Of("slope");
                return [.. numbers.Select(n => (slope * n) + bias)];
            case "TriangularFun":
                Rational start = Of("start"), middle = Of("middle"), end = Of("end"), scale = Of("scale", Rational.One);
                return [.. numbers.Select(n => bias + (scale * Triangle(n, start, middle, end)))];
            default:
                throw function.Error(
                    $"is of type {type}; TableFun, LinearFun, AffineFun, ConstFun, IdentityFun and TriangularFun are read");
        }
    }

    private static Rational Triangle(Rational n, Rational start, Rational middle, Rational end)
        => n <= start || n >= end ? Rational.Zero
            : n <= middle ? (middle == start ? Rational.One : (n - start) / (middle - start))
            : end == middle ? Rational.One
            : (end - n) / (end - middle);

    private Rational[] Table(NegmasIssue issue, YamlPart mapping)
    {
        var values = new Dictionary<string, Rational>(StringComparer.Ordinal);
        foreach ((YamlPart key, YamlPart value) in mapping.Members)
            if (!values.TryAdd(key.Label, value.Number)) throw value.Error("is a second value of the same number");
        var found = new Rational[issue.Labels.Length];
        for (int v = 0; v < found.Length; v++)
        {
            if (!values.Remove(issue.Labels[v], out found[v]))
                throw mapping.Error($"has no value for '{issue.Labels[v]}' of issue '{issue.Name}'");
        }
        foreach (string surplus in values.Keys)
            Assumptions.Add($"{Name} values '{surplus}' of issue '{issue.Name}', which the outcome space does not have");
        return found;
    }

    private void ReadReservation(YamlPart? reserved)
    {
        string text = reserved?.Text ?? "-.inf";
        if (reserved is not null && text.ToUpperInvariant() is not ("-.INF" or "-INF" or "-INFINITY"))
        {
            Reservation = reserved.Number;
            return;
        }
        Reservation = _regions is { } regions
            ? regions.Regions.Where(r => r.Worth.Sign < 0).Aggregate(regions.Base, (sum, r) => sum + r.Worth)
            : Values.Select((values, i) => values.Min() * Weights[i]).Aggregate(Rational.Zero, (sum, worst) => sum + worst);
        Assumptions.Add($"{Name} has no reserved value, so every outcome is at least as good to it as no agreement");
    }

    private void ReadRegions(YamlPart function)
    {
        YamlPart ranges = function.Get("outcome_ranges"), utilities = function.Get("utilities");
        YamlPart? weights = function.Find("weights");
        if (utilities.Items.Count != ranges.Items.Count || (weights is not null && weights.Items.Count != ranges.Items.Count))
            throw utilities.Error("does not have one number for each of outcome_ranges, or weights does not");
        Rational start = function.Find("bias")?.Number ?? Rational.Zero;
        var regions = new List<OutcomeRegion>();
        for (int r = 0; r < ranges.Items.Count; r++)
        {
            Rational worth = utilities.Items[r].Number * (weights?.Items[r].Number ?? Rational.One);
            YamlPart range = ranges.Items[r];
            IssueOptions?[] conditions = range.IsNull ? [] : [.. range.Members.Select(m => Condition(m.Name, m.Value))];
            if (conditions.Contains(null)) Assumptions.Add($"a range of {Name} on line {new Rational(range.Line)} holds no outcome");
            else if (conditions.Length == 0) start += worth;
            else if (conditions.Select(c => c!.Issue).Distinct().Count() < conditions.Length) throw range.Error("bounds an issue twice");
            else regions.Add(new(worth, conditions.Select(c => c!).ToValueList()));
        }
        _regions = new(regions.ToValueList(), start);
    }

    // Two numbers are bounds, a list has the values that fit, and anything else is the one that does. Null if none fits.
    private IssueOptions? Condition(YamlPart name, YamlPart fitting)
    {
        int issue = name.IsNumber && name.Number is { Denominator.IsOne: true, Sign: >= 0 } index && index < _domain.Issues.Count
            ? (int)index.Numerator
            : _issues.GetValueOrDefault(name.Text, -1);
        if (issue < 0) throw name.Error($"bounds '{name.Text}', which is neither the name nor the number of an issue");
        NegmasIssue bounded = _domain.Issues[issue];
        _examined += bounded.Labels.Length;
        if (_examined > MostRegionValues)
        {
            throw name.Error(string.Create(CultureInfo.InvariantCulture,
                $"is one bound too many: with it, ranges bound {_examined} values; at most {MostRegionValues} are read"));
        }
        bool between = fitting.IsList && fitting.Items.Count == 2 && fitting.Items.All(f => f.IsNumber);
        Func<int, bool> fits;
        if (between)
        {
            Rational[] numbers = Numbers(bounded, fitting);
            fits = o => numbers[o] >= fitting.Items[0].Number && numbers[o] <= fitting.Items[1].Number;
        }
        else
        {
            HashSet<string> labels = fitting.IsList ? [.. fitting.Items.Select(f => f.Label)] : [fitting.Label];
            fits = o => labels.Contains(bounded.Labels[o]);
        }
        ValueList<int> options = Enumerable.Range(0, bounded.Labels.Length).Where(fits).ToValueList();
        return options.Count == 0 ? null : new(issue, options);
    }
}
