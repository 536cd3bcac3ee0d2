using System.Globalization;
using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>An efficient point of a non-additive scenario: the utility of each party, and the outcomes that give it.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record NonAdditivePoint
{
    internal NonAdditivePoint(ValueList<Rational> utilities, BigInteger? multiplicity, Outcome outcome)
    {
        Utilities = utilities;
        Multiplicity = multiplicity;
        Outcome = outcome;
    }

    /// <summary>The exact utility of each party.</summary>
    public ValueList<Rational> Utilities { get; }

    /// <summary>How many outcomes give exactly these utilities; null if the search was stopped before all were counted.</summary>
    public BigInteger? Multiplicity { get; }

    /// <summary>One of these outcomes, the same whenever the same scenario is analysed.</summary>
    public Outcome Outcome { get; }

    /// <summary>The utilities between brackets, to four places.</summary>
    public override string ToString()
        => $"({string.Join(", ", Utilities.Select(u => u.ToDouble().ToString("0.####", CultureInfo.InvariantCulture)))})";
}
