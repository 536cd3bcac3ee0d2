namespace TradeModel;

/// <summary>Creates the formatters of a type for a notebook, which finds this class and its member by name.</summary>
internal sealed class NotebookFormatterSource
{
    /// <summary>One formatter for each media type.</summary>
#pragma warning disable CA1822 // A notebook calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() => [new NotebookFormatter("text/html"), new NotebookFormatter("text/plain")];
#pragma warning restore CA1822
}
