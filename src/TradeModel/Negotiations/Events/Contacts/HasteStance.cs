namespace TradeModel.Negotiations;

/// <summary>What a statement says about haste, coded by whoever entered it.</summary>
public enum HasteStance
{
    /// <summary>The speaker presses for a quick end.</summary>
    Pressing,

    /// <summary>The speaker will not be hurried.</summary>
    Patient,
}
