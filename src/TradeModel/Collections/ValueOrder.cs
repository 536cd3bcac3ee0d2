namespace TradeModel;

/// <summary>The order in which value collections are sorted: a type's own; for text the ordinal one, since its own depends on the culture.</summary>
internal static class ValueOrder<T>
{
    internal static IComparer<T> Instance { get; } = typeof(T) == typeof(string) ? (IComparer<T>)(object)StringComparer.Ordinal : Comparer<T>.Default;
}
