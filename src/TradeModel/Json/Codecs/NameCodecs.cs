using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TradeModel.Json;

/// <summary>Identifiers. Equal identifiers of a document share one string.</summary>
internal sealed class IdCodec<TId>(string name, string meaning, Func<string, TId> make, Func<TId, string> text) : NameCodec<TId>
    where TId : struct
{
    private readonly int _kind = ReadingMemory.NextKind();

    internal override TId Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.String, "an identifier (a string)");
        return ReadName(ref pass);
    }

    internal override TId ReadName(ref JsonPass pass)
    {
        ReadOnlySpan<byte> bytes = pass.Reader.ValueSpan;
        bool isPlain = !pass.Reader.ValueIsEscaped && bytes.Length <= ModelLimits.IdLength;
        IdentifierCache<TId> cache = pass.Memory.IdentifiersOf<TId>(_kind);
        if (isPlain && cache.TryGet(bytes, out TId id)) return id;
        string written = AtomCodecs.ReadText(ref pass);
        try
        {
            id = make(written);
        }
        catch (ArgumentException refusal)
        {
            throw pass.RefusedValue(pass.Offset, refusal);
        }
        if (isPlain) cache.Add(bytes, written, id);
        return id;
    }

    internal override void Write(ref JsonPass pass, TId value) => pass.Output.PlainText(text(value));

    internal override void WriteName(ref JsonPass pass, TId value) => pass.Output.Name(text(value));

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(name, meaning, () => new()
    {
        ["type"] = "string",
        ["pattern"] = "^[A-Za-z0-9][A-Za-z0-9_./-]{0,63}$",
    });
}

/// <summary>Codes of a standard: short strings that the model parses and formats.</summary>
internal sealed class CodeCodec<TCode>(
    string name, string meaning, string pattern, Func<string, TCode> parse, CodeCodec<TCode>.Printer print) : NameCodec<TCode>
    where TCode : struct
{
    private const int Longest = 8;

    /// <summary>Writes a code into a buffer and returns its length.</summary>
    internal delegate int Printer(TCode code, Span<char> text);

    internal override TCode Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.String, "a code (a string)");
        return ReadName(ref pass);
    }

    internal override TCode ReadName(ref JsonPass pass)
    {
        string written = AtomCodecs.ReadText(ref pass);
        try
        {
            return parse(written);
        }
        catch (ArgumentException refusal)
        {
            throw pass.RefusedValue(pass.Offset, refusal);
        }
    }

    internal override void Write(ref JsonPass pass, TCode value)
    {
        Span<char> text = stackalloc char[Longest];
        pass.Output.PlainText(text[..print(value, text)]);
    }

    internal override void WriteName(ref JsonPass pass, TCode value)
    {
        Span<char> text = stackalloc char[Longest];
        pass.Output.Name(text[..print(value, text)]);
    }

    internal override JsonObject Describe(SchemaBuilder schema)
        => schema.Define(name, meaning, () => new() { ["type"] = "string", ["pattern"] = pattern });
}

/// <summary>Codes of the Harmonized System. No string is created for them, because a document may have thousands.</summary>
internal sealed class HsCodeCodec : NameCodec<Goods.HsCode>
{
    private const int Longest = 24;

    internal override Goods.HsCode Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.String, "an HS code (a string)");
        return ReadName(ref pass);
    }

    internal override Goods.HsCode ReadName(ref JsonPass pass)
    {
        ReadOnlySpan<byte> bytes = pass.Reader.ValueSpan;
        Span<char> digits = stackalloc char[Longest];
        if (!pass.Reader.ValueIsEscaped
            && bytes.Length <= Longest && Ascii.ToUtf16(bytes, digits, out int count) == System.Buffers.OperationStatus.Done
            && Goods.HsCode.TryParse(digits[..count], out Goods.HsCode code)) return code;
        string written = AtomCodecs.ReadText(ref pass);
        if (!Goods.HsCode.TryParse(written, out code))
            pass.Fail($"'{AtomCodecs.Short(written)}' is not an HS code: 2, or 4 to 10, digits beginning with a chapter from 01 to 99");
        return code;
    }

    internal override void Write(ref JsonPass pass, Goods.HsCode value)
    {
        Span<char> digits = stackalloc char[Longest];
        pass.Output.PlainText(digits[..Print(value, digits)]);
    }

    internal override void WriteName(ref JsonPass pass, Goods.HsCode value)
    {
        Span<char> digits = stackalloc char[Longest];
        pass.Output.Name(digits[..Print(value, digits)]);
    }

    internal override JsonObject Describe(SchemaBuilder schema)
    {
        const string Meaning
            = "A code of the Harmonized System: 2, or 4 to 10 digits, beginning with a chapter from 01 to 99. Written without dots.";
        return schema.Define("hsCode", Meaning, () => new()
        {
            ["type"] = "string",
            ["pattern"] = @"^(0\.?[1-9]|[1-9]\.?[0-9])((\.?[0-9]){2,8})?$",
        });
    }

    private static int Print<T>(T code, Span<char> digits)
        where T : ISpanFormattable
        => code.TryFormat(digits, out int count, default, null) ? count : 0;
}

/// <summary>The values of an enum as strings. By default, the C# names with a lower-case first letter.</summary>
internal sealed class EnumCodec<T> : Codec<T>
    where T : struct, Enum
{
    private readonly string _name, _meaning;
    private readonly NameTable<T> _names;
    private readonly Dictionary<T, JsonEncodedText> _encoded = [];

    internal EnumCodec(string name, string meaning, params (T Value, string Name)[] names)
    {
        _name = name;
        _meaning = meaning;
        if (names.Length == 0) names = [.. Enum.GetValues<T>().Select(v => (v, NameTable<T>.Of(v.ToString())))];
        _names = new(names.Select(n => (n.Name, n.Value)));
        foreach ((T value, string text) in names) _encoded.Add(value, JsonEncodedText.Encode(text));
    }

    internal override T Read(ref JsonPass pass)
    {
        Expect(ref pass, JsonTokenType.String, "a name (a string)");
        if (!pass.Reader.ValueIsEscaped && _names.TryGet(pass.Reader.ValueSpan, out T value)) return value;
        string name = AtomCodecs.ReadText(ref pass);
        if (!_names.TryGet(Encoding.UTF8.GetBytes(name), out value))
            pass.Fail($"'{AtomCodecs.Short(name)}' is not known: {_names.Alternatives} is expected{JsonPass.IfLater}");
        return value;
    }

    internal override void Write(ref JsonPass pass, T value) => pass.Output.Word(_encoded[value]);

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(_name, _meaning, () => new()
    {
        ["type"] = "string",
        ["enum"] = new JsonArray([.. _names.All.Select(n => (JsonNode)n.Name)]),
    });
}

/// <summary>A member with a single possible value.</summary>
internal sealed class ConstantCodec(string value, string otherwise) : Codec<string>
{
    internal override string Read(ref JsonPass pass)
    {
        string read = AtomCodecs.Text.Read(ref pass);
        if (read != value) pass.Fail($"'{AtomCodecs.Short(read)}' {otherwise}");
        return value;
    }

    internal override void Write(ref JsonPass pass, string written) => pass.Output.PlainText(written);

    internal override JsonObject Describe(SchemaBuilder schema) => new() { ["const"] = value };
}

/// <summary>The version of a format.</summary>
internal sealed class VersionCodec(int version) : Codec<int>
{
    internal override int Read(ref JsonPass pass)
    {
        int read = AtomCodecs.Whole.Read(ref pass);
        if (read != version) pass.Fail(Unknown(read, version));
        return version;
    }

    /// <summary>The reason why a document of the version read is refused, and what to do about it.</summary>
    internal static string Unknown(int read, int version)
        => $"version {InvariantText.Of(read)} is not known: this library reads version {InvariantText.Of(version)}"
            + (read > version ? JsonPass.IfLater : "");

    internal override void Write(ref JsonPass pass, int written) => pass.Output.Number(written);

    internal override JsonObject Describe(SchemaBuilder schema) => new() { ["const"] = version };
}

/// <summary>The values of an enum as the numbers that a standard gives them.</summary>
internal sealed class NumberedEnumCodec<T>(string name, string meaning, Func<int, T> ofNumber, Func<T, int> toNumber) : Codec<T>
    where T : struct, Enum
{
    internal override T Read(ref JsonPass pass)
    {
        int number = AtomCodecs.Whole.Read(ref pass);
        T value = ofNumber(number);
        if (Enum.IsDefined(value)) return value;
        string known = string.Join(", ", Enum.GetValues<T>().Select(v => InvariantText.Of(toNumber(v))));
        pass.Fail($"{InvariantText.Of(number)} is not known: one of {known} is expected");
        return default;
    }

    internal override void Write(ref JsonPass pass, T value) => pass.Output.Number(toNumber(value));

    internal override JsonObject Describe(SchemaBuilder schema) => schema.Define(name, meaning, () => new()
    {
        ["enum"] = new JsonArray([.. Enum.GetValues<T>().Select(v => (JsonNode)toNumber(v))]),
    });
}
