using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>An issue that closed or reopened in a run.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record RunClosing
{
    internal RunClosing(int step, int issue, int? option)
    {
        Step = step;
        Issue = issue;
        Option = option;
    }

    /// <summary>The step, counted from 0: before the offer of this step, after the answers to the offer before.</summary>
    public int Step { get; }

    /// <summary>The issue, counted from 0.</summary>
    public int Issue { get; }

    /// <summary>The option at which it closed, counted from 0; null if it reopened.</summary>
    public int? Option { get; }

    /// <summary>The step, the issue and the option.</summary>
    public override string ToString()
        => Option is { } option
            ? string.Create(CultureInfo.InvariantCulture, $"{Step}: issue {Issue} closes on option {option}")
            : string.Create(CultureInfo.InvariantCulture, $"{Step}: issue {Issue} reopens");
}
