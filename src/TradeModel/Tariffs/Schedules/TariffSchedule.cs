using System.Collections;
using TradeModel.Goods;

namespace TradeModel.Tariffs;

/// <summary>
/// The tariff of one importer: thousands of lines with base, bound, applied and preferential duties and trade, held by column and sorted by
/// code.
/// </summary>
/// <remarks>
/// Immutable, safe to share between threads, equal by value: two schedules with the same content are equal, whatever the order in which
/// their lines were given. Equal duties are stored once. Questions over all lines run over cached arrays of <see cref="double"/> that are
/// created on first use.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class TariffSchedule : IReadOnlyList<TariffLine>, IEquatable<TariffSchedule>
{
    private readonly HsCode[] _codes;
    private readonly Duty?[]? _base;
    private readonly Duty?[]? _bound;
    private readonly Duty?[]? _applied;
    private readonly Duty?[][] _preferential;
    private readonly decimal[]? _trade; // -1 if unknown
    private readonly UnitValue?[]? _unitValues;
    private readonly sbyte[]? _processing; // -1 if unknown
    private readonly RateColumn?[] _columns;
    private double[]? _weights;
    private int _hash;

    /// <summary>Creates a schedule.</summary>
    /// <param name="importer">Whose tariff it is.</param>
    /// <param name="edition">The edition of the Harmonized System its codes belong to.</param>
    /// <param name="lines">Its lines, in any order: no code twice or beneath another.</param>
    /// <param name="currency">The currency that trade is valued in; null if no trade is known.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <exception cref="ArgumentException">
    /// The importer is <c>default</c> or has a preference with itself, a code occurs twice or lies beneath another, or trade is given
    /// without a currency.
    /// </exception>
    public TariffSchedule(PartyId importer, HsEdition edition, IEnumerable<TariffLine> lines, Currency? currency = null,
        Provenance? provenance = null)
    {
        Importer = importer.Checked(nameof(importer));
        Edition = Guard.Defined(edition);
        Currency = currency?.Checked(nameof(currency));
        Provenance = provenance;
        TariffLine[] sorted = Guard.NotNull(lines).Select(l => Guard.NotNull(l, nameof(lines))).OrderBy(l => l.Code).ToArray();
        _codes = Array.ConvertAll(sorted, l => l.Code);
        for (int i = 1; i < _codes.Length; i++)
            if (_codes[i - 1].Contains(_codes[i]))
                throw new ArgumentException(
                    _codes[i - 1] == _codes[i] ? $"line '{_codes[i]}' is given twice"
                        : $"line '{_codes[i]}' lies beneath line '{_codes[i - 1]}'", nameof(lines));

        var known = new Dictionary<Duty, Duty>();
        _base = Column(sorted, known, l => l.Base);
        _bound = Column(sorted, known, l => l.Bound);
        _applied = Column(sorted, known, l => l.Applied);
        Partners = sorted.SelectMany(l => l.Preferential.Select(p => p.Key)).Distinct().ToValueSet();
        if (Partners.Contains(importer)) throw new ArgumentException($"'{importer}' cannot have a preference for itself", nameof(lines));
        _preferential = Partners.Select(p => Column(sorted, known, l => l.Preferential.TryGetValue(p, out Duty? duty) ? duty
            : null)!).ToArray();
        if (Array.Exists(sorted, l => l.TradeValue is not null))
        {
            _trade = Array.ConvertAll(sorted, l => l.TradeValue ?? -1m);
            if (currency is null) throw new ArgumentException("a schedule with trade values needs a currency", nameof(currency));
        }
        if (Array.Exists(sorted, l => l.UnitValue is not null)) _unitValues = Array.ConvertAll(sorted, l => l.UnitValue);
        if (Array.Exists(sorted, l => l.Processing is not null)) _processing =
            Array.ConvertAll(sorted, l => (sbyte)(l.Processing is { } stage ? (int)stage : -1));
        _columns = new RateColumn?[3 + Partners.Count];
    }

    /// <summary>Whose tariff it is.</summary>
    public PartyId Importer { get; }

    /// <summary>The edition of the Harmonized System its codes belong to.</summary>
    public HsEdition Edition { get; }

    /// <summary>The currency trade is valued in; null if no trade is known.</summary>
    public Currency? Currency { get; }

    /// <summary>Where it comes from; null if unknown.</summary>
    public Provenance? Provenance { get; }

    /// <summary>The partners that some line has a preferential duty for.</summary>
    public ValueSet<PartyId> Partners { get; }

    /// <summary>The number of lines.</summary>
    public int Count => _codes.Length;

    /// <summary>The codes in ascending order, without copying.</summary>
    public ReadOnlySpan<HsCode> Codes => _codes;

    /// <summary>Whether the trade of any line is known.</summary>
    public bool HasTrade => _trade is not null;

    /// <summary>The line at <paramref name="index"/> in ascending order of codes, counted from 0; a new object at each call.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public TariffLine this[int index] => new(_codes[index], _applied?[index])
    {
        Base = _base?[index],
        Bound = _bound?[index],
        Preferential = Partners
            .Select((partner, i) => (partner, Duty: _preferential[i][index]))
            .Where(p => p.Duty is not null)
            .Select(p => KeyValuePair.Create(p.partner, p.Duty!))
            .ToValueMap(),
        TradeValue = TradeValue(index),
        UnitValue = _unitValues?[index],
        Processing = Processing(index),
    };

    /// <summary>The index of the line with that code; -1 if there is not one.</summary>
    public int IndexOf(HsCode code)
    {
        int at = Array.BinarySearch(_codes, code);
        return at >= 0 ? at : -1;
    }

    /// <summary>The line with that code; null if there is not one.</summary>
    public TariffLine? Find(HsCode code) => IndexOf(code) is >= 0 and var at ? this[at] : null;

    /// <summary>The line with that code.</summary>
    /// <exception cref="KeyNotFoundException">There is not one.</exception>
    public TariffLine Get(HsCode code) => Find(code) ?? throw new KeyNotFoundException($"the schedule of {Importer} has no line '{code}'");

    /// <summary>The range of indexes of the lines beneath a prefix, which are contiguous.</summary>
    /// <exception cref="ArgumentException">The prefix is <c>default</c>.</exception>
    public Range Beneath(HsCode prefix)
    {
        int start = Array.BinarySearch(_codes, prefix.Checked(nameof(prefix)));
        if (start < 0) start = ~start;
        int low = start, high = _codes.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (prefix.Contains(_codes[middle])) low = middle + 1;
            else high = middle;
        }
        return start..low;
    }

    /// <summary>The duty of a line in a column; null if none is stated.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public Duty? DutyAt(int index, TariffColumn column) => column switch
    {
        TariffColumn.Base => _base?[index] ?? _applied?[index],
        TariffColumn.Bound => _bound?[index],
        TariffColumn.Applied => _applied?[index],
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "is not one of the named values"),
    };

    /// <summary>The duty of a line on goods of a partner: the preferential one, or the applied one if there is not one.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public Duty? DutyAt(int index, PartyId partner) => PreferenceAt(index, partner) ?? _applied?[index];

    /// <summary>The value of trade in a line; null if unknown.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public decimal? TradeValue(int index) => _trade?[index] is >= 0m and var trade ? trade : null;

    /// <summary>The unit value of a line; null if unknown.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such line.</exception>
    public UnitValue? UnitValueAt(int index) => _unitValues?[index];

    /// <summary>
    /// The rates of a column in percent, line by line, without copying: the rates of free and ad valorem duties, and the ad valorem
    /// equivalents of other duties at the line's unit value. NaN if no duty is stated or it cannot be computed.
    /// </summary>
    public ReadOnlySpan<double> Rates(TariffColumn column) => Rated(Guard.Defined(column)).Rates;

    /// <summary>The rates on goods of a partner in percent, line by line, as <see cref="Rates(TariffColumn)"/>.</summary>
    public ReadOnlySpan<double> Rates(PartyId partner) => Rated(partner).Rates;

    /// <summary>The trade of the lines as weights, line by line, without copying; 0 if it is unknown.</summary>
    public ReadOnlySpan<double> Weights => WeightArray;

    /// <summary>The indicators of these lines at other rates, in percent and in the order of the lines; NaN if not computable.</summary>
    internal TariffIndicators IndicatorsOf(double[] rates) => new RateColumn(this, rates).Indicators(Count);

    /// <summary>The indicators of a column.</summary>
    public TariffIndicators Indicators(TariffColumn column = TariffColumn.Applied) => Rated(Guard.Defined(column)).Indicators(Count);

    /// <summary>The indicators of the duties on goods of a partner.</summary>
    public TariffIndicators Indicators(PartyId partner) => Rated(partner).Indicators(Count);

    /// <summary>How far bound duties lie above applied ones.</summary>
    public BindingOverhang BindingOverhang()
        => Tariffs.BindingOverhang.Of(
            Rates(TariffColumn.Bound), Rates(TariffColumn.Applied), _bound is null ? 0 : _bound.Count(d => d is not null), Weights);

    /// <summary>How far the duties on goods of a partner lie below applied ones.</summary>
    public PreferenceMargin PreferenceMargin(PartyId partner)
        => Tariffs.PreferenceMargin.Of(partner.Checked(nameof(partner)), Rates(TariffColumn.Applied), Rates(partner), Weights);

    /// <summary>The mean rate of a column by stage of processing, over lines whose stage is known.</summary>
    public TariffEscalation Escalation(TariffColumn column = TariffColumn.Applied)
        => TariffEscalation.Of(Rates(column), _processing);

    /// <summary>What is free for a partner by its preferential duties: GATT XXIV:8 by lines and by trade.</summary>
    public Liberalisation Liberalisation(PartyId partner)
    {
        partner.Checked(nameof(partner));
        return Tariffs.Liberalisation.Of(this, i => PreferenceAt(i, partner) is FreeDuty, i => _applied?[i] is FreeDuty);
    }

    /// <summary>Walks the lines in ascending order of codes.</summary>
    public IEnumerator<TariffLine> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both are of the same importer and edition and hold equal lines.</summary>
    public bool Equals(TariffSchedule? other)
    {
        if (ReferenceEquals(this, other)) return true;
        return other is not null
            && Importer == other.Importer && Edition == other.Edition && Currency == other.Currency && Equals(Provenance, other.Provenance)
                && Partners.Equals(other.Partners)
            && _codes.AsSpan().SequenceEqual(other._codes)
            && Same(_base, other._base) && Same(_bound, other._bound) && Same(_applied, other._applied)
            && _preferential.Zip(other._preferential, Same).All(same => same)
            && Same(_trade, other._trade) && Same(_unitValues, other._unitValues) && Same(_processing, other._processing);
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TariffSchedule);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = new HashCode();
            hash.Add(Importer);
            hash.Add(Edition);
            foreach (HsCode code in _codes) hash.Add(code);
            foreach (Duty? duty in _applied ?? _base ?? []) hash.Add(duty);
            int value = hash.ToHashCode();
            _hash = value == 0 ? 1 : value;
        }
        return _hash;
    }

    /// <summary>Whether both hold equal lines of one importer, edition and currency; null equals only null.</summary>
    public static bool operator ==(TariffSchedule? left, TariffSchedule? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ in a line, the importer, the edition or the currency.</summary>
    public static bool operator !=(TariffSchedule? left, TariffSchedule? right) => !(left == right);

    /// <summary>Importer, number of lines and edition.</summary>
    public override string ToString()
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Importer}, {Count} lines, HS {(int)Edition}");

    internal ProcessingStage? Processing(int index) => _processing?[index] is >= 0 and var stage ? (ProcessingStage)stage : null;

    internal double[] WeightArray
        => _weights ??= _trade is null ? new double[Count] : Array.ConvertAll(_trade, t => t < 0m ? 0d : (double)t);

    /// <summary>The base duty of a line as stated; null if it is the applied one.</summary>
    internal Duty? StatedBaseAt(int index) => _base?[index];

    internal Duty? PreferenceAt(int index, int partner) => _preferential[partner][index];

    internal Duty? PreferenceAt(int index, PartyId partner) => IndexOf(partner) is >= 0 and var at ? _preferential[at][index] : null;

    private RateColumn Rated(TariffColumn column) => _columns[(int)column] ??= new(this, i => DutyAt(i, column));

    private RateColumn Rated(PartyId partner)
    {
        int at = IndexOf(partner.Checked(nameof(partner)));
        return at < 0 ? Rated(TariffColumn.Applied) : _columns[3 + at] ??= new(this, i => _preferential[at][i] ?? _applied?[i]);
    }

    private int IndexOf(PartyId partner) => Partners.AsSpan().BinarySearch(partner) is >= 0 and var at ? at : -1;

    private static Duty?[]? Column(TariffLine[] lines, Dictionary<Duty, Duty> known, Func<TariffLine, Duty?> of)
    {
        if (!Array.Exists(lines, l => of(l) is not null)) return null;
        return Array.ConvertAll(lines, l =>
        {
            if (of(l) is not { } duty) return null;
            if (!known.TryGetValue(duty, out Duty? same)) known.Add(duty, same = duty);
            return same;
        });
    }

    private static bool Same<T>(T[]? left, T[]? right)
        => ReferenceEquals(left, right) || (left is not null && right is not null
            && left.AsSpan().SequenceEqual(right, EqualityComparer<T>.Default));
}
