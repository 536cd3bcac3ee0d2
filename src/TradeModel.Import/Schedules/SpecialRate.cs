using TradeModel.Tariffs;

namespace TradeModel.Import;

/// <summary>A duty of the special column of the US schedule, and the programmes on whose goods it is charged: "5.2% (KR)".</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SpecialRate
{
    /// <summary>Creates a special rate.</summary>
    /// <param name="duty">The duty; a <see cref="TextDuty"/> if the schedule refers elsewhere ("See 9908.04.01").</param>
    /// <param name="programmes">
    /// The codes of the programmes, each once, in the order of the schedule: one or two capital letters, which a plus sign or an asterisk
    /// may follow ("KR", "A+", "E*"). Empty if the schedule names none.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A code has another form or is given twice.</exception>
    public SpecialRate(Duty duty, ValueList<string> programmes)
    {
        Duty = duty;
        Programmes = programmes;
    }

    /// <summary>The duty.</summary>
    public Duty Duty { get; init => field = value ?? throw new ArgumentNullException(Guard.Parameter(nameof(Duty))); }

    /// <summary>The codes of the programmes; empty if the schedule names none.</summary>
    public ValueList<string> Programmes
    {
        get;
        init
        {
            Guard.NotNull(value, nameof(Programmes));
            foreach (string code in value)
                if (!IsProgramme(code))
                    throw new ArgumentException($"'{code}' is not the code of a programme", Guard.Parameter(nameof(Programmes)));
            if (value.Distinct(StringComparer.Ordinal).Count() != value.Count)
                throw new ArgumentException("a code is given twice", Guard.Parameter(nameof(Programmes)));
            field = value;
        }
    }

    /// <summary>As the schedule writes it: "Free (A+,AU)".</summary>
    public override string ToString() => Programmes.Count == 0 ? $"{Duty}" : $"{Duty} ({string.Join(',', Programmes)})";

    internal static bool IsProgramme(ReadOnlySpan<char> code)
    {
        if (code.Length > 1 && code[^1] is ('+' or '*')) code = code[..^1];
        return code.Length is 1 or 2 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[^1]);
    }
}
