using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>
/// What happens to a whole schedule, as one position: terms for every line, with exceptions by HS prefix, exclusions among them.
/// Tabled by the importer it is an offer; tabled by the exporter, a request.
/// </summary>
/// <remarks>
/// The longest prefix that covers a line decides. A final rate is a cap here: a line whose base rate lies below it keeps its base rate.
/// </remarks>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record ScheduleOffer : Position
{
    /// <summary>Creates an offer.</summary>
    /// <param name="default">The terms of every line that no exception covers.</param>
    /// <param name="exceptions">The terms by HS prefix; none where null.</param>
    /// <exception cref="ArgumentException">A prefix is <c>default</c>.</exception>
    public ScheduleOffer(TariffOffer @default, ValueMap<HsCode, TariffOffer>? exceptions = null)
    {
        Default = @default;
        Exceptions = exceptions ?? [];
    }

    /// <summary>The terms of every line that no exception covers.</summary>
    public TariffOffer Default { get; init => field = Guard.NotNull(value, nameof(Default)); }

    /// <summary>The terms by HS prefix; the longest that covers a line decides.</summary>
    public ValueMap<HsCode, TariffOffer> Exceptions
    {
        get;
        init
        {
            foreach ((HsCode prefix, _) in Guard.NotNull(value, nameof(Exceptions))) prefix.Checked(nameof(Exceptions));
            field = value;
        }
    }

    /// <summary>The terms of a line.</summary>
    public TariffOffer TermsOf(HsCode line)
    {
        line.Checked(nameof(line));
        TariffOffer terms = Default;
        int longest = 0;
        foreach ((HsCode prefix, TariffOffer exception) in Exceptions)
        {
            if (prefix.Length <= longest || !prefix.Contains(line)) continue;
            terms = exception;
            longest = prefix.Length;
        }
        return terms;
    }

    private protected override string Sentence
        => Exceptions.Count == 0 ? Default.ToString() : $"{Default}; but {string.Join(", ", Exceptions.Select(e => $"{e.Key} {e.Value}"))}";
}
