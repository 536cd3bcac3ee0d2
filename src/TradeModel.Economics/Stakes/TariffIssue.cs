using TradeModel.Bargaining;

namespace TradeModel.Economics;

/// <summary>An issue about tariffs: what share of an importer's present rates on an exporter's goods remains.</summary>
public sealed record TariffIssue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="name">Its name, unique among the issues.</param>
    /// <param name="importer">The region that charges the tariffs.</param>
    /// <param name="exporter">The region whose goods pay them.</param>
    /// <param name="sectors">The sectors; every sector if empty.</param>
    /// <param name="kept">
    /// The options: the share of each present rate that remains, from 0 (free) to 10 (ten times as high), each once. The first must be 1,
    /// the rates as they are. If null, the options are the rates as they are, half of them, and free.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A name is blank, the regions are the same, or the options do not begin with 1, occur twice or are out of range.
    /// </exception>
    public TariffIssue(string name, string importer, string exporter, ValueSet<string> sectors, ValueList<double>? kept = null)
    {
        Name = Guard.Line(name);
        Importer = Guard.Line(importer);
        Exporter = Guard.Line(exporter);
        Sectors = Guard.NotNull(sectors);
        foreach (string sector in sectors) Guard.Line(sector, nameof(sectors));
        Kept = kept ?? [1, 0.5, 0];
        if (importer == exporter) throw new ArgumentException("a region charges no tariff on its own goods", nameof(exporter));
        if (Kept.Count == 0 || Kept[0] != 1)
            throw new ArgumentException("the first option must be 1, the rates as they are", nameof(kept));
        if (Kept.Any(k => !(k >= 0 && k <= 10)) || Kept.Distinct().Count() != Kept.Count)
            throw new ArgumentException("the options must lie between 0 and 10, each once", nameof(kept));
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The region that charges the tariffs.</summary>
    public string Importer { get; }

    /// <summary>The region whose goods pay them.</summary>
    public string Exporter { get; }

    /// <summary>The sectors; every sector if empty.</summary>
    public ValueSet<string> Sectors { get; }

    /// <summary>The share of each present rate that remains under each option; the first is 1.</summary>
    public ValueList<double> Kept { get; }

    /// <summary>An option in words: "as they are", "free", "50% of the rates".</summary>
    internal static string LabelOf(double kept)
        => kept == 1 ? "as they are" : kept == 0 ? "free" : FormattableString.Invariant($"{100 * kept:0.##}% of the rates");

    /// <summary>The tariffs under an option.</summary>
    internal TariffTable Apply(TradeEconomy economy, TariffTable tariffs, double kept)
    {
        if (kept == 1) return tariffs;
        foreach (string sector in SectorsIn(economy))
            tariffs = tariffs.With(sector, Exporter, Importer, kept * economy.Tariffs[sector, Exporter, Importer]);
        return tariffs;
    }

    /// <summary>The imports that the issue is about.</summary>
    internal double Imports(TradeEconomy economy)
        => SectorsIn(economy).Sum(sector => economy.TradeOf(sector, Exporter, Importer));

    /// <summary>The sectors, named.</summary>
    internal ValueSet<string> SectorsIn(TradeEconomy economy)
        => Sectors.Count > 0 ? Sectors : economy.Sectors.Select(s => s.Name).ToValueSet();

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
