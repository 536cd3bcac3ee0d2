namespace TradeModel.Economics;

/// <summary>No equilibrium was found for an economy. The message names the region or the sector and says what to change.</summary>
public sealed class NoEquilibriumException : Exception
{
    /// <summary>Creates the exception.</summary>
    public NoEquilibriumException() { }

    /// <summary>Creates the exception with a message.</summary>
    public NoEquilibriumException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public NoEquilibriumException(string message, Exception innerException) : base(message, innerException) { }
}
