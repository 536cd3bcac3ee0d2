using System.Text.Json;

namespace TradeModel.Economics;

/// <summary>A GSIM market and the tariffs to compare it with, as a JSON file states them.</summary>
/// <remarks>
/// The members: <c>regions</c>, an array of names; <c>trade</c>, a row of values for each exporter; <c>tariffFactors</c> and
/// <c>newTariffFactors</c>, rows of 1 + the tariff; and, as one number or one per region, <c>importDemandElasticity</c>,
/// <c>exportSupplyElasticity</c> and <c>substitutionElasticity</c>. An elasticity that is absent is the default of
/// <see cref="GsimRegion"/>, and <see cref="Assumptions"/> says so. <c>about</c> and <c>worldPriceChange</c> are ignored.
/// </remarks>
public sealed record GsimFile
{
    private static readonly string[] Known =
    [
        "about", "regions", "trade", "tariffFactors", "newTariffFactors", "importDemandElasticity", "exportSupplyElasticity",
        "substitutionElasticity", "worldPriceChange",
    ];

    private GsimFile(GsimMarket market, ValueList<ValueList<double>> tariffs, ValueList<string> assumptions)
    {
        Market = market;
        NewTariffs = tariffs;
        Assumptions = assumptions;
    }

    /// <summary>The market with its present tariffs.</summary>
    public GsimMarket Market { get; }

    /// <summary>The tariffs to compare with, as fractions.</summary>
    public ValueList<ValueList<double>> NewTariffs { get; }

    /// <summary>The elasticities that the file does not state, in words; may be empty.</summary>
    public ValueList<string> Assumptions { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="stream">The JSON text in UTF-8.</param>
    /// <exception cref="FormatException">
    /// It is not JSON, a member is absent, unknown or of the wrong kind, or the market is impossible. The message names the member.
    /// </exception>
    public static GsimFile Read(Stream stream)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Guard.NotNull(stream));
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new FormatException("the file holds no JSON object");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty member in root.EnumerateObject())
            {
                if (!Known.Contains(member.Name))
                    throw new FormatException($"'{member.Name}' is no member of a GSIM file; the members are: {string.Join(", ", Known)}");
                if (!seen.Add(member.Name)) throw new FormatException($"'{member.Name}' occurs twice");
            }
            string[] names = [.. Array(root, "regions").Select(r => r.ValueKind == JsonValueKind.String
                ? r.GetString()! : throw new FormatException("'regions' holds a value that is not text"))];
            var assumptions = new List<string>();
            double[] demand = Elasticities(root, "importDemandElasticity", GsimMarket.DefaultDemand, names.Length, assumptions);
            double[] supply = Elasticities(root, "exportSupplyElasticity", GsimMarket.DefaultSupply, names.Length, assumptions);
            double[] substitution = Elasticities(root, "substitutionElasticity", GsimMarket.DefaultSubstitution, names.Length, assumptions);
            var market = new GsimMarket(
                names.Select((name, i) => new GsimRegion(name, demand[i], supply[i], substitution[i])).ToValueList(),
                Matrix(root, "trade", 0), Matrix(root, "tariffFactors", 1));
            return new(market, Matrix(root, "newTariffFactors", 1), assumptions.ToValueList());
        }
        catch (JsonException fault) { throw new FormatException($"the file is not JSON: {fault.Message}", fault); }
        // A name or text with half a surrogate pair, or with bytes that are not UTF-8.
        catch (InvalidOperationException fault) { throw new FormatException($"a text is not well-formed Unicode: {fault.Message}", fault); }
        catch (ArgumentException fault) { throw new FormatException(fault.Message, fault); }
    }

    private static JsonElement.ArrayEnumerator Array(JsonElement root, string name)
        => !root.TryGetProperty(name, out JsonElement value) ? throw new FormatException($"there is no member '{name}'")
            : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray()
            : throw new FormatException($"'{name}' is not an array");

    private static ValueList<ValueList<double>> Matrix(JsonElement root, string name, double less)
        => Array(root, name).Select(row => row.ValueKind == JsonValueKind.Array
                ? row.EnumerateArray().Select(v => Number(v, name) - less).ToValueList()
                : throw new FormatException($"'{name}' holds a row that is not an array"))
            .ToValueList();

    private static double[] Elasticities(JsonElement root, string name, double otherwise, int count, List<string> assumptions)
    {
        if (!root.TryGetProperty(name, out JsonElement value))
        {
            assumptions.Add(FormattableString.Invariant(
                $"'{name}' is not given; it is taken to be {otherwise}, as in Francois and Hall (2003)"));
            return [.. Enumerable.Repeat(otherwise, count)];
        }
        if (value.ValueKind != JsonValueKind.Array) return [.. Enumerable.Repeat(Number(value, name), count)];
        double[] numbers = [.. value.EnumerateArray().Select(v => Number(v, name))];
        return numbers.Length == count ? numbers
            : throw new FormatException(FormattableString.Invariant($"'{name}' has {numbers.Length} numbers for {count} regions"));
    }

    private static double Number(JsonElement value, string name)
        => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) ? number
            : throw new FormatException($"'{name}' holds a value that is not a number");
}
