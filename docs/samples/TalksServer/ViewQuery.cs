using NodaTime.Text;

namespace TalksServer;

/// <summary>Which days a reader asks about: <c>asOf</c>, what had happened by then; <c>knownOn</c>, what could be known by then.</summary>
internal sealed record ViewQuery(LocalDate? AsOf, LocalDate? KnownOn)
{
    /// <summary>Reads the query of a request, or says what is wrong with it.</summary>
    public static (ViewQuery Query, Problem? Problem) Read(IQueryCollection query)
    {
        var read = new ViewQuery(null, null);
        foreach ((string name, var values) in query)
        {
            if (name is not ("asOf" or "knownOn"))
                return (read, Problem.BadRequest($"there is no parameter '{name}'", "use asOf and knownOn"));
            if (values.Count != 1 || LocalDatePattern.Iso.Parse(values[0]!) is not { Success: true, Value: { Year: > 0 } day })
                return (read, Problem.BadRequest($"{name} is not one day", "give one such as 2026-11-26"));
            read = name == "asOf" ? read with { AsOf = day } : read with { KnownOn = day };
        }
        return (read, null);
    }

    public bool IsNow => this is { AsOf: null, KnownOn: null };

    public Negotiation Of(Negotiation seen)
    {
        if (KnownOn is { } known) seen = seen.AsKnownOn(known);
        return AsOf is { } day ? seen.AsOf(day) : seen;
    }
}
