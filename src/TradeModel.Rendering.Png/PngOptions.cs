namespace TradeModel.Rendering.Png;

/// <summary>How a chart is drawn as a picture.</summary>
public sealed record PngOptions
{
    /// <summary>The smallest and the largest scale.</summary>
    public const double MinScale = 0.25, MaxScale = 8;

    /// <summary>The default options.</summary>
    public static PngOptions Default { get; } = new();

    /// <summary>Pixels per unit of the chart: 0.25 to 8; 2 by default, which suits print and fine screens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public double Scale
    {
        get;
        init => field = value is >= MinScale and <= MaxScale ? value
            : throw new ArgumentOutOfRangeException(nameof(Scale), value,
                $"must be {InvariantText.Of(MinScale)} to {InvariantText.Of(MaxScale)}");
    } = 2;

    /// <summary>
    /// Font files for characters that DejaVu Sans lacks, such as those of Devanagari or Chinese, in the order in which they are asked.
    /// </summary>
    /// <exception cref="ArgumentException">The name of a file is blank.</exception>
    public ValueList<string> Fonts { get; init => field = Checked(value); } = [];

    private static ValueList<string> Checked(ValueList<string> fonts)
    {
        foreach (string font in Guard.NotNull(fonts, nameof(Fonts))) Guard.Text(font, nameof(Fonts));
        return fonts;
    }

    /// <summary>The scale and the number of fonts.</summary>
    public override string ToString() => $"scale {InvariantText.Of(Scale)}, {InvariantText.Of(Fonts.Count)} fonts";
}
