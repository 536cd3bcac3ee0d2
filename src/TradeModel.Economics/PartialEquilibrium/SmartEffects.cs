namespace TradeModel.Economics;

/// <summary>The effects of an offer in a <see cref="SmartMarket"/>, in the unit of the trade values.</summary>
public sealed record SmartEffects
{
    internal SmartEffects(
        ValueList<SmartLineEffects> lines, ValueMap<string, double> byPartner, double uncomputable, double assumed, double capped)
    {
        Lines = lines;
        ByPartner = byPartner;
        NotComputableImports = uncomputable;
        AssumedElasticityImports = assumed;
        CappedImports = capped;
        foreach (SmartLineEffects line in lines)
        {
            Imports += line.Imports;
            Creation += line.Creation;
            Diversion += line.Diversion;
            Revenue += line.Revenue;
            ConsumerSurplus += line.ConsumerSurplus;
            Triangle += line.Triangle;
        }
    }

    /// <summary>The lines on which the rate changes and the favoured partners sell, in the order of their codes.</summary>
    public ValueList<SmartLineEffects> Lines { get; }

    /// <summary>The change of imports from each partner whose sales change.</summary>
    public ValueMap<string, double> ByPartner { get; }

    /// <summary>What was imported from the favoured partners on these lines before.</summary>
    public double Imports { get; }

    /// <summary>Trade creation.</summary>
    public double Creation { get; }

    /// <summary>Trade diversion.</summary>
    public double Diversion { get; }

    /// <summary>The change of tariff revenue.</summary>
    public double Revenue { get; }

    /// <summary>The change of consumer surplus.</summary>
    public double ConsumerSurplus { get; }

    /// <summary>The welfare triangles of all lines.</summary>
    public double Triangle { get; }

    /// <summary>The importer's gain: consumer surplus plus the change of revenue.</summary>
    public double Welfare => ConsumerSurplus + Revenue;

    /// <summary>Imports from the favoured partners on lines whose rate is not computable. They are left out.</summary>
    public double NotComputableImports { get; }

    /// <summary>Imports from the favoured partners on lines that use the default elasticity of import demand.</summary>
    public double AssumedElasticityImports { get; }

    /// <summary>
    /// Imports from the favoured partners on lines where the rate rises so much that the linear response would take imports below 0. They
    /// fall to 0 instead.
    /// </summary>
    public double CappedImports { get; }

    /// <summary>Creation, diversion and welfare.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Lines.Count} lines: creation {Creation:0.##}, diversion {Diversion:0.##}, welfare {Welfare:0.##}");
}
