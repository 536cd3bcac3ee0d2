namespace TradeModel.Rendering;

/// <summary>The colours of a chart or page.</summary>
public enum ChartTheme
{
    /// <summary>Light, or dark on a screen whose user prefers dark. Print and pictures are light.</summary>
    Auto,

    /// <summary>Light always.</summary>
    Light,

    /// <summary>Dark always.</summary>
    Dark,
}
