namespace TradeModel.Issues;

/// <summary>A position that is one option or level.</summary>
internal interface IOptionPosition
{
    OptionId Option { get; }
}
