using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>One kind of a closed hierarchy.</summary>
internal abstract class UnionCase<TBase>(string kind, string meaning, string? rule = null)
    where TBase : class
{
    /// <summary>The discriminator: never renamed.</summary>
    internal string Kind { get; } = kind;

    internal string Meaning { get; } = meaning;

    /// <summary>
    /// What the schema demands of the members together: an object of JSON Schema keywords. The model demands the same and more.
    /// </summary>
    internal string? Rule { get; } = rule;

    internal JsonEncodedText EncodedKind { get; } = JsonEncodedText.Encode(kind);

    internal abstract Type Type { get; }

    internal abstract TBase? Visit(ref JsonPass pass, TBase? it);
}

/// <summary>One kind of a closed hierarchy and its members.</summary>
internal sealed class UnionCase<TBase, TLeaf>(string kind, string meaning, Members<TLeaf> members, string? rule = null)
    : UnionCase<TBase>(kind, meaning, rule)
    where TBase : class
    where TLeaf : class, TBase
{
    internal override Type Type => typeof(TLeaf);

    internal override TBase? Visit(ref JsonPass pass, TBase? it) => members(ref pass, (TLeaf?)it);
}

/// <summary>A closed hierarchy: an object whose member "kind" says which leaf it is.</summary>
internal sealed class UnionCodec<TBase> : ObjectReader<TBase>
    where TBase : class
{
    private readonly string _name, _meaning;
    private readonly FrozenDictionary<Type, UnionCase<TBase>> _byType;

    internal UnionCodec(string name, string meaning, params UnionCase<TBase>[] leaves)
    {
        _name = name;
        _meaning = meaning;
        Leaves = leaves;
        Kinds = new(name, leaves);
        _byType = leaves.ToFrozenDictionary(l => l.Type);
    }

    internal UnionCase<TBase>[] Leaves { get; }

    internal KindCodec Kinds { get; }

    internal UnionCase<TBase> LeafOf(TBase value) => _byType[value.GetType()];

    private protected override bool TryMake(ref JsonPass pass, [MaybeNullWhen(false)] out TBase made)
    {
        made = pass.Kind(this, null, out UnionCase<TBase>? leaf) ? leaf.Visit(ref pass, null) : null;
        return made is not null;
    }

    internal override void Write(ref JsonPass pass, TBase value)
    {
        pass.Writer.WriteStartObject();
        if (pass.Kind(this, value, out UnionCase<TBase>? leaf)) leaf.Visit(ref pass, value);
        pass.Writer.WriteEndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema) => schema.DefineUnion(_name, _meaning, Leaves.Select(leaf =>
        schema.Define($"{_name}.{leaf.Kind}", leaf.Meaning, shape =>
        {
            shape.AddKind(leaf.Kind);
            JsonPass pass = JsonPass.Describing(shape);
            leaf.Visit(ref pass, null);
            shape.AddRule(leaf.Rule);
        })));

    /// <summary>Reads the discriminator.</summary>
    internal sealed class KindCodec(string union, UnionCase<TBase>[] leaves) : Codec<UnionCase<TBase>>
    {
        private readonly NameTable<UnionCase<TBase>> _names = new(leaves.Select(l => (l.Kind, l)));

        internal override UnionCase<TBase> Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.String, "a kind");
            if (!pass.Reader.ValueIsEscaped && _names.TryGet(pass.Reader.ValueSpan, out UnionCase<TBase>? leaf)) return leaf!;
            string kind = AtomCodecs.Text.Read(ref pass);
            if (_names.TryGet(Encoding.UTF8.GetBytes(kind), out leaf)) return leaf!;
            pass.Fail($"'{AtomCodecs.Short(kind)}' is no kind of {union}: {_names.Alternatives} is");
            return null;
        }

        internal override void Write(ref JsonPass pass, UnionCase<TBase> value) => pass.Writer.WriteStringValue(value.EncodedKind);

        internal override JsonObject Describe(SchemaBuilder schema) => new() { ["type"] = "string" };
    }
}
