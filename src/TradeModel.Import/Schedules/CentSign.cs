using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>Restores the cent sign that some files lose: "11.2 /kg" is 11.2 cents/kg if the number of the record is 0.112.</summary>
internal static class CentSign
{
    /// <summary>Whether the words state an amount per unit without saying of what money.</summary>
    internal static bool IsLost(string words)
    {
        foreach (string part in words.Split('+'))
        {
            ReadOnlySpan<char> rest = part.AsSpan().Trim().TrimStart("0123456789.,").TrimStart();
            if (rest.StartsWith("/") && part.AsSpan().TrimStart() is [>= '0' and <= '9', ..]) return true;
        }
        return false;
    }

    /// <summary>
    /// The duty with its cent signs and a warning; the duty itself if none is lost, or if the numbers do not confirm that cents are meant.
    /// </summary>
    internal static Duty Restore(TableRecord record, int column, Duty duty, ReadOnlySpan<decimal?> numbers)
    {
        if (duty is not TextDuty { Text: var words } || !IsLost(words)) return duty;
        string[] parts = words.Split('+', StringSplitOptions.TrimEntries);
        for (int i = 0; i < parts.Length; i++)
            if (IsLost(parts[i]) && parts[i].IndexOf('/') is var slash)
                parts[i] = $"{parts[i][..slash].TrimEnd()} cents{parts[i][slash..]}";
        Duty cents = UsDuty.Parse(string.Join(" + ", parts));
        if (StatedRates.Of(cents) is not { } stated) return duty;
        if (!Confirms(stated.Specific, numbers[1]) || (stated.Other != 0m && !Confirms(stated.Other, numbers[2]))) return duty;
        record.Warn(ImportWarningKind.CentSignRestored, column, $"{TableRecord.Quote(words)} was read as {cents}");
        return cents;

        static bool Confirms(decimal stated, decimal? number)
            => number is { } given && StatedRates.Compare(stated, given) != NumberReading.Different;
    }
}
