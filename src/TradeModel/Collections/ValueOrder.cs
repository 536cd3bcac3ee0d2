namespace TradeModel;

/// <summary>
/// The order of value collections: ordinal for text, because its default order depends on the culture; otherwise the type's own.
/// </summary>
internal static class ValueOrder<T>
{
    internal static IComparer<T> Instance { get; } = typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal
        : Comparer<T>.Default;
}
