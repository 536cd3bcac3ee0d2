namespace TradeModel.Rendering;

/// <summary>A part of a form: a heading, a paragraph, a list, a table or a figure.</summary>
internal abstract record Block;
