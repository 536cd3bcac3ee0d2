namespace TradeModel.Bargaining;

/// <summary>A GENIUS file that cannot be read as a scenario: which file, which element, on which line, and why.</summary>
public sealed class GeniusXmlException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file as the caller named it.</param>
    /// <param name="element">The element at fault, as <c>issue 'Price'</c>; null if the file is no XML at all.</param>
    /// <param name="line">The line, counted from 1; 0 if it is not known.</param>
    /// <param name="reason">What is wrong, in words.</param>
    /// <param name="inner">The exception of the XML reader, if it refused the file.</param>
    public GeniusXmlException(string file, string? element, int line, string reason, Exception? inner = null)
        : base(Sentence(file, element, line, reason), inner)
    {
        File = file;
        Element = element;
        Line = line;
        Reason = reason;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The element at fault; null if the file is no XML at all.</summary>
    public string? Element { get; }

    /// <summary>The line, counted from 1; 0 if it is not known.</summary>
    public int Line { get; }

    /// <summary>What is wrong, in words.</summary>
    public string Reason { get; }

    private static string Sentence(string file, string? element, int line, string reason)
    {
        string place = line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file} line {line}") : file;
        return element is null ? $"{place}: {reason}" : $"{place}: {element}: {reason}";
    }
}
