using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>What is read from an object.</summary>
internal abstract class ObjectReader<T> : Codec<T>
    where T : notnull
{
    internal sealed override T Read(ref JsonPass pass) => pass.ReadObject(this);

    /// <summary>Reads the members; false where they surprised (see <see cref="JsonPass"/>).</summary>
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
/// The one declaration of an object: names its members in canonical order and makes the value of them. Run to read
/// (<paramref name="it"/> is null), to write (then it is given), and to describe.
/// </summary>
/// <returns>When reading an object whole, its value; else null.</returns>
internal delegate T? Members<T>(ref JsonPass pass, T? it)
    where T : class;

/// <inheritdoc cref="Members{T}"/>
internal delegate T? MembersOfStruct<T>(ref JsonPass pass, T? it)
    where T : struct;

/// <summary>An object of the model and its members.</summary>
/// <param name="name">The name of its definition in the schema.</param>
/// <param name="meaning">What it is, for the schema.</param>
/// <param name="members">Its members.</param>
/// <param name="rule">
/// What the schema demands of the members together: an object of JSON Schema keywords. The model demands the same and more.
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
        pass.Writer.WriteStartObject();
        members(ref pass, value);
        pass.Writer.WriteEndObject();
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
        pass.Writer.WriteStartObject();
        members(ref pass, value);
        pass.Writer.WriteEndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(name, meaning, shape =>
    {
        JsonPass pass = JsonPass.Describing(shape);
        members(ref pass, null);
    });
}
