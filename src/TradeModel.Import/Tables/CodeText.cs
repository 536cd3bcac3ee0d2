namespace TradeModel.Import;

/// <summary>A code as a file writes it, apart from its place in the column: the digits, and what their groups show.</summary>
internal readonly struct CodeText
{
    private CodeText(string digits, bool isDotted = false, bool lostZero = false, bool isNumber = false, bool isDecimal = false)
    {
        IsDecimal = isDecimal;
        Digits = digits;
        IsDotted = isDotted;
        LostZero = lostZero;
        IsNumber = isNumber;
    }

    /// <summary>The digits, at least one.</summary>
    internal string Digits { get; }

    /// <summary>Whether dots or spaces group the digits as tariffs do, which shows where the code begins.</summary>
    internal bool IsDotted { get; }

    /// <summary>Whether the first group has an odd number of digits: 101.21 stands for 0101.21.</summary>
    internal bool LostZero { get; }

    /// <summary>Whether the code was written as a number with a decimal, as data frames do: 10121.0.</summary>
    internal bool IsNumber { get; }

    /// <summary>Whether a spreadsheet may have cut a last zero, because the code looks like a number: 8703.1 for 8703.10.</summary>
    internal bool IsDecimal { get; }

    /// <summary>Reads a code; false if the text is none. The marks by which spreadsheets keep text ('0101, ="0101") are dropped.</summary>
    internal static bool TryRead(string text, out CodeText code)
    {
        code = default;
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        if (rest.StartsWith("=\"") && rest.EndsWith("\"") && rest.Length > 3) rest = rest[2..^1].Trim();
        else if (rest.StartsWith("'") || rest.StartsWith("’")) rest = rest[1..];
        if (rest.Length is 0 or > 40) return false;
        if (!rest.ContainsAnyExceptInRange('0', '9'))
        {
            code = new(rest.Length == text.Length ? text : rest.ToString());
            return code.Digits.Length <= 20;
        }
        return TryGroups(rest, out code);
    }

    private static bool TryGroups(ReadOnlySpan<char> text, out CodeText code)
    {
        code = default;
        Span<char> digits = stackalloc char[40];
        Span<int> groups = stackalloc int[20];
        int count = 0, group = 0;
        bool hasSpaces = false, open = false;
        foreach (char c in text)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[count++] = c;
                groups[group]++;
                open = true;
                continue;
            }
            bool isSpace = c is ' ' or '\u00A0' or '\u202F';
            if (!open || (c != '.' && !isSpace) || ++group == groups.Length) return false;
            hasSpaces |= isSpace;
            open = false;
        }
        if (!open) return false;
        groups = groups[..(group + 1)];
        // 10121.0 is a number, not a code of six digits.
        if (groups.Length == 2 && groups[0] >= 5 && groups[1] == 1 && digits[count - 1] == '0')
        {
            code = new(digits[..(count - 1)].ToString(), isNumber: true);
            return true;
        }
        // 0402 0403 is a list of two codes, 01 02 03 may be a list or a code, and 10121.00 may be a number or a code.
        if (hasSpaces && (groups[0] < 4 || groups[1..].ContainsAnyExcept(2))) return false;
        if (groups[0] >= 5 && groups[0] % 2 == 1) return false;
        bool lostZero = groups[0] is 1 or 3;
        // A zero in front of a group of three is part of the code, however it is grouped.
        if (lostZero && (digits[0] == '0' || groups[1..].ContainsAnyExcept(2))) return false;
        bool isDecimal = groups.Length == 2 && !hasSpaces && groups[1] % 2 == 1 && digits[0] != '0';
        code = new(digits[..count].ToString(), isDotted: true, lostZero, isDecimal: isDecimal);
        return true;
    }
}
