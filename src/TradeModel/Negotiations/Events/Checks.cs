using TradeModel.Agreements;
using TradeModel.Issues;

namespace TradeModel.Negotiations;

/// <summary>The checks that events share.</summary>
internal static class Checks
{
    internal static ValueSet<T> Ids<T>(ValueSet<T>? ids, string name)
        where T : struct, IEquatable<T>
    {
        foreach (T id in Guard.NotNull(ids, name))
            if (id.Equals(default)) throw new ArgumentException($"default({typeof(T).Name}) is not an identifier", Guard.Parameter(name));
        return ids;
    }

    internal static ValueList<string> Texts(ValueList<string>? texts, string name)
    {
        foreach (string text in Guard.NotNull(texts, name)) Guard.Line(text, name);
        return texts;
    }

    internal static ValueMap<IssueId, Position> Package(ValueMap<IssueId, Position>? positions, string name)
    {
        if (Guard.NotNull(positions, name).Count == 0)
            throw new ArgumentException("a package holds at least one position", Guard.Parameter(name));
        foreach ((IssueId issue, _) in positions) issue.Checked(name);
        return positions;
    }

    internal static ValueSet<PartyId> SomeParties(ValueSet<PartyId>? parties, string name)
        => Ids(parties, name).Count > 0 ? parties! : throw new ArgumentException("at least one party takes part", Guard.Parameter(name));

    internal static ValueSet<PartyId>? Addressees(ValueSet<PartyId>? to, string name)
        => to is null || Ids(to, name).Count > 0 ? to
        : throw new ArgumentException("name at least one party, or null for all at the table", Guard.Parameter(name));

    /// <summary>" for JPN"; nothing for what is for all.</summary>
    internal static string Just(PartyId? party) => party is { } whom ? $" for {whom}" : "";

    /// <summary>"; for JPN free in 5 stages"; nothing for none.</summary>
    internal static string Exceptions(ValueMap<PartyId, Position> exceptions)
        => string.Concat(exceptions.Select(e => $"; for {e.Key} {e.Value}"));

    /// <summary>", to USA alone"; nothing for what all may see.</summary>
    internal static string Alone(ValueSet<PartyId>? to) => to is null ? "" : $", to {string.Join(" and ", to)} alone";

    /// <summary>"IND assesses the capability of USA: 80"; "the capability of USA, in public: 80".</summary>
    internal static string Assessment(PartyId? assessor, string what, string value)
        => assessor is { } by ? $"{by} assesses {what}: {value}" : $"{what}, in public: {value}";

    internal static string Ifs(ValueList<PositionCondition> conditions)
        => conditions.Count == 0 ? "" : $" {string.Join(" and ", conditions)}";

    /// <summary>Who proposed the bracketed wordings of a provision.</summary>
    internal static IEnumerable<PartyId> Proposers(Provision provision) => provision.Wording.SelectMany(w => w.ProposedBy);

    /// <summary>A set of ids that may be given several times.</summary>
    internal static ValueSet<T> Once<T>(IEnumerable<T> ids)
        where T : struct, IComparable<T>, IEquatable<T>
        => ids.Distinct().ToValueSet();
}
