using TradeModel.Goods;
using TradeModel.Issues;

namespace TradeModel.Economics;

/// <summary>An issue about a part of an importer's schedule. Its options are the rates as they are, and some offers.</summary>
public sealed record SmartIssue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="name">Its name, unique among the issues.</param>
    /// <param name="importer">The party that charges the tariffs.</param>
    /// <param name="exporters">Whose goods the offers cover, by the names of the partners in the importer's market; at least one.</param>
    /// <param name="goods">The part of the schedule: the lines whose code the scope covers.</param>
    /// <param name="offers">The offers beside the rates as they are: at least one, each once, none of them an exclusion.</param>
    /// <exception cref="ArgumentException">
    /// A name is blank, there is no exporter, the importer is one of them, or an offer is absent, an exclusion or occurs twice.
    /// </exception>
    public SmartIssue(string name, string importer, ValueSet<string> exporters, ProductScope goods, params ValueList<TariffOffer> offers)
    {
        Name = Guard.Line(name);
        Importer = Guard.Line(importer);
        Exporters = Guard.NotNull(exporters);
        if (exporters.Count == 0) throw new ArgumentException("an issue has at least one exporter", nameof(exporters));
        foreach (string exporter in exporters) Guard.Line(exporter, nameof(exporters));
        if (exporters.Contains(importer))
            throw new ArgumentException("a party charges no tariff on its own goods", nameof(exporters));
        Goods = Guard.NotNull(goods);
        Offers = Guard.NotNull(offers);
        if (offers.Count == 0)
            throw new ArgumentException("an issue needs at least one offer besides the rates as they are", nameof(offers));
        if (offers.Any(o => Guard.NotNull(o, nameof(offers)).IsExcluded))
            throw new ArgumentException("an exclusion keeps the rates as they are: it is every issue's first option", nameof(offers));
        if (offers.Distinct().Count() != offers.Count) throw new ArgumentException("an offer occurs twice", nameof(offers));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The party that charges the tariffs.</summary>
    public string Importer { get; }

    /// <summary>Whose goods the offers cover.</summary>
    public ValueSet<string> Exporters { get; }

    /// <summary>The part of the schedule.</summary>
    public ProductScope Goods { get; }

    /// <summary>The offers, in the order of the scenario's options from the second on. The first option is the rates as they are.</summary>
    public ValueList<TariffOffer> Offers { get; }

    /// <summary>The options in words: "as they are", "free in 5 stages", "to 10% in 1 stage".</summary>
    internal IEnumerable<string> Labels => Offers.Select(LabelOf).Prepend("as they are");

    private static string LabelOf(TariffOffer offer)
        => offer.FinalRate is > 0 and { } rate
            ? FormattableString.Invariant($"to {rate:0.####}% in {offer.Stages} stage") + (offer.Stages == 1 ? "" : "s")
            : offer.ToString();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
