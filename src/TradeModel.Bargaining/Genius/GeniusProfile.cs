namespace TradeModel.Bargaining;

/// <summary>A GENIUS profile read against its domain: what each value is worth to one party.</summary>
internal sealed partial class GeniusProfile
{
    private static readonly Rational LeastMaximum = new(1, 100_000);

    private GeniusProfile(string name, int issues)
    {
        Name = name;
        Weights = new Rational[issues];
        Values = new Rational[issues][];
    }

    internal string Name { get; }

    internal Rational[] Weights { get; }

    /// <summary>By issue and value, in the order of the domain.</summary>
    internal Rational[][] Values { get; }

    internal Rational Reservation { get; private set; }

    internal Rational Discount { get; private set; } = Rational.One;

    /// <summary>The greatest utility that counts; null if there is none.</summary>
    internal Rational? Cap { get; private set; }

    internal List<string> Assumptions { get; } = [];

    /// <param name="source">The file.</param>
    /// <param name="domain">Its domain.</param>
    /// <param name="options">How to read where the tools differ.</param>
    /// <param name="regions">Whether the utility may be one over regions; otherwise such a profile is refused.</param>
    internal static GeniusProfile Read(GeniusSource source, GeniusDomain domain, GeniusOptions options, bool regions)
    {
        GeniusDocument document = GeniusDocument.Load(source);
        var profile = new GeniusProfile(source.Name, domain.Issues.Count);
        GeniusElement? nonlinear = document.Root.All("ufun").FirstOrDefault();
        if (nonlinear is not null && !regions)
        {
            string reason = "is a utility over several issues at once, which does not add: read the files with "
                + $"{nameof(GeniusXml)}.{nameof(GeniusXml.ReadNonAdditiveFiles)}";
            throw new ScenarioFileException(document.File, nonlinear.Name, nonlinear.Line, reason) { IsNonAdditive = true };
        }
        GeniusElement[] elements = [.. document.Issues()];
        if (elements.Length == 0) throw document.Error(document.Root, "holds no issue, so it is no GENIUS profile");
        if (nonlinear is null && !document.Root.All("weight").Any())
            throw document.Error(document.Root, "has no weights, so it is no GENIUS profile; is it the domain?");
        if (elements.Length != domain.Issues.Count)
            throw document.Error(document.Root,
                $"is a profile for another domain: it has {elements.Length} issues, the domain {domain.Issues.Count}");

        GeniusElement[] matched = profile.Match(document, elements, domain, options.Matching);
        if (nonlinear is not null)
        {
            profile.ReadRegions(document, domain, matched);
            profile.ReadTerms(document);
            if (options.Weights == GeniusWeights.Capped) profile.Cap = Rational.One;
            return profile;
        }
        var weights = new Dictionary<(GeniusElement, string), GeniusElement>();
        foreach (GeniusElement weight in document.Root.All("weight"))
            if (!weights.TryAdd((weight.Parent!, document.Get(weight, "index").Trim()), weight))
                throw document.Error(weight, "occurs twice");

        for (int i = 0; i < domain.Issues.Count; i++)
        {
            GeniusIssue issue = domain.Issues[i];
            GeniusElement element = matched[i];
            string index = element.Find("index")?.Trim() ?? issue.Index
                ?? throw document.Error(element, "has no attribute 'index', by which its weight is found");
            if (!weights.TryGetValue((element.Parent!, index), out GeniusElement? weight))
                throw document.Error(element, $"has no weight (index {index})");
            profile.Weights[i] = document.Number(weight, "value");
            if (profile.Weights[i].Sign < 0) throw document.Error(weight, "is negative");
            profile.Values[i] = issue.Grid is null || (element.Element("evaluator") is null && element.Element("item") is not null)
                ? profile.Discrete(document, element, issue)
                : profile.OfNumbers(document, element, issue);
        }
        profile.ReadTerms(document);
        profile.NoteIndifference();
        profile.Weigh(options.Weights);
        return profile;
    }

    // The element of each issue of the domain, in the order of the domain.
    private GeniusElement[] Match(GeniusDocument document, GeniusElement[] elements, GeniusDomain domain, GeniusMatching matching)
    {
        var byName = new Dictionary<string, GeniusElement>(StringComparer.Ordinal);
        foreach (GeniusElement element in elements)
            if (!byName.TryAdd(document.Get(element, "name"), element)) throw document.Error(element, "occurs twice");
        var byIndex = new Dictionary<string, GeniusElement>(StringComparer.Ordinal);
        // An index that is missing or not unique identifies no issue.
        bool indexed = elements.All(e => e.Find("index") is { } index && byIndex.TryAdd(index.Trim(), e))
            && domain.Issues.All(i => i.Index is not null) && domain.Issues.Select(i => i.Index).Distinct().Count() == domain.Issues.Count;
        if (matching == GeniusMatching.ByIndex && !indexed)
            Assumptions.Add($"an issue of {Name} or of the domain has no index of its own, so issues are matched by name");
        bool useIndex = matching == GeniusMatching.ByIndex && indexed;

        var matched = new GeniusElement[domain.Issues.Count];
        for (int i = 0; i < matched.Length; i++)
        {
            GeniusIssue issue = domain.Issues[i];
            GeniusElement? found;
            if (useIndex)
            {
                if (!byIndex.TryGetValue(issue.Index!, out found))
                {
                    throw document.Error(
                        document.Root,
                        $"is a profile for another domain: it has no issue with index {issue.Index}, which is '{issue.Name}' of the domain"
                            + (byName.ContainsKey(issue.Name) ? $"; it has an issue '{issue.Name}': match by name to read it" : ""));
                }
            }
            else if (!byName.TryGetValue(issue.Name, out found))
            {
                throw document.Error(document.Root, $"is a profile for another domain: it has no issue '{issue.Name}'");
            }
            matched[i] = found;
            string name = document.Get(found, "name"), index = found.Find("index")?.Trim() ?? "";
            if (useIndex && name != issue.Name)
            {
                Assumptions.Add(
                    $"index {index} is issue '{issue.Name}' of the domain and '{name}' of {Name}: matched by index, as in GENIUS");
            }
            else if (matching == GeniusMatching.ByName && indexed && index != issue.Index)
            {
                Assumptions.Add(
                    $"issue '{name}' has index {issue.Index} in the domain and {index} in {Name}: matched by name; "
                        + "GENIUS matches by index");
            }
        }
        return matched;
    }

    private void Weigh(GeniusWeights treatment)
    {
        Rational sum = Weights.Aggregate(Rational.Zero, (total, weight) => total + weight);
        if (treatment == GeniusWeights.Capped) Cap = Rational.One;
        if (sum == Rational.One) return;
        if (treatment == GeniusWeights.Rescaled)
        {
            if (sum.Sign == 0) return;
            Assumptions.Add($"the weights of {Name} sum to {sum} and were divided by it; GENIUS would not divide them");
            for (int i = 0; i < Weights.Length; i++) Weights[i] /= sum;
        }
        else if (sum > Rational.One)
        {
            Assumptions.Add(treatment == GeniusWeights.Capped
                ? $"the weights of {Name} sum to {sum}: a utility above 1 counts as 1, as in GENIUS"
                : $"the weights of {Name} sum to {sum} and count as written, so that utilities can pass 1; GENIUS would count those as 1");
        }
    }

    private void ReadTerms(GeniusDocument document)
    {
        Reservation = Term(document, "reservation") ?? Rational.Zero;
        if (Term(document, "discount_factor") is { } discount)
        {
            if (discount > Rational.One) Assumptions.Add($"the discount of {Name}, {discount}, lies above 1 and is taken as 1");
            Discount = discount.Sign <= 0 || discount > Rational.One ? Rational.One : discount;
        }
    }

    private void NoteIndifference()
    {
        if (Values.Select((values, i) => Weights[i].Sign == 0 || values.All(v => v == values[0])).All(alike => alike))
            Assumptions.Add($"{Name} values every outcome alike");
    }

    // It may be anywhere in the profile. If it is given more than once, the values must be equal.
    private static Rational? Term(GeniusDocument document, string name)
    {
        Rational? term = null;
        foreach (GeniusElement element in document.Root.All(name))
        {
            Rational value = document.Number(element, "value");
            if (term is not null && term != value) throw document.Error(element, $"is {value}, but stands above as {term}");
            term = value;
        }
        return term;
    }

    private Rational[] Discrete(GeniusDocument document, GeniusElement element, GeniusIssue issue)
    {
        if (element.Element("item") is null) throw document.Error(element, "has no item, but is a discrete issue of the domain");
        var evaluations = new Dictionary<string, Rational>(StringComparer.Ordinal);
        Rational? most = null;
        foreach (GeniusElement item in element.Elements("item"))
        {
            string value = document.Get(item, "value");
            Rational evaluation = document.Number(item, "evaluation");
            if (evaluations.TryGetValue(value, out Rational earlier) && earlier != evaluation)
            {
                Assumptions.Add(
                    $"{Name} evaluates '{value}' of issue '{issue.Name}' twice; the last, {evaluation}, counts, as in GENIUS, "
                        + $"and not {earlier}");
            }
            evaluations[value] = evaluation;
        }
        foreach (Rational evaluation in evaluations.Values)
            if (most is null || evaluation > most) most = evaluation;
        var values = new Rational[issue.Values.Length];
        for (int v = 0; v < values.Length; v++)
        {
            if (!evaluations.Remove(issue.Values[v], out Rational evaluation))
                throw document.Error(element, $"has no evaluation for the value '{issue.Values[v]}' of the domain");
            values[v] = most < LeastMaximum ? Rational.Zero : evaluation / most!.Value;
        }
        if (most < LeastMaximum)
            Assumptions.Add($"no evaluation of {Name} on issue '{issue.Name}' reaches 0.00001, so each of its values is worth 0");
        foreach (string surplus in evaluations.Keys)
            Assumptions.Add($"{Name} evaluates '{surplus}' of issue '{issue.Name}', which the domain does not have");
        return values;
    }

    private Rational[] OfNumbers(GeniusDocument document, GeniusElement element, GeniusIssue issue)
    {
        NumberGrid grid = issue.Grid!;
        if (GeniusDomain.Bounds(document, element, !issue.IsReal) is { } bounds
            && (bounds.Lower != grid.Lower || bounds.Upper != grid.Upper))
        {
            string differs = $"runs from {bounds.Lower} to {bounds.Upper}, in the domain from {grid.Lower} to {grid.Upper}";
            if (!issue.IsReal) throw document.Error(element, $"is a profile for another domain: it {differs}");
            Assumptions.Add($"issue '{issue.Name}' of {Name} {differs}; the domain's bounds count, as in GENIUS");
        }
        GeniusElement evaluator = element.Element("evaluator") ?? throw document.Error(element, "has no evaluator");
        string type = evaluator.Find("ftype")?.Trim() ?? "linear";
        return [.. grid.Points.Select(type.ToUpperInvariant() switch
        {
            "LINEAR" => Line(document, evaluator, issue),
            "CONSTANT" => Constant(document, evaluator, issue),
            "TRIANGULAR" when issue.IsReal => Triangle(document, evaluator),
            _ => throw document.Error(element,
                $"has an evaluator of type '{type}'; linear, constant and, for real issues, triangular are read"),
        })];
    }

    // GENIUS measures whole numbers from the lower bound with slope and offset, and real numbers from 0 with parameter1 and parameter0.
    private Func<Rational, Rational> Line(GeniusDocument document, GeniusElement evaluator, GeniusIssue issue)
    {
        bool numbered = evaluator.Find("parameter1") is not null && (issue.IsReal || evaluator.Find("slope") is null);
        if (numbered != issue.IsReal)
        {
            Assumptions.Add(numbered
                ? $"the evaluator of {Name} on the integer issue '{issue.Name}' gives parameters: its line is measured from 0, as in "
                    + "NegMAS; GENIUS cannot read it"
                : $"the evaluator of {Name} on the real issue '{issue.Name}' gives slope and offset: its line is measured from 0, as in "
                    + "NegMAS; GENIUS cannot read it");
        }
        Rational slope = document.Number(evaluator, numbered ? "parameter1" : "slope");
        Rational offset = document.Number(evaluator, numbered ? "parameter0" : "offset");
        Rational origin = issue.IsReal || numbered ? Rational.Zero : issue.Grid!.Lower;
        return v => Held((slope * (v - origin)) + offset);
    }

    private static Func<Rational, Rational> Constant(GeniusDocument document, GeniusElement evaluator, GeniusIssue issue)
    {
        // GENIUS holds the constant of an integer issue to 0..1 and not that of a real one.
        Rational value = document.Number(evaluator, issue.IsReal ? "parameter0" : "offset");
        return _ => issue.IsReal ? value : Held(value);
    }

    // From 0 at the first parameter up to 1 at the third, and down to 0 at the second.
    private static Func<Rational, Rational> Triangle(GeniusDocument document, GeniusElement evaluator)
    {
        Rational lower = document.Number(evaluator, "parameter0"), upper = document.Number(evaluator, "parameter1");
        Rational top = document.Number(evaluator, "parameter2");
        if (top < lower || upper < top)
        {
            throw document.Error(evaluator,
                $"its top, parameter2 = {top}, does not lie between parameter0 = {lower} and parameter1 = {upper}");
        }
        return v => v < lower || v >= upper ? Rational.Zero
            : v < top ? (v - lower) / (top - lower)
            : Rational.One - ((v - top) / (upper - top));
    }

    private static Rational Held(Rational value)
        => value.Sign < 0 ? Rational.Zero : value > Rational.One ? Rational.One : value;
}
