namespace TradeModel.Tariffs;

/// <summary>The additional duties charged on a good on a day, on top of MFN.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record AdditionalDutyCharge
{
    internal AdditionalDutyCharge(ValueList<AdditionalDutyPart> parts, bool isUpperBound)
    {
        Parts = parts;
        IsUpperBound = isUpperBound;
        Total = SumOf(parts);
        foreach (AdditionalDutyPart part in parts) IsVoid |= part.IsVoid;
        Lowest = Total;
        Highest = Total;
    }

    /// <summary>
    /// The sum of the charged parts in percent of the customs value, on top of MFN. If some goods beneath the code are treated differently
    /// (<see cref="PartlyCovering"/>), this is the charge on the goods that are treated as the duties' scopes say.
    /// </summary>
    public Percentage Total { get; }

    /// <summary>Every duty that is in force and covers the good, by ascending id, charged or not.</summary>
    public ValueList<AdditionalDutyPart> Parts { get; }

    /// <summary>Whether a charged part has been held void.</summary>
    public bool IsVoid { get; }

    /// <summary>
    /// Whether less than the total may be charged: a part has an all-in ceiling and the MFN rate was not given, or a duty is charged on a
    /// part of the value whose share is not known.
    /// </summary>
    public bool IsUpperBound { get; }

    /// <summary>
    /// The least that may be charged on a good beneath the code, given what is known; the total if nothing is left open.
    /// </summary>
    /// <remarks>
    /// A share of the value that is not known counts as nothing or as the whole value. If duties on parts of the value give way to each
    /// other, a share in between can lead to a total outside the range: state the shares then.
    /// </remarks>
    public Percentage Lowest { get; internal init; }

    /// <summary>The most that may be charged on a good beneath the code; the total if nothing is left open.</summary>
    /// <remarks>Shares that are not known count as in <see cref="Lowest"/>.</remarks>
    public Percentage Highest { get; internal init; }

    /// <summary>
    /// The duties that treat some goods beneath the code differently from others, by ascending id: each covers some and not others, because
    /// exemptions exist beneath the code or because only a part of it is covered. Empty if the duties treat all goods beneath it alike.
    /// </summary>
    public ValueList<DutyId> PartlyCovering { get; internal init; } = [];

    /// <summary>The parts of the value whose share is needed but not known, by name; see <see cref="AdditionalDuty.ChargedOn"/>.</summary>
    public ValueList<string> UnknownShares { get; internal init; } = [];

    /// <summary>Whether more or less than the total may be charged on a good beneath the code.</summary>
    public bool IsRange => Lowest != Highest;

    /// <summary>
    /// The total, with "at most" if it is an upper bound and "void" if a part is void. If the charge is a range, its ends and the reason
    /// follow: "50%; 0% to 50%, because us-reciprocal covers only some goods of this code".
    /// </summary>
    public override string ToString()
    {
        string total = $"{(IsUpperBound ? "at most " : "")}{Total}{(IsVoid ? " (void)" : "")}";
        if (!IsRange) return total;
        var reasons = new List<string>();
        string cover = PartlyCovering.Count == 1 ? "covers" : "cover";
        if (PartlyCovering.Count > 0) reasons.Add($"{string.Join(", ", PartlyCovering)} {cover} only some goods of this code");
        if (UnknownShares.Count > 0)
            reasons.Add($"the share of the {string.Join(" and of the ", UnknownShares)} in the value is not known");
        return reasons.Count == 0 ? total : $"{total}; {Lowest} to {Highest}, because {string.Join(" and ", reasons)}";
    }

    internal static Percentage SumOf(ValueList<AdditionalDutyPart> parts)
    {
        decimal total = 0m;
        foreach (AdditionalDutyPart part in parts) total += part.Percent.Value;
        return new(total);
    }
}
