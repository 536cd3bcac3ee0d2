namespace TradeModel.Import;

/// <summary>Reads the parties that a field names: one, a list, or all.</summary>
internal sealed class PartyNames
{
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        "*", "all", "all members", "all countries", "all partners", "all trading partners", "all wto members", "any country", "erga omnes",
        "world", "wld", "total", "all origins", "every country",
    };

    private readonly Dictionary<string, PartyId> _given = new(StringComparer.OrdinalIgnoreCase);

    internal PartyNames(ValueMap<string, PartyId> given)
    {
        foreach ((string name, PartyId party) in given)
        {
            _given[name.Trim()] = party;
            _given.TryAdd(party.Value, party);
        }
    }

    /// <summary>Whether the text names all parties, or all goods.</summary>
    internal static bool IsAll(string text) => All.Contains(text.Trim());

    internal PartyId? Find(string text)
    {
        string name = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return _given.TryGetValue(name, out PartyId party) ? party : KnownParties.Find(name);
    }

    /// <summary>
    /// Reads a list. Semicolons, bars and line breaks always separate parties. A comma does unless it is part of a name, such as that of
    /// "Korea, Republic of". Spaces do between identifiers of three capitals alone. Returns false with the name that is not known.
    /// </summary>
    internal bool TryReadAll(string text, SortedSet<PartyId> parties, out string unknown)
    {
        unknown = "";
        foreach (string piece in text.Split([';', '|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!TryReadCommas(piece, parties, out unknown)) return false;
        return true;
    }

    private bool TryReadCommas(string text, SortedSet<PartyId> parties, out string unknown)
    {
        unknown = "";
        string[] pieces = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (int at = 0; at < pieces.Length;)
        {
            // The longest run of pieces that is a name is one.
            int end = pieces.Length;
            PartyId? party = null;
            for (; end > at; end--)
            {
                string name = string.Join(", ", pieces[at..end]);
                party = Find(name) ?? (at > 0 && name.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? Find(name[4..]) : null);
                if (party is not null) break;
            }
            if (party is { } found)
            {
                parties.Add(found);
                at = end;
                continue;
            }
            if (!TryReadIdentifiers(pieces[at], parties))
            {
                unknown = pieces[at];
                return false;
            }
            at++;
        }
        return true;
    }

    private bool TryReadIdentifiers(string text, SortedSet<PartyId> parties)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !Array.TrueForAll(words, word => word.Length == 3 && word.All(char.IsAsciiLetterUpper))) return false;
        foreach (string word in words)
        {
            if (Find(word) is not { } party) return false;
            parties.Add(party);
        }
        return true;
    }
}
