namespace TradeModel.Goods;

/// <summary>
/// Which subheadings of one edition of the Harmonized System correspond to which of another, as the correlation tables of the UN list them.
/// Splits and merges stay as they are: a code has a set of counterparts, and none of them is preferred.
/// </summary>
/// <remarks>
/// Immutable, equal by value and safe to share between threads. Pairs are sorted, so their order when given does not matter.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class HsConcordance : IEquatable<HsConcordance>
{
    /// <summary>The digits of a subheading: editions correspond at this level.</summary>
    internal const int Digits = 6;

    private readonly HsCode[] _sources;
    private readonly ValueSet<HsCode>[] _targets;
    private readonly HsRelationship[] _relationships;
    private HsConcordance? _reverse;

    /// <summary>Creates a concordance.</summary>
    /// <param name="from">The edition that is converted from; it may be the later one.</param>
    /// <param name="to">The edition that is converted to.</param>
    /// <param name="pairs">The pairs of subheadings with goods in common, in any order.</param>
    /// <exception cref="ArgumentOutOfRangeException">An edition is not one of the named values.</exception>
    /// <exception cref="ArgumentException">A pair is null or given twice.</exception>
    public HsConcordance(HsEdition from, HsEdition to, IEnumerable<HsConcordancePair> pairs)
    {
        From = Guard.Defined(from);
        To = Guard.Defined(to);
        HsConcordancePair[] sorted = Guard.NotNull(pairs).Select(p => Guard.NotNull(p, nameof(pairs))).ToArray();
        Array.Sort(sorted);
        for (int i = 1; i < sorted.Length; i++)
            if (sorted[i] == sorted[i - 1]) throw new ArgumentException($"the pair '{sorted[i]}' is given twice", nameof(pairs));
        Pairs = ValueList.Create<HsConcordancePair>(sorted);

        var targets = new List<ValueSet<HsCode>>();
        var sources = new List<HsCode>();
        var sourcesOf = new Dictionary<HsCode, int>();
        for (int i = 0; i < sorted.Length;)
        {
            int end = i;
            while (end < sorted.Length && sorted[end].From == sorted[i].From) end++;
            sources.Add(sorted[i].From);
            targets.Add(ValueSet.Create<HsCode>(Array.ConvertAll(sorted[i..end], p => p.To)));
            foreach (HsConcordancePair pair in sorted.AsSpan(i, end - i))
                sourcesOf[pair.To] = sourcesOf.GetValueOrDefault(pair.To) + 1;
            i = end;
        }
        _sources = [.. sources];
        _targets = [.. targets];
        _relationships = Array.ConvertAll(_targets, of =>
            (of.Count > 1, of.Any(t => sourcesOf[t] > 1)) switch
            {
                (false, false) => HsRelationship.OneToOne,
                (true, false) => HsRelationship.OneToMany,
                (false, true) => HsRelationship.ManyToOne,
                _ => HsRelationship.ManyToMany,
            });
    }

    /// <summary>The edition that is converted from.</summary>
    public HsEdition From { get; }

    /// <summary>The edition that is converted to.</summary>
    public HsEdition To { get; }

    /// <summary>The pairs, by the first code and then by the second.</summary>
    public ValueList<HsConcordancePair> Pairs { get; }

    /// <summary>The subheadings of <see cref="From"/> that the concordance lists.</summary>
    public ValueSet<HsCode> Sources => field ??= ValueSet.Create<HsCode>(_sources);

    /// <summary>The subheadings of <see cref="To"/> that the concordance lists.</summary>
    public ValueSet<HsCode> Targets => Reverse().Sources;

    /// <summary>
    /// The subheadings that correspond to a code. A national line of more than six digits is converted by its first six: its other digits
    /// have no meaning in the other edition, so the result is subheadings. A code of fewer digits gives the counterparts of all subheadings
    /// beneath it.
    /// </summary>
    /// <returns>The counterparts; empty if the concordance does not list the code.</returns>
    /// <exception cref="ArgumentException">The code is <c>default</c>.</exception>
    public ValueSet<HsCode> Convert(HsCode code)
    {
        if (code.Checked(nameof(code)).Length >= Digits) return IndexOf(code) is >= 0 and var at ? _targets[at] : ValueSet<HsCode>.Empty;
        var all = new HashSet<HsCode>();
        int first = Array.BinarySearch(_sources, code);
        for (int i = first < 0 ? ~first : first; i < _sources.Length && code.Contains(_sources[i]); i++) all.UnionWith(_targets[i]);
        return all.ToValueSet();
    }

    /// <summary>
    /// How a subheading corresponds to the other edition, seen from its side. A national line has the relationship of its first six digits.
    /// </summary>
    /// <returns>The relationship; null if the concordance does not list the code, or the code has fewer than six digits.</returns>
    /// <exception cref="ArgumentException">The code is <c>default</c>.</exception>
    public HsRelationship? FindRelationship(HsCode code)
        => code.Checked(nameof(code)).Length >= Digits && IndexOf(code) is >= 0 and var at ? _relationships[at] : null;

    /// <summary>
    /// How the two codes of a pair correspond: 1:n if only the first has several counterparts, n:1 if only the second has. The UN's tables
    /// state the same of each pair.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="pair"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">The concordance does not list the pair.</exception>
    public HsRelationship RelationshipOf(HsConcordancePair pair)
    {
        ValueSet<HsCode> targets = Convert(Guard.NotNull(pair).From);
        if (!targets.Contains(pair.To)) throw new KeyNotFoundException($"the concordance does not list the pair '{pair}'");
        return (targets.Count > 1, Reverse().Convert(pair.To).Count > 1) switch
        {
            (false, false) => HsRelationship.OneToOne,
            (true, false) => HsRelationship.OneToMany,
            (false, true) => HsRelationship.ManyToOne,
            _ => HsRelationship.ManyToMany,
        };
    }

    /// <summary>The same pairs, read from the other edition.</summary>
    public HsConcordance Reverse()
        => _reverse ??= new(To, From, Pairs.Select(p => new HsConcordancePair(p.To, p.From))) { _reverse = this };

    /// <summary>
    /// The concordance from this one's first edition to the next one's second: two codes correspond if some code of the edition between
    /// corresponds to both. Goods may not follow every such path, so a chain lists at least the pairs of a direct table, and may list more.
    /// </summary>
    /// <param name="next">The concordance that begins with the edition this one ends with.</param>
    /// <param name="allowsGaps">
    /// Whether <paramref name="next"/> may leave out codes that this one leads to. If so, those paths end; <see cref="GapsBefore"/> lists
    /// the codes.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The editions do not meet, or a code that this one leads to is not in <paramref name="next"/> and gaps are not allowed.
    /// </exception>
    public HsConcordance Then(HsConcordance next, bool allowsGaps = false)
    {
        if (Guard.NotNull(next).From != To)
            throw new ArgumentException(
                $"a concordance to {Name(To)} cannot be followed by one from {Name(next.From)}", nameof(next));
        if (!allowsGaps && GapsBefore(next) is { Count: > 0 } gaps)
            throw new ArgumentException(
                $"the concordance from {Name(next.From)} lacks '{gaps[0]}', which the one to {Name(To)} leads to; allow gaps to go on",
                nameof(next));
        var pairs = new List<HsConcordancePair>();
        for (int i = 0; i < _sources.Length; i++)
            foreach (HsCode target in _targets[i].SelectMany(next.Convert).Distinct()) pairs.Add(new(_sources[i], target));
        return new(From, next.To, pairs);
    }

    /// <summary>The codes of the edition between that this concordance leads to and <paramref name="next"/> does not list.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public ValueSet<HsCode> GapsBefore(HsConcordance next)
    {
        Guard.NotNull(next);
        return Targets.Where(code => next.IndexOf(code) < 0).ToValueSet();
    }

    /// <summary>
    /// Converts values by code, such as imports, to the other edition. The value of a split code is shared in proportion to the trade of
    /// its counterparts; a value that cannot be shared stays under its own code, so that no value is lost.
    /// </summary>
    /// <param name="values">
    /// The values by code of <see cref="From"/>, each at least 0 with at most ten decimal places, together below 10^18. Codes of more than
    /// six digits are added up to their subheading.
    /// </param>
    /// <param name="trade">
    /// The trade by code of <see cref="To"/> that shares are taken from, added up by subheading; a subheading that is not in it has no
    /// trade. Null to leave the values of split codes unshared.
    /// </param>
    /// <returns>
    /// The values by code of the other edition, and those left over. Shares are rounded down to ten decimal places, and what this leaves
    /// goes to the counterpart with the most trade.
    /// </returns>
    /// <exception cref="ArgumentException">A code is <c>default</c>, or a value or trade is out of range.</exception>
    public HsConvertedValues ConvertValues(ValueMap<HsCode, decimal> values, ValueMap<HsCode, decimal>? trade = null)
        => HsConvertedValues.Of(this, values, trade);

    /// <summary>Whether both are between the same editions, in the same direction, and list the same pairs.</summary>
    public bool Equals(HsConcordance? other)
        => ReferenceEquals(this, other) || (other is not null && From == other.From && To == other.To && Pairs.Equals(other.Pairs));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as HsConcordance);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(From, To, Pairs);

    /// <summary>Whether both are equal; null equals only null.</summary>
    public static bool operator ==(HsConcordance? left, HsConcordance? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(HsConcordance? left, HsConcordance? right) => !(left == right);

    /// <summary>The editions and the number of pairs: "HS 2017 to HS 2022, 15657 pairs".</summary>
    public override string ToString() => $"{Name(From)} to {Name(To)}, {InvariantText.Of(Pairs.Count)} pairs";

    /// <summary>An edition in words: "HS 2022".</summary>
    internal static string Name(HsEdition edition) => $"HS {InvariantText.Of((int)edition)}";

    private int IndexOf(HsCode code)
        => Array.BinarySearch(_sources, code.Length > Digits ? code.Prefix(Digits) : code) is >= 0 and var at ? at : -1;
}
