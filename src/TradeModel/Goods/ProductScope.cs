namespace TradeModel.Goods;

/// <summary>Which goods a measure touches: everything beneath the included HS codes, except what lies beneath the excluded ones.</summary>
/// <remarks>Two scopes are equal when they are written with the same codes, not when they happen to cover the same goods.</remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ProductScope
{
    /// <summary>Creates a scope.</summary>
    /// <param name="included">The codes whose goods are covered; empty for all goods.</param>
    /// <param name="excluded">The codes whose goods are exempt, even beneath an included code.</param>
    /// <exception cref="ArgumentException">A code is <c>default</c>.</exception>
    public ProductScope(ValueSet<HsCode> included, ValueSet<HsCode>? excluded = null)
    {
        Included = included;
        Excluded = excluded ?? [];
    }

    /// <summary>All goods, without exemption.</summary>
    public static ProductScope AllGoods { get; } = new([]);

    /// <summary>The codes whose goods are covered; empty for all goods.</summary>
    public ValueSet<HsCode> Included { get; init => field = Checked(value, nameof(Included)); }

    /// <summary>The codes whose goods are exempt, even beneath an included code.</summary>
    public ValueSet<HsCode> Excluded { get; init => field = Checked(value, nameof(Excluded)); }

    /// <summary>Whether every good is covered, without exemption.</summary>
    public bool IsAllGoods => Included.Count == 0 && Excluded.Count == 0;

    /// <summary>Whether no sector is named: a good is covered unless it is exempt.</summary>
    public bool IsGeneral => Included.Count == 0;

    /// <summary>Everything beneath the named codes ("72", "7308.10").</summary>
    /// <exception cref="ArgumentException">No code is named, a text is not an HS code, or one is given twice.</exception>
    public static ProductScope Of(params string[] codes)
    {
        Guard.NotNull(codes);
        if (codes.Length == 0) throw new ArgumentException("names no code; all goods is ProductScope.AllGoods", nameof(codes));
        return new(codes.Select(c => new HsCode(c)).ToValueSet());
    }

    /// <summary>This scope with the goods beneath the named codes exempt too.</summary>
    /// <exception cref="ArgumentException">A text is not an HS code.</exception>
    public ProductScope Except(params string[] codes)
        => this with { Excluded = Excluded.Union(Guard.NotNull(codes).Select(c => new HsCode(c))).ToValueSet() };

    /// <summary>
    /// Whether the scope covers the good. An included code counts as covered even if it contains an exempt code.
    /// </summary>
    /// <exception cref="ArgumentException"><paramref name="good"/> is <c>default</c>.</exception>
    public bool Covers(HsCode good)
    {
        good.Checked(nameof(good));
        return (IsGeneral || Lies(good, Included)) && !Lies(good, Excluded);
    }

    /// <summary>
    /// Whether this scope covers every good that <paramref name="other"/> covers, as far as the codes tell; false if they do not.
    /// </summary>
    internal bool Includes(ProductScope other)
        => (IsGeneral || (!other.IsGeneral && other.Included.All(c => Lies(c, Included) || Lies(c, other.Excluded))))
            && Excluded.All(exempt => other.Within(exempt).All(c => Lies(c, other.Excluded)));

    /// <summary>The included goods that lie beneath a code, as codes.</summary>
    private IEnumerable<HsCode> Within(HsCode code)
        => IsGeneral || Lies(code, Included) ? [code] : Included.Where(code.Contains);

    /// <summary>The scope in words: "all goods", "72, 7308", "all goods but 27, 30".</summary>
    public override string ToString()
        => (IsGeneral ? "all goods" : string.Join(", ", Included)) + (Excluded.Count == 0 ? "" : $" but {string.Join(", ", Excluded)}");

    private static bool Lies(HsCode good, ValueSet<HsCode> beneath)
    {
        foreach (HsCode code in beneath)
            if (code.Contains(good)) return true;
        return false;
    }

    private static ValueSet<HsCode> Checked(ValueSet<HsCode> codes, string name)
    {
        foreach (HsCode code in Guard.NotNull(codes, name)) code.Checked(name);
        return codes;
    }
}
