using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.NonTariffMeasures;

/// <summary>A list of non-tariff measures, of any number of parties, that can be asked by product.</summary>
/// <remarks>
/// Equal to another with the same measures in the same order. An index by HS code is made once, so that a question costs as many look-ups
/// as a code has digits.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NtmInventory
{
    private readonly Dictionary<HsCode, List<int>> _atOrAbove = [];
    private readonly Dictionary<HsCode, List<int>> _below = [];
    private readonly List<int> _general = [];

    /// <summary>Creates an inventory.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="measures"/> is null.</exception>
    public NtmInventory(ValueList<NonTariffMeasure> measures)
    {
        Measures = Guard.NotNull(measures);
        for (int i = 0; i < measures.Count; i++)
        {
            ProductScope scope = measures[i].Products;
            if (scope.IsGeneral) _general.Add(i);
            foreach (HsCode code in scope.Included)
            {
                Add(_atOrAbove, code, i);
                for (int digits = code.Length - 1; digits >= 2; digits--)
                    if (HsCode.IsLength(digits)) Add(_below, code.Prefix(digits), i);
            }
        }
    }

    /// <summary>The measures in the order given.</summary>
    public ValueList<NonTariffMeasure> Measures { get; }

    /// <summary>The measures that meet a product, in the order of the inventory.</summary>
    /// <exception cref="ArgumentException"><paramref name="product"/> is <c>default</c>.</exception>
    public ValueList<NonTariffMeasure> Find(HsCode product, NtmQuery query)
    {
        Guard.NotNull(query);
        var found = new SortedSet<int>();
        Collect(product.Checked(nameof(product)), query, i => query.Counts(Measures[i]), found);
        return found.Select(i => Measures[i]).ToValueList();
    }

    /// <summary>The indicators of a list of imported products.</summary>
    /// <param name="products">The products, each once.</param>
    /// <param name="query">Which measures count.</param>
    /// <exception cref="ArgumentException">A product is null or given twice.</exception>
    /// <exception cref="OverflowException">The values do not sum to a decimal number.</exception>
    public NtmIndicators Indicators(IEnumerable<ImportedProduct> products, NtmQuery query)
    {
        Guard.NotNull(products);
        Guard.NotNull(query);
        var counts = new bool[Measures.Count];
        for (int i = 0; i < counts.Length; i++) counts[i] = query.Counts(Measures[i]);

        var seen = new HashSet<HsCode>();
        var found = new SortedSet<int>();
        var imported = new List<(decimal Value, NtmCode[] Codes)>();
        var productsOf = new Dictionary<NtmCode, int>();
        foreach (ImportedProduct product in products)
        {
            if (product is null) throw new ArgumentException("a product must not be null", nameof(products));
            if (!seen.Add(product.Code)) throw new ArgumentException($"product '{product.Code}' is given twice", nameof(products));
            if (product.Value == 0m) continue;
            found.Clear();
            Collect(product.Code, query, i => counts[i], found);
            NtmCode[] codes = found.Count == 0 ? [] : [.. found.Select(i => Measures[i].Code).Distinct()];
            foreach (NtmCode code in codes) productsOf[code] = productsOf.GetValueOrDefault(code) + 1;
            imported.Add((product.Value ?? 0m, codes));
        }
        ValueSet<NtmCode> leftOut = query.LeaveOutFrom is not { } most ? []
            : productsOf.Where(code => code.Value >= most * imported.Count).Select(code => code.Key).ToValueSet();

        int affected = 0;
        long distinct = 0;
        decimal value = 0m, affectedValue = 0m;
        foreach ((decimal worth, NtmCode[] codes) in imported)
        {
            value += worth;
            int left = leftOut.Count == 0 ? codes.Length : codes.Count(code => !leftOut.Contains(code));
            if (left == 0) continue;
            affected++;
            affectedValue += worth;
            distinct += left;
        }
        return new(imported.Count, affected, distinct, value, affectedValue, leftOut);
    }

    /// <summary>Whether both hold the same measures in the same order.</summary>
    public bool Equals(NtmInventory? other) => ReferenceEquals(this, other) || (other is not null && Measures.Equals(other.Measures));

    /// <inheritdoc />
    public override int GetHashCode() => Measures.GetHashCode();

    /// <summary>"214 measures".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Measures.Count} measures");

    private void Collect(HsCode product, NtmQuery query, Func<int, bool> counts, SortedSet<int> found)
    {
        foreach (int i in _general) Take(i);
        for (int digits = product.Length; digits >= 2; digits--)
            if (HsCode.IsLength(digits) && _atOrAbove.TryGetValue(product.Prefix(digits), out List<int>? here))
                foreach (int i in here) Take(i);
        if (query.Partly && _below.TryGetValue(product, out List<int>? beneath))
            foreach (int i in beneath)
                if (counts(i) && !Exempt(Measures[i].Products) && TouchesBeneath(Measures[i].Products)) found.Add(i);

        void Take(int i)
        {
            if (counts(i) && !Exempt(Measures[i].Products)) found.Add(i);
        }

        // A product is exempt if all of it is exempt. If the query counts only full coverage, a partial exemption is enough.
        bool Exempt(ProductScope scope)
        {
            foreach (HsCode code in scope.Excluded)
                if (code.Contains(product) || (!query.Partly && product.Contains(code))) return true;
            return false;
        }

        bool TouchesBeneath(ProductScope scope)
            => scope.Included.Any(code => product.Contains(code) && !scope.Excluded.Any(exempt => exempt.Contains(code)));
    }

    private static void Add(Dictionary<HsCode, List<int>> index, HsCode code, int measure)
    {
        if (!index.TryGetValue(code, out List<int>? list)) index.Add(code, list = []);
        if (list.Count == 0 || list[^1] != measure) list.Add(measure);
    }
}
