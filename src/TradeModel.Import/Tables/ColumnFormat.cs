namespace TradeModel.Import;

/// <summary>
/// The way a column writes its values, if a single value may not show it. The format sees each field before the record is read. As long as
/// it is open, records are held back, up to a limit.
/// </summary>
internal abstract class ColumnFormat(int column)
{
    /// <summary>The column; -1 if the file has no such column.</summary>
    internal int Column => column;

    /// <summary>Whether fields that were seen cannot be read before another field decides.</summary>
    internal bool IsOpen { get; private protected set; }

    private protected bool IsClosed { get; private set; }

    /// <summary>Takes note of a field.</summary>
    internal abstract void See(string text);

    /// <summary>Stops waiting: the end of the file or the limit of records held back is reached.</summary>
    internal void Close()
    {
        IsOpen = false;
        IsClosed = true;
    }
}
