using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TradeModel.Json;

/// <content>The members of an object, each named once for reading, writing and describing.</content>
internal ref partial struct JsonPass
{
    /// <summary>A member that is always there.</summary>
    /// <returns>When reading, its value, or anything where <see cref="End()"/> then says no.</returns>
    internal T Required<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : class
    {
        if (_memory is not null) return TryRead(name, codec, true, out T? read) ? read : null!;
        if (_writer is not null) Put(name, codec, value!);
        else _shape!.Add(name, codec, true, meaning);
        return null!;
    }

    /// <inheritdoc cref="Required{T}(ReadOnlySpan{byte}, Codec{T}, T?, string)"/>
    internal T Required<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : struct
    {
        if (_memory is not null) return TryRead(name, codec, true, out T read) ? read : default;
        if (_writer is not null) Put(name, codec, value!.Value);
        else _shape!.Add(name, codec, true, meaning);
        return default;
    }

    /// <summary>A member that is left out where there is nothing to say.</summary>
    internal T? Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : class
    {
        if (_memory is not null) return TryRead(name, codec, false, out T? read) ? read : null;
        if (_writer is null) _shape!.Add(name, codec, false, meaning);
        else if (value is not null) Put(name, codec, value);
        return null;
    }

    /// <inheritdoc cref="Optional{T}(ReadOnlySpan{byte}, Codec{T}, T?, string)"/>
    internal T? Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, string meaning)
        where T : struct
    {
        if (_memory is not null) return TryRead(name, codec, false, out T read) ? read : null;
        if (_writer is null) _shape!.Add(name, codec, false, meaning);
        else if (value is { } some) Put(name, codec, some);
        return null;
    }

    /// <summary>A member that is left out where it is what it is by default.</summary>
    internal T Optional<T>(ReadOnlySpan<byte> name, Codec<T> codec, T? value, T byDefault, string meaning)
        where T : struct
        => Optional(name, codec, value is { } some
            && EqualityComparer<T>.Default.Equals(some, byDefault) ? null : value, meaning) ?? byDefault;

    /// <summary>A member that is left out where it is false.</summary>
    internal bool Flag(ReadOnlySpan<byte> name, bool? value, string meaning)
        => Optional(name, AtomCodecs.Boolean, value, false, meaning);

    /// <summary>An array that is left out where it is empty.</summary>
    internal ValueList<T> List<T>(ReadOnlySpan<byte> name, Codec<ValueList<T>> codec, ValueList<T>? value, string meaning)
        where T : notnull
        => Optional(name, codec, value is { Count: 0 } ? null : value, meaning) ?? ValueList<T>.Empty;

    /// <summary>An array in ascending order that is left out where it is empty.</summary>
    internal ValueSet<T> Set<T>(ReadOnlySpan<byte> name, Codec<ValueSet<T>> codec, ValueSet<T>? value, string meaning)
        where T : notnull
        => Optional(name, codec, value is { Count: 0 } ? null : value, meaning) ?? ValueSet<T>.Empty;

    /// <summary>After the last member: whether an object was read whole, so that its value can be made.</summary>
    internal bool End()
    {
        if (_memory is null) return false;
        if (_frame.IsIndexed)
        {
            RefuseUnused();
            return true;
        }
        if (!_frame.IsSurprised && _reader.TokenType == JsonTokenType.EndObject) return true;
        _frame.IsSurprised = true;
        return false;
    }

    /// <summary>The discriminator of a union: the first member written, read at any place.</summary>
    internal bool Kind<TBase>(UnionCodec<TBase> union, TBase? value, [NotNullWhen(true)] out UnionCase<TBase>? leaf)
        where TBase : class
    {
        if (_writer is not null)
        {
            leaf = union.LeafOf(value!);
            _writer.WriteString("kind"u8, leaf.EncodedKind);
            return true;
        }
        return TryRead("kind"u8, union.Kinds, true, out leaf);
    }

    private void Put<T>(ReadOnlySpan<byte> name, Codec<T> codec, T value)
        where T : notnull
    {
        _writer!.WritePropertyName(name);
        codec.Write(ref this, value);
    }

    private bool TryRead<T>(ReadOnlySpan<byte> name, Codec<T> codec, bool isRequired, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        if (_frame.IsIndexed) return TryReadIndexed(name, codec, isRequired, out value);
        if (!_frame.IsSurprised && _reader.TokenType == JsonTokenType.PropertyName && IsNamed(ref _reader, name))
        {
            _reader.Read();
            value = codec.Read(ref this);
            _reader.Read();
            return true;
        }
        if (isRequired) _frame.IsSurprised = true;
        value = default;
        return false;
    }
}
