namespace TradeModel.Bargaining;

/// <summary>A GeniusWeb profile of additive utilities, read against its domain.</summary>
internal sealed class GeniusWebProfile
{
    private const string Additive = "LinearAdditiveUtilitySpace";

    private GeniusWebProfile(string name, int issues)
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

    internal List<string> Assumptions { get; } = [];

    internal static GeniusWebProfile Read(string name, JsonPart document, GeniusWebDomain domain)
    {
        JsonPart space = document.Find(Additive) ?? throw document.Error(document.Find("issuesValues") is not null
            ? "is a domain where a profile was expected"
            : $"has no member '{Additive}'; profiles of other kinds, whose utilities do not add, are not read");
        if (domain.Difference(GeniusWebDomain.Read(space.Get("domain"))) is { } difference)
            throw space.Get("domain").Error($"is a profile for another domain: {difference}");
        var profile = new GeniusWebProfile(name, domain.Issues.Count);
        JsonPart weights = space.Get("issueWeights"), utilities = space.Get("issueUtilities");
        for (int i = 0; i < domain.Issues.Count; i++)
        {
            GeniusWebIssue issue = domain.Issues[i];
            JsonPart weight = weights.Get(issue.Name);
            profile.Weights[i] = weight.Number;
            if (profile.Weights[i].Sign < 0) throw weight.Error("is negative");
            JsonPart values = utilities.Get(issue.Name);
            // Older files name the kind in short.
            if ((values.Find("discreteutils") ?? values.Find("DiscreteValueSetUtilities")) is { } listed)
                profile.Values[i] = profile.Discrete(issue, listed.Get("valueUtilities"));
            else if ((values.Find("numberutils") ?? values.Find("NumberValueSetUtilities")) is { } line)
                profile.Values[i] = Line(issue, line);
            else throw values.Error("has neither 'discreteutils' nor 'numberutils'");
        }
        Rational sum = profile.Weights.Aggregate(Rational.Zero, (total, w) => total + w);
        if (sum != Rational.One)
            profile.Assumptions.Add($"the weights of {name} sum to {sum} and count as written; GeniusWeb takes only weights that sum to 1");
        profile.ReadReservation(space, domain);
        return profile;
    }

    private Rational[] Discrete(GeniusWebIssue issue, JsonPart listed)
    {
        var values = new Rational[issue.Values.Length];
        for (int v = 0; v < values.Length; v++) values[v] = listed.Get(issue.Values[v]).Number;
        var known = issue.Values.ToHashSet(StringComparer.Ordinal);
        foreach ((string value, _) in listed.Members)
        {
            if (!known.Contains(value))
                Assumptions.Add($"{Name} values '{value}' of issue '{issue.Name}', which the domain does not have");
        }
        return values;
    }

    // In between, utilities lie on a line.
    private static Rational[] Line(GeniusWebIssue issue, JsonPart line)
    {
        if (issue.Grid is null) throw line.Error("values a discrete issue as if it were one of numbers");
        Rational low = line.Get("lowValue").Number, high = line.Get("highValue").Number;
        if (low != issue.Grid.Lower || high != issue.Grid.Upper)
            throw line.Error($"runs from {low} to {high}, in the domain from {issue.Grid.Lower} to {issue.Grid.Upper}");
        Rational atLow = line.Get("lowUtility").Number, atHigh = line.Get("highUtility").Number;
        return [.. issue.Grid.Points.Select(v => low == high ? atLow : atLow + ((v - low) / (high - low) * (atHigh - atLow)))];
    }

    // What no agreement is worth is the utility of a bid.
    private void ReadReservation(JsonPart space, GeniusWebDomain domain)
    {
        if (space.Find("reservationBid") is not { IsNull: false } bid) return;
        JsonPart values = bid.Get("issuevalues");
        var known = domain.Issues.Select(i => i.Name).ToHashSet(StringComparer.Ordinal);
        foreach ((string issue, JsonPart value) in values.Members)
            if (!known.Contains(issue)) throw value.Error("is an issue that the domain does not have");
        for (int i = 0; i < domain.Issues.Count; i++)
        {
            GeniusWebIssue issue = domain.Issues[i];
            if (values.Find(issue.Name) is not { } chosen)
            {
                Assumptions.Add($"the reservation bid of {Name} says nothing on issue '{issue.Name}', which counts as 0");
                continue;
            }
            int value = Array.IndexOf(issue.Values, issue.Grid is null ? chosen.Words : chosen.Number.ToString());
            if (value < 0) throw chosen.Error($"is '{chosen.Text}', which is no value of the issue");
            Reservation += Weights[i] * Values[i][value];
        }
    }
}
