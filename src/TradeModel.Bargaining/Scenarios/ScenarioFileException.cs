using System.Globalization;

namespace TradeModel.Bargaining;

/// <summary>A file that cannot be read as a scenario: which file, where in it, on which line, why, and what to do.</summary>
public sealed class ScenarioFileException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file as the caller named it.</param>
    /// <param name="element">The part of the file at fault, such as <c>issue 'Price'</c>; null if nothing of the file can be read.</param>
    /// <param name="line">The line, counted from 1; 0 if it is not known.</param>
    /// <param name="reason">What is wrong and what to do, in words.</param>
    /// <param name="inner">The exception of the parser, if it refused the file.</param>
    public ScenarioFileException(string file, string? element, int line, string reason, Exception? inner = null)
        : base(Sentence(file, element, line, reason), inner)
    {
        File = file;
        Element = element;
        Line = line;
        Reason = reason;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The part of the file at fault; null if nothing of the file can be read.</summary>
    public string? Element { get; }

    /// <summary>The line, counted from 1; 0 if it is not known.</summary>
    public int Line { get; }

    /// <summary>What is wrong and what to do, in words.</summary>
    public string Reason { get; }

    /// <summary>
    /// Whether the file has utilities that do not add where they must; a method for <see cref="NonAdditiveScenario"/> reads it.
    /// </summary>
    public bool IsNonAdditive { get; init; }

    private static string Sentence(string file, string? element, int line, string reason)
    {
        string place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file} line {line}") : file;
        return element is null ? $"{place}: {reason}" : $"{place}: {element}: {reason}";
    }
}
