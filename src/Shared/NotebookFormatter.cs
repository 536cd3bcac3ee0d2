using System.Collections;
using System.Net;

namespace TradeModel;

/// <summary>
/// Shows a value in a notebook: as the package TradeModel.Rendering draws it if the notebook references it, otherwise as plain text.
/// </summary>
/// <remarks>
/// The rendering package is looked up at every value until it is found, so that a reference added later changes how the next value is
/// shown. An exception would fail the cell, so none leaves this class.
/// </remarks>
internal sealed class NotebookFormatter(string mimeType)
{
    private const int MostItems = 50;

    private static Func<object, string, string?>? _renderer;

    /// <summary>The media type that this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value. The answer is true: the notebook need not look for another formatter.</summary>
    public bool Format(object value, TextWriter writer)
    {
        writer.Write(Rendered(value) ?? Plain(value));
        return true;
    }

#pragma warning disable CA1031 // Whatever goes wrong, the cell shows the plain text.
    private string? Rendered(object value)
    {
        try
        {
            _renderer ??= Type.GetType("TradeModel.Rendering.NotebookDisplay, TradeModel.Rendering", throwOnError: false)
                ?.GetMethod("Render", [typeof(object), typeof(string)])?.CreateDelegate<Func<object, string, string?>>();
            return _renderer?.Invoke(value, MimeType);
        }
        catch (Exception)
        {
            return null;
        }
    }

    private string Plain(object value)
    {
        string text;
        try
        {
            text = string.Join('\n', Lines(value));
        }
        catch (Exception e)
        {
            text = $"{value.GetType().Name}: {e.Message}";
        }
        return MimeType == "text/html" ? $"<pre>{WebUtility.HtmlEncode(text)}</pre>" : text;
    }
#pragma warning restore CA1031

    private static IEnumerable<string> Lines(object value)
    {
        if (value is IPlainLines lines)
        {
            foreach (string line in lines.PlainLines()) yield return line;
            yield break;
        }
        // A generic collection has no text of its own but its items.
        if (value is not IEnumerable || !value.GetType().IsGenericType) yield return InvariantText.Escaped(InvariantText.Of(value));
        if (value is not IEnumerable all) yield break;
        int shown = 0;
        foreach (object? item in all)
        {
            if (shown++ == MostItems)
            {
                yield return "…";
                yield break;
            }
            yield return $"  {InvariantText.Escaped(InvariantText.Of(item))}";
        }
        if (shown == 0) yield return "  (empty)";
    }
}
