using System.Text.Json;
using System.Text.Json.Serialization;

namespace TradeModel.Json;

/// <summary>
/// Reads and writes a value declared by the type of its own kind, or by a type between it and the base of the closed hierarchy.
/// </summary>
internal sealed class UnionCaseConverter<TBase, TDerived>(UnionCodec<TBase> union) : JsonConverter<TDerived>
    where TBase : class
    where TDerived : class, TBase
{
    public override TDerived Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        TBase read = NestedValue.Read(ref reader, union);
        if (read is TDerived wanted) return wanted;
        string kinds = string.Join(" or ", union.Cases.Where(c => c.Type.IsAssignableTo(typeof(TDerived))).Select(c => $"'{c.Kind}'"));
        throw new TradeModelJsonException($"the kind is '{union.CaseOf(read).Kind}', but {kinds} is expected", "$.kind", null);
    }

    public override void Write(Utf8JsonWriter writer, TDerived value, JsonSerializerOptions options)
        => NestedValue.Write(writer, value, union);
}
