namespace TradeModel.Bargaining;

/// <summary>The form of the objective. It determines how a bound of the relaxation becomes a bound of the objective.</summary>
internal enum ObjectiveKind
{
    /// <summary>The objective adds up over the issues.</summary>
    Sum,

    /// <summary>The objective is the least of some gains.</summary>
    Least,

    /// <summary>The objective is the product of some gains.</summary>
    Product,
}
