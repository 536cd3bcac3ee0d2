namespace TradeModel.Tariffs;

/// <summary>How schedules write the pieces of a duty.</summary>
internal static class DutyText
{
    /// <summary>Money as schedules write it: cents below a dollar, a dollar sign above, the currency's word or code elsewhere.</summary>
    internal static string Money(decimal amount, string currency) => currency switch
    {
        "USD" when amount < 1m => $"{Duty.Number(Guard.Normal(amount * 100m))} cents",
        "USD" => $"${Duty.Number(amount)}",
        "KRW" => $"{Duty.Number(amount)} won",
        _ => $"{currency} {Duty.Number(amount)}",
    };

    internal static NotComputable WhyNotComputable(string text) => text.Length == 0 ? NotComputable.NoText : NotComputable.Unrecognised;

    internal static string CurrencyCode(string? value, string name)
        => Guard.NotNull(value, name) is { Length: 3 } code && code.All(char.IsAsciiLetterUpper)
            ? code
            : throw new ArgumentException($"'{value}' is not an ISO 4217 code: three capital letters", name);

    internal static string UnitName(string? value, string name) => Piece(value, name);

    internal static string? Part(string? value, string name) => value is null ? null : Piece(value, name);

    private static string Piece(string? value, string name)
    {
        string text = Guard.Text(value, name);
        if (text.Length > 200) throw new ArgumentException("must not be longer than 200 characters", name);
        if (text.IndexOfAny(['+', '%', '$', '\n', '\r', '\t']) >= 0)
            throw new ArgumentException("must not hold '+', '%', '$' or a line break", name);
        return text;
    }
}
