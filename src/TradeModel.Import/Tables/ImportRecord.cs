using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Import;

/// <summary>A record of a file as read: a row or a failure.</summary>
/// <typeparam name="T">The type of a row.</typeparam>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ImportRecord<T>
    where T : class
{
    internal ImportRecord(long line, T? row, ImportFailure? failure, ValueList<ImportWarning> warnings)
    {
        Warnings = warnings;
        Line = line;
        Row = row;
        Failure = failure;
    }

    /// <summary>The line of the file on which the record begins, from 1.</summary>
    public long Line { get; }

    /// <summary>The row; null if the record is a failure.</summary>
    public T? Row { get; }

    /// <summary>The failure; null if the record became a row.</summary>
    public ImportFailure? Failure { get; }

    /// <summary>
    /// The warnings of this record; empty for most. <see cref="ImportWarning.Sum"/> adds up those of all records, as
    /// <see cref="ImportResult{T}.Warnings"/> does. A failure has none.
    /// </summary>
    public ValueList<ImportWarning> Warnings { get; }

    /// <summary>Whether the record became a row.</summary>
    [MemberNotNullWhen(true, nameof(Row))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsRow => Row is not null;
}
