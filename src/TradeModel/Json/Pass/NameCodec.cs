namespace TradeModel.Json;

/// <summary>A codec for strings that can also be names of members.</summary>
internal abstract class NameCodec<T> : Codec<T>
    where T : notnull
{
    /// <summary>Reads the name of a member, or a string.</summary>
    internal abstract T ReadName(ref JsonPass pass);

    internal abstract void WriteName(ref JsonPass pass, T value);
}
