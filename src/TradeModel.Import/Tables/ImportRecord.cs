using System.Diagnostics.CodeAnalysis;

namespace TradeModel.Import;

/// <summary>What one record of a file became: a row or a failure.</summary>
/// <typeparam name="T">The row.</typeparam>
public sealed record ImportRecord<T>
    where T : class
{
    internal ImportRecord(long line, T? row, ImportFailure? failure)
    {
        Line = line;
        Row = row;
        Failure = failure;
    }

    /// <summary>The line of the file on which the record begins, from 1.</summary>
    public long Line { get; }

    /// <summary>The row; null where the record failed.</summary>
    public T? Row { get; }

    /// <summary>The failure; null where the record became a row.</summary>
    public ImportFailure? Failure { get; }

    /// <summary>Whether the record became a row.</summary>
    [MemberNotNullWhen(true, nameof(Row))]
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsRow => Row is not null;
}
