namespace TradeModel.Issues;

/// <summary>A position that is one number.</summary>
internal interface INumberPosition
{
    decimal Number { get; }
}
