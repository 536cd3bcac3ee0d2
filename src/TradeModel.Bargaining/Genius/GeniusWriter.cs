using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml;

namespace TradeModel.Bargaining;

/// <summary>Writes a scenario as GENIUS XML: a domain of discrete issues, and a profile for each party.</summary>
internal sealed class GeniusWriter
{
    private const string ScenarioParameter = "scenario";

    private static readonly Rational LeastMaximum = new(1, 100_000);

    private readonly Scenario _scenario;
    private readonly List<string> _notes = [];

    internal GeniusWriter(Scenario scenario)
    {
        _scenario = scenario;
        foreach (string name in scenario.Issues.SelectMany(i => i.Options.Select(o => o.Label).Prepend(i.Name)))
        {
            if (name.EnumerateRunes().All(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value))) continue;
            throw new ArgumentException($"'{name}' contains a control character, which XML cannot hold; rename it", nameof(scenario));
        }
        Profiles = [.. Enumerable.Range(0, scenario.Parties.Count).Select(Profile)];
        Domain = Document("negotiation_template", xml =>
        {
            xml.WriteStartElement("utility_space");
            xml.WriteAttributeString("number_of_issues", Text(scenario.Issues.Count));
            WriteObjective(xml, (_, _) => { }, null);
            xml.WriteEndElement();
        });
    }

    internal string Domain { get; }

    /// <summary>In the order of the parties.</summary>
    internal string[] Profiles { get; }

    /// <summary>What GENIUS counts otherwise than the scenario does, in words.</summary>
    internal ValueList<string> Notes => _notes.ToValueList();

    private string Profile(int p)
    {
        ScenarioParty party = _scenario.Parties[p];
        Rational best = _scenario.Issues.Select(i => Enumerable.Range(0, i.Options.Count).Max(o => i.Worth(p, o)))
            .Aggregate(Rational.Zero, (sum, worth) => sum + worth);
        if (party.Cap is { } cap && cap < best && cap < Rational.One)
        {
            throw new ArgumentException(
                $"the cap of {party.Name}, {cap}, is below its best outcome, and GENIUS caps utilities at 1 only; leave out the cap",
                ScenarioParameter);
        }
        if (best > Rational.One) _notes.Add($"the best outcome is worth {best} to {party.Name}; GENIUS counts a utility above 1 as 1");
        if (_scenario.Issues.Any(i => i.Options.Any(o => o.Values[p].Sign < 0)))
            _notes.Add($"{party.Name} gives an option a value below 0; GENIUS reads it, but some of its agents expect 0 or more");
        int rounded = 0;
        string[][] evaluations = new string[_scenario.Issues.Count][];
        string[] weights = [.. _scenario.Issues.Select((issue, i) => Value(issue, p, out evaluations[i], ref rounded))];
        string reservation = Number(party.Reservation, ref rounded), discount = Number(party.Discount, ref rounded);
        if (rounded > 0)
        {
            string numbers = rounded == 1 ? "1 number" : string.Create(CultureInfo.InvariantCulture, $"{rounded} numbers");
            _notes.Add($"{party.Name} has {numbers} that no decimal of 30 places equals: written as the nearest double");
        }
        return Document("utility_space", xml =>
        {
            WriteObjective(xml, (i, o) => xml.WriteAttributeString("evaluation", evaluations[i][o]), weights);
            WriteTerm(xml, "discount_factor", discount);
            WriteTerm(xml, "reservation", reservation);
        });
    }

    /// <summary>
    /// The weight and the evaluations of an issue. GENIUS divides evaluations by the largest, so the weight is multiplied by it.
    /// </summary>
    private string Value(ScenarioIssue issue, int p, out string[] evaluations, ref int rounded)
    {
        Rational weight = issue.Weights.Count == 0 ? Rational.One : issue.Weights[p];
        Rational[] values = [.. issue.Options.Select(o => o.Values[p])];
        Rational most = values.Max();
        if (most.Sign <= 0)
        {
            evaluations = [.. values.Select(_ => "0")];
            if (weight.Sign == 0 || values.All(v => v.Sign == 0)) return Number(weight, ref rounded);
            throw new ArgumentException(
                $"{_scenario.Parties[p].Name} values no option of issue '{issue.Name}' above 0, and GENIUS divides evaluations by the "
                    + "largest; add the same amount to all its values there, and take it from another issue's",
                ScenarioParameter);
        }
        // Whole multiples of a common unit are exact where decimals are not.
        if (most < LeastMaximum || values.Any(v => Decimal(v) is null))
        {
            BigInteger unit = values.Aggregate(
                BigInteger.One, (all, v) => all / BigInteger.GreatestCommonDivisor(all, v.Denominator) * v.Denominator);
            values = [.. values.Select(v => v * new Rational(unit))];
        }
        evaluations = new string[values.Length];
        for (int o = 0; o < values.Length; o++) evaluations[o] = Number(values[o], ref rounded);
        return Number(weight * most, ref rounded);
    }

    private void WriteObjective(XmlWriter xml, Action<int, int> evaluation, string[]? weights)
    {
        xml.WriteStartElement("objective");
        xml.WriteAttributeString("index", "0");
        xml.WriteAttributeString("name", "root");
        xml.WriteAttributeString("type", "objective");
        xml.WriteAttributeString("etype", "objective");
        xml.WriteAttributeString("description", "");
        for (int i = 0; i < _scenario.Issues.Count; i++)
        {
            xml.WriteStartElement("issue");
            xml.WriteAttributeString("index", Text(i + 1));
            xml.WriteAttributeString("name", _scenario.Issues[i].Name);
            foreach (string type in (string[])["type", "etype", "vtype"]) xml.WriteAttributeString(type, "discrete");
            for (int o = 0; o < _scenario.Issues[i].Options.Count; o++)
            {
                xml.WriteStartElement("item");
                xml.WriteAttributeString("index", Text(o + 1));
                xml.WriteAttributeString("value", _scenario.Issues[i].Options[o].Label);
                evaluation(i, o);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        for (int i = 0; i < (weights?.Length ?? 0); i++)
        {
            xml.WriteStartElement("weight");
            xml.WriteAttributeString("index", Text(i + 1));
            xml.WriteAttributeString("value", weights![i]);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteTerm(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    // GENIUS reads no byte order mark.
    private static string Document(string root, Action<XmlWriter> content)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };
        using (XmlWriter xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement(root);
            content(xml);
            xml.WriteEndElement();
        }
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static string Number(Rational value, ref int rounded)
    {
        if (Decimal(value) is { } exact) return exact;
        rounded++;
        return value.ToDouble().ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The number as a decimal that is read back exactly; null if it has none of a bearable length.</summary>
    private static string? Decimal(Rational value)
    {
        string text = value.ToString();
        return text.Contains('/', StringComparison.Ordinal) || !Rational.TryParse(text, out _) ? null : text;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
