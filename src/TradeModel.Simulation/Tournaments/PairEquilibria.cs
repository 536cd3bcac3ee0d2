using TradeModel.Bargaining;

namespace TradeModel.Simulation;

/// <summary>The symmetric equilibria of a game of two strategies, exactly.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record PairEquilibria
{
    internal PairEquilibria(string first, string second, Rational aa, Rational ab, Rational ba, Rational bb)
    {
        First = first;
        Second = second;
        // What the first earns more than the second: against the first, and against the second.
        (Rational againstFirst, Rational againstSecond) = (aa - ba, ab - bb);
        IsEveryMixture = againstFirst.Sign == 0 && againstSecond.Sign == 0;
        var shares = new List<Rational>();
        if (againstSecond.Sign <= 0) shares.Add(Rational.Zero);
        // The difference is linear in the share, so it is 0 in between if its signs at the ends are opposite.
        if (againstFirst.Sign * againstSecond.Sign < 0) shares.Add(againstSecond / (againstSecond - againstFirst));
        if (againstFirst.Sign >= 0) shares.Add(Rational.One);
        Shares = shares.ToValueList();
    }

    /// <summary>The name of the first strategy.</summary>
    public string First { get; }

    /// <summary>The name of the second strategy.</summary>
    public string Second { get; }

    /// <summary>
    /// The share of the first strategy at each equilibrium, ascending; one at least. 0 and 1 are the pure ones. If
    /// <see cref="IsEveryMixture"/>, 0 and 1 stand for all shares between them too.
    /// </summary>
    public ValueList<Rational> Shares { get; }

    /// <summary>Whether both earn the same against either, so that every mixture is an equilibrium.</summary>
    public bool IsEveryMixture { get; }

    /// <summary>The strategies and the shares of the first.</summary>
    public override string ToString()
        => IsEveryMixture
            ? $"{First}, {Second}: every mixture"
            : $"{First}, {Second}: {string.Join(" or ", Shares.Select(s => InvariantText.Share(s.ToDouble())))} {First}";
}
