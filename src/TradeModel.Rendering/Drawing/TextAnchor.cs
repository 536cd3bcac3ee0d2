namespace TradeModel.Rendering;

/// <summary>Where a text lies from its point: after it, around it or before it.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
