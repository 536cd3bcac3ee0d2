namespace TradeModel.Tariffs;

/// <summary>The additional duties charged on a good on a day, on top of MFN.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public sealed record AdditionalDutyCharge
{
    internal AdditionalDutyCharge(ValueList<AdditionalDutyPart> parts, bool isUpperBound)
    {
        Parts = parts;
        IsUpperBound = isUpperBound;
        decimal total = 0;
        foreach (AdditionalDutyPart part in parts)
        {
            total += part.Percent.Value;
            IsVoid |= part.IsVoid;
        }
        Total = new(total);
    }

    /// <summary>The sum of the charged parts, on top of MFN.</summary>
    public Percentage Total { get; }

    /// <summary>Every duty that is in force and covers the good, by ascending id, charged or not.</summary>
    public ValueList<AdditionalDutyPart> Parts { get; }

    /// <summary>Whether a charged part has been held void.</summary>
    public bool IsVoid { get; }

    /// <summary>Whether a part has an all-in ceiling and the MFN rate was not given, so that less may be charged.</summary>
    public bool IsUpperBound { get; }

    /// <summary>The total, with "at most" if it is an upper bound and "void" if a part is void.</summary>
    public override string ToString() => $"{(IsUpperBound ? "at most " : "")}{Total}{(IsVoid ? " (void)" : "")}";
}
