using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>A codec for values that are JSON objects.</summary>
internal abstract class ObjectReader<T> : Codec<T>
    where T : notnull
{
    internal sealed override T Read(ref JsonPass pass) => pass.ReadObject(this);

    /// <summary>Reads the members. Returns false if a member was unexpected (see <see cref="JsonPass"/>).</summary>
    internal bool TryVisit(ref JsonPass pass, int start, [MaybeNullWhen(false)] out T made)
    {
        try
        {
            return TryMake(ref pass, out made);
        }
        catch (ArgumentException refusal)
        {
            throw pass.Refused(start, refusal);
        }
    }

    private protected abstract bool TryMake(ref JsonPass pass, [MaybeNullWhen(false)] out T made);
}

/// <summary>
/// Declares an object: names its members in canonical order and creates the value from them. The same declaration reads
/// (<paramref name="it"/> is null), writes (<paramref name="it"/> is the value) and describes.
/// </summary>
/// <returns>The value, if a whole object was read; otherwise null.</returns>
internal delegate T? Members<T>(ref JsonPass pass, T? it)
    where T : class;

/// <inheritdoc cref="Members{T}"/>
internal delegate T? MembersOfStruct<T>(ref JsonPass pass, T? it)
    where T : struct;

/// <summary>An object of the model and its members.</summary>
/// <param name="name">The name of its definition in the schema.</param>
/// <param name="meaning">Its description in the schema.</param>
/// <param name="members">Its members.</param>
/// <param name="rule">
/// The schema's constraints on several members together: an object of JSON Schema keywords. The model checks at least the same.
/// </param>
internal sealed class ObjectCodec<T>(string name, string meaning, Members<T> members, string? rule = null) : ObjectReader<T>
    where T : class
{
    private protected override bool TryMake(ref JsonPass pass, [MaybeNullWhen(false)] out T made)
    {
        made = members(ref pass, null);
        return made is not null;
    }

    internal override void Write(ref JsonPass pass, T value)
    {
        pass.Output.StartObject();
        members(ref pass, value);
        pass.Output.EndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(name, meaning, shape =>
    {
        JsonPass pass = JsonPass.Describing(shape);
        members(ref pass, null);
        shape.AddRule(rule);
    });
}

/// <summary>An object of the model that is a value type, and its members.</summary>
internal sealed class StructCodec<T>(string name, string meaning, MembersOfStruct<T> members) : ObjectReader<T>
    where T : struct
{
    private protected override bool TryMake(ref JsonPass pass, out T made)
    {
        T? some = members(ref pass, null);
        made = some.GetValueOrDefault();
        return some.HasValue;
    }

    internal override void Write(ref JsonPass pass, T value)
    {
        pass.Output.StartObject();
        members(ref pass, value);
        pass.Output.EndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(name, meaning, shape =>
    {
        JsonPass pass = JsonPass.Describing(shape);
        members(ref pass, null);
    });
}
