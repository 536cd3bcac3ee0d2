namespace TradeModel.Import;

/// <summary>What to do if several lines of a schedule have the same code.</summary>
public enum RepeatedCodes
{
    /// <summary>The first line is a row. Every other is a failure that names the columns in which it differs.</summary>
    Refuse,

    /// <summary>Every line is a row.</summary>
    Keep,

    /// <summary>The first line is the row. The others are left out and counted by a warning. The whole file is read first.</summary>
    First,

    /// <summary>The last line is the row. The others are left out and counted by a warning. The whole file is read first.</summary>
    Last,

    /// <summary>
    /// The line with the highest duty is the row: of the applied duty, or the base or bound duty if there is no applied one. The others are
    /// left out, with a warning that counts them. Lines whose duties are not all percentages are failures. The whole file is read first.
    /// </summary>
    Highest,
}
