using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>One kind of a closed hierarchy, without its type.</summary>
internal abstract class UnionCase<TBase>(string kind, string meaning, string? rule = null)
    where TBase : class
{
    /// <summary>The discriminator. It must never be renamed.</summary>
    internal string Kind { get; } = kind;

    internal string Meaning { get; } = meaning;

    /// <summary>
    /// The schema's constraints on several members together: an object of JSON Schema keywords. The model checks at least the same.
    /// </summary>
    internal string? Rule { get; } = rule;

    internal JsonEncodedText EncodedKind { get; } = JsonEncodedText.Encode(kind);

    internal abstract Type Type { get; }

    internal abstract TBase? Visit(ref JsonPass pass, TBase? it);

    /// <summary>Calls the visitor with the type of this kind.</summary>
    internal abstract TResult Accept<TResult>(IUnionCaseVisitor<TBase, TResult> visitor);
}

/// <summary>Does something with the type of a kind, so that no caller needs reflection.</summary>
internal interface IUnionCaseVisitor<TBase, out TResult>
    where TBase : class
{
    TResult Visit<TDerived>()
        where TDerived : class, TBase;
}

/// <summary>One kind of a closed hierarchy, with its type and its members.</summary>
internal sealed class UnionCase<TBase, TDerived>(string kind, string meaning, Members<TDerived> members, string? rule = null)
    : UnionCase<TBase>(kind, meaning, rule)
    where TBase : class
    where TDerived : class, TBase
{
    internal override Type Type => typeof(TDerived);

    internal override TBase? Visit(ref JsonPass pass, TBase? it) => members(ref pass, (TDerived?)it);

    internal override TResult Accept<TResult>(IUnionCaseVisitor<TBase, TResult> visitor) => visitor.Visit<TDerived>();
}

/// <summary>A closed hierarchy: an object whose member "kind" names its type.</summary>
internal sealed class UnionCodec<TBase> : ObjectReader<TBase>
    where TBase : class
{
    private readonly string _name, _meaning;
    private readonly FrozenDictionary<Type, UnionCase<TBase>> _byType;

    internal UnionCodec(string name, string meaning, params UnionCase<TBase>[] cases)
    {
        _name = name;
        _meaning = meaning;
        Cases = cases;
        Kinds = new(name, cases);
        _byType = cases.ToFrozenDictionary(c => c.Type);
    }

    internal UnionCase<TBase>[] Cases { get; }

    internal KindCodec Kinds { get; }

    internal UnionCase<TBase> CaseOf(TBase value)
        => _byType.TryGetValue(value.GetType(), out UnionCase<TBase>? unionCase) ? unionCase : throw NoJsonForm.Refusal(value.GetType());

    private protected override bool TryMake(ref JsonPass pass, [MaybeNullWhen(false)] out TBase made)
    {
        made = pass.Kind(this, null, out UnionCase<TBase>? unionCase) ? unionCase.Visit(ref pass, null) : null;
        return made is not null;
    }

    internal override void Write(ref JsonPass pass, TBase value)
    {
        pass.Output.StartObject();
        if (pass.Kind(this, value, out UnionCase<TBase>? unionCase)) unionCase.Visit(ref pass, value);
        pass.Output.EndObject();
    }

    internal override JsonObject Describe(SchemaBuilder schema)
        => schema.DefineUnion(_name, _meaning, Cases.Select(unionCase => DescribeCase(schema, unionCase)));

    internal JsonObject DescribeCase(SchemaBuilder schema, UnionCase<TBase> unionCase)
        => schema.Define($"{_name}.{unionCase.Kind}", unionCase.Meaning, shape =>
        {
            shape.AddKind(unionCase.Kind);
            JsonPass pass = JsonPass.Describing(shape);
            unionCase.Visit(ref pass, null);
            shape.AddRule(unionCase.Rule);
        });

    /// <summary>Reads the discriminator.</summary>
    internal sealed class KindCodec(string union, UnionCase<TBase>[] cases) : Codec<UnionCase<TBase>>
    {
        private readonly NameTable<UnionCase<TBase>> _names = new(cases.Select(c => (c.Kind, c)));

        internal override UnionCase<TBase> Read(ref JsonPass pass)
        {
            Expect(ref pass, JsonTokenType.String, "a kind");
            if (!pass.Reader.ValueIsEscaped && _names.TryGet(pass.Reader.ValueSpan, out UnionCase<TBase>? named)) return named!;
            string kind = AtomCodecs.Text.Read(ref pass);
            if (_names.TryGet(Encoding.UTF8.GetBytes(kind), out named)) return named!;
            pass.Fail($"'{AtomCodecs.Short(kind)}' is not a kind of {union}: {_names.Alternatives} is expected{JsonPass.IfLater}");
            return null;
        }

        internal override void Write(ref JsonPass pass, UnionCase<TBase> value) => pass.Output.Word(value.EncodedKind);

        internal override JsonObject Describe(SchemaBuilder schema) => new() { ["type"] = "string" };
    }
}
