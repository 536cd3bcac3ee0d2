using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace TradeModel.Json;

/// <content>Reading objects: member by member in canonical order, or by an index of their members.</content>
internal ref partial struct JsonPass
{
    /// <summary>Reads the object that begins at the current token.</summary>
    internal T ReadObject<T>(ObjectReader<T> codec)
        where T : notnull
    {
        if (_reader.TokenType != JsonTokenType.StartObject) FailWrongKind("an object");
        Frame outer = _frame;
        int start = Offset;
        T? made;
        if (!_indexesMembers)
        {
            Utf8JsonReader before = _reader;
            _frame = new() { Start = start };
            _reader.Read();
            if (codec.TryVisit(ref this, start, out made))
            {
                _frame = outer;
                return made;
            }
            _reader = before;
            _indexesMembers = true;
        }
        _frame = new() { Start = start, IsIndexed = true, First = _memory!.Members.Count };
        IndexMembers();
        _frame.End = _memory.Members.Count;
        Utf8JsonReader after = _reader;
        int afterStart = _readerStart, first = _frame.First;
        if (!codec.TryVisit(ref this, start, out made)) Fail(start, "the object cannot be read");
        _reader = after;
        _readerStart = afterStart;
        Memory.Members.RemoveRange(first, Memory.Members.Count - first);
        _frame = outer;
        return made;
    }

    /// <summary>Lists the members of the object that begins at the current token; leaves the reader at the end of the object.</summary>
    private void IndexMembers()
    {
        _reader.Read();
        while (_reader.TokenType != JsonTokenType.EndObject)
        {
            var member = new ReadingMemory.Member { Name = Offset, IsEscaped = _reader.ValueIsEscaped };
            member.NameLength = _reader.ValueSpan.Length;
            _reader.Read();
            member.Value = Offset;
            _reader.Skip();
            member.ValueEnd = _readerStart + (int)_reader.BytesConsumed;
            _memory!.Members.Add(member);
            _reader.Read();
        }
    }

    private bool TryReadIndexed<T>(ReadOnlySpan<byte> name, Codec<T> codec, bool isRequired, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        int found = -1;
        for (int i = _frame.First; i < _frame.End; i++)
        {
            ReadingMemory.Member member = _memory!.Members[i];
            if (!IsNamed(member, name)) continue;
            if (found >= 0) Fail(member.Name, $"the member '{Encoding.UTF8.GetString(name)}' is given twice");
            found = i;
        }
        if (found < 0)
        {
            if (isRequired) Fail(_frame.Start, $"the member '{Encoding.UTF8.GetString(name)}' is missing");
            value = default;
            return false;
        }
        ReadingMemory.Member one = _memory!.Members[found];
        one.IsUsed = true;
        _memory.Members[found] = one;
        _readerStart = one.Value;
        _reader = new(_source[one.Value..one.ValueEnd], Strict);
        _reader.Read();
        value = codec.Read(ref this);
        return true;
    }

    private readonly bool IsNamed(in ReadingMemory.Member member, ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> raw = _source.Slice(member.Name + 1, member.NameLength);
        if (!member.IsEscaped) return raw.SequenceEqual(name);
        var reader = new Utf8JsonReader(_source.Slice(member.Name, member.NameLength + 2), Strict);
        reader.Read();
        return IsNamed(ref reader, name);
    }

    /// <summary>Whether the current token of a reader, a name or string, equals a name. Malformed Unicode equals no name.</summary>
    internal static bool IsNamed(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
        => reader.ValueIsEscaped ? IsNamedInEscapes(ref reader, name) : reader.ValueSpan.SequenceEqual(name);

    private static bool IsNamedInEscapes(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private readonly void RefuseUnused()
    {
        for (int i = _frame.First; i < _frame.End; i++)
            if (!_memory!.Members[i].IsUsed) Fail(_memory.Members[i].Name, "the member is unknown here" + IfLater);
    }
}
