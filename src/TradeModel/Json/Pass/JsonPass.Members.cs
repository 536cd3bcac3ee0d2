using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeModel.Json;

/// <content>The members of an object. Each is declared once, for reading, writing and describing.</content>
internal ref partial struct JsonPass
{
    /// <summary>A required member.</summary>
    /// <returns>When reading, the value; arbitrary if <see cref="End()"/> then returns false.</returns>
    internal T Required<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : class
    {
        if (_memory is not null) return TryRead(name, codec, true, out T? read) ? read : null!;
        if (_output is not null) WriteMember(name, codec, value!);
        else _shape!.Add(name, codec, true, meaning);
        return null!;
    }

    /// <summary>A required member of a value type.</summary>
    internal T Required<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : struct
    {
        if (_memory is not null) return TryRead(name, codec, true, out T read) ? read : default;
        if (_output is not null) WriteMember(name, codec, value!.Value);
        else _shape!.Add(name, codec, true, meaning);
        return default;
    }

    /// <summary>An optional member. It is left out if the value is null.</summary>
    internal T? Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : class
    {
        if (_memory is not null) return TryRead(name, codec, false, out T? read) ? read : null;
        if (_output is null) _shape!.Add(name, codec, false, meaning);
        else if (value is not null) WriteMember(name, codec, value);
        return null;
    }

    /// <summary>An optional member of a value type. It is left out if the value is null.</summary>
    internal T? Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : struct
    {
        if (_memory is not null) return TryRead(name, codec, false, out T read) ? read : null;
        if (_output is null) _shape!.Add(name, codec, false, meaning);
        else if (value is { } some) WriteMember(name, codec, some);
        return null;
    }

    /// <summary>An optional member with a default. It is left out if the value is the default.</summary>
    internal T Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, T byDefault, string meaning)
        where T : struct
        => Optional(name, codec, value is { } some
            && EqualityComparer<T>.Default.Equals(some, byDefault) ? null : value, meaning) ?? byDefault;

    /// <summary>An optional member that is true or false. It is left out if it is false.</summary>
    internal bool Flag(ReadOnlySpan<byte> name, bool? value, string meaning)
        => Optional(name, AtomCodecs.Boolean, value, false, meaning);

    /// <summary>An optional array. It is left out if it is empty.</summary>
    internal ValueList<T> List<T>(ReadOnlySpan<byte> name, Codec<ValueList<T>> codec, ValueList<T>? value, string meaning)
        where T : notnull
        => Optional(name, codec, value is { Count: 0 } ? null : value, meaning) ?? ValueList<T>.Empty;

    /// <summary>An optional array in ascending order. It is left out if it is empty.</summary>
    internal ValueSet<T> Set<T>(ReadOnlySpan<byte> name, Codec<ValueSet<T>> codec, ValueSet<T>? value, string meaning)
        where T : notnull
        => Optional(name, codec, value is { Count: 0 } ? null : value, meaning) ?? ValueSet<T>.Empty;

    /// <summary>Ends the members. Returns whether a whole object was read, so that its value can be created.</summary>
    internal bool End()
    {
        if (_memory is null) return false;
        if (_frame.IsIndexed)
        {
            RefuseUnused();
            return true;
        }
        if (!_frame.HasUnexpectedMember && _reader.TokenType == JsonTokenType.EndObject) return true;
        _frame.HasUnexpectedMember = true;
        return false;
    }

    /// <summary>The discriminator of a union. It is written as the first member and read in any position.</summary>
    internal bool Kind<TBase>(UnionCodec<TBase> union, TBase? value, [NotNullWhen(true)] out UnionCase<TBase>? unionCase)
        where TBase : class
    {
        if (_output is not null)
        {
            unionCase = union.CaseOf(value!);
            _output.Name("kind"u8);
            _output.Word(unionCase.EncodedKind);
            return true;
        }
        return TryRead("kind"u8, union.Kinds, true, out unionCase);
    }

    private void WriteMember<T>(ReadOnlySpan<byte> name, Codec<T> codec, T value)
        where T : notnull
    {
        _output!.Name(name);
        codec.Write(ref this, value);
    }

    private bool TryRead<T>(ReadOnlySpan<byte> name, Codec<T> codec, bool isRequired, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        if (_frame.IsIndexed) return TryReadIndexed(name, codec, isRequired, out value);
        if (!_frame.HasUnexpectedMember && _reader.TokenType == JsonTokenType.PropertyName && IsNamed(ref _reader, name))
        {
            _reader.Read();
            value = codec.Read(ref this);
            _reader.Read();
            return true;
        }
        if (isRequired) _frame.HasUnexpectedMember = true;
        value = default;
        return false;
    }
}
