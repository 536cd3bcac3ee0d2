namespace TradeModel.Bargaining;

/// <summary>
/// The longest time that a search may take, by the caller's clock. A search that it ends may answer differently on another machine, or the
/// next time.
/// </summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record TimeLimit
{
    /// <summary>Creates a limit.</summary>
    /// <param name="length">The longest time, above 0. It starts when the search starts.</param>
    /// <param name="clock">The clock; <c>TimeProvider.System</c> in an application.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is not above 0.</exception>
    public TimeLimit(TimeSpan length, TimeProvider clock)
    {
        Length = length;
        Clock = clock;
    }

    /// <summary>The longest time, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0.</exception>
    public TimeSpan Length
    {
        get;
        init => field = value > TimeSpan.Zero ? value
            : throw new ArgumentOutOfRangeException(Guard.Parameter(nameof(Length)), value, "must be above 0");
    }

    /// <summary>The clock that measures it.</summary>
    public TimeProvider Clock { get; init => field = Guard.NotNull(value, nameof(Clock)); }

    /// <summary>The limit in words: "10 s".</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Length.TotalSeconds:0.###} s");
}
