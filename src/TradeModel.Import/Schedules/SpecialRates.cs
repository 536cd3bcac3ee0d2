using System.Buffers;
using System.Text;
using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>
/// The special column of a line of the US schedule, by programme: "Free (A+,AU,CL) 5.2% (KR) See 9908.04.01 (IL)".
/// </summary>
/// <remarks>
/// The codes of the programmes are those of general note 3(c) of the schedule: KR is Korea, S and S+ the USMCA, A, A+ and A* the
/// Generalized System of Preferences. Equal by value.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SpecialRates
{
    // Every character that Words makes a space of, or what is printed would be read as other programmes.
    private static readonly SearchValues<char> Separators = SearchValues.Create(
        [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(char.IsWhiteSpace), ',', ';']);

    private SpecialRates(ValueList<SpecialRate> rates, bool known)
    {
        Rates = rates;
        if (!known && !Parse(ToString()).Rates.Equals(rates))
            throw new ArgumentException($"'{ToString()}' would be read as other rates", nameof(rates));
    }

    /// <summary>Creates the special rates of a line.</summary>
    /// <param name="rates">The rates, in the order of the schedule. Only the last may name no programme.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rates"/> is null.</exception>
    /// <exception cref="ArgumentException">The text of the rates would be read as other rates.</exception>
    public SpecialRates(ValueList<SpecialRate> rates)
        : this(rates ?? throw new ArgumentNullException(nameof(rates)), known: false)
    {
    }

    /// <summary>No special rates.</summary>
    public static SpecialRates None { get; } = new([], known: true);

    /// <summary>The rates, in the order of the schedule.</summary>
    public ValueList<SpecialRate> Rates { get; }

    /// <summary>
    /// Reads the text of a special column. What is not a duty becomes a <see cref="TextDuty"/>, so that every well-formed text succeeds.
    /// </summary>
    /// <param name="text">The text. Programmes may be separated by commas or spaces.</param>
    /// <remarks>The text that the rates print is read as the same rates.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not well-formed Unicode.</exception>
    public static SpecialRates Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rates = new List<SpecialRate>();
        int begin = 0;
        for (int open = text.IndexOf('('); open >= 0; open = text.IndexOf('(', open + 1))
        {
            int close = text.IndexOf(')', open);
            if (close < 0) break;
            if (Programmes(text.AsSpan(open + 1, close - open - 1)) is not { } programmes) continue;
            string words = Words(text.AsSpan(begin, open - begin));
            begin = close + 1;
            // A bracket directly behind another continues its list.
            if (words.Length == 0 && rates.Count > 0)
                rates[^1] = rates[^1] with { Programmes = rates[^1].Programmes.Concat(programmes).Distinct().ToValueList() };
            else
                rates.Add(new(DutyOf(words), programmes));
        }
        if (Words(text.AsSpan(begin)) is { Length: > 0 } rest) rates.Add(new(DutyOf(rest), []));
        return rates.Count == 0 ? None : new(rates.ToValueList(), known: true);
    }

    /// <summary>
    /// The duty on the goods of a programme; null if the text does not name the programme, or names it with different duties.
    /// </summary>
    /// <param name="programme">The code of the programme, as the schedule writes it: "KR", "S+".</param>
    /// <exception cref="ArgumentNullException"><paramref name="programme"/> is null.</exception>
    public Duty? Find(string programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        Duty? found = null;
        foreach (SpecialRate rate in Rates)
        {
            if (!rate.Programmes.Contains(programme)) continue;
            if (found is not null && !found.Equals(rate.Duty)) return null;
            found = rate.Duty;
        }
        return found;
    }

    /// <summary>As the schedule writes it.</summary>
    public override string ToString() => string.Join(' ', Rates);

    private static Duty DutyOf(string words) => CentSign.IsLost(words) ? new TextDuty(words) : UsDuty.Parse(words);

    /// <summary>The programmes between two brackets; null if the brackets hold anything else.</summary>
    private static ValueList<string>? Programmes(ReadOnlySpan<char> between)
    {
        var codes = new List<string>();
        foreach (Range range in between.SplitAny(Separators))
        {
            ReadOnlySpan<char> code = between[range];
            if (code.IsEmpty) continue;
            if (!SpecialRate.IsProgramme(code)) return null;
            codes.Add(code.ToString());
        }
        return codes.Count == 0 ? null : codes.Distinct().ToValueList();
    }

    /// <summary>The words with single spaces, without the commas and semicolons that part one rate from the next.</summary>
    private static string Words(ReadOnlySpan<char> text)
    {
        var words = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || (words.Length == 0 && c is (',' or ';')))
            {
                space = words.Length > 0;
                continue;
            }
            if (space) words.Append(' ');
            space = false;
            words.Append(c);
        }
        return words.ToString();
    }
}
