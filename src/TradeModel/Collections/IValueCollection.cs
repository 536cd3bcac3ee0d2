namespace TradeModel;

/// <summary>
/// A value collection that tells its kind and the types of its elements, so that no caller needs reflection to learn them.
/// </summary>
internal interface IValueCollection
{
    /// <summary>Calls the visitor's method for this kind of collection. The elements are not used.</summary>
    TResult Accept<TResult>(IValueCollectionVisitor<TResult> visitor);
}

/// <summary>Does something for each kind of value collection.</summary>
internal interface IValueCollectionVisitor<out TResult>
{
    TResult List<T>()
        where T : notnull;

    TResult Set<T>()
        where T : notnull;

    TResult Map<TKey, TValue>()
        where TKey : notnull, IComparable<TKey>
        where TValue : notnull;
}
