namespace TradeModel.Simulation;

/// <summary>What an uncertain input of an ensemble changes in a run.</summary>
public enum InputKind
{
    /// <summary>The weight of an issue to a party, as a multiple of the scenario's.</summary>
    Salience,

    /// <summary>The least value that a party accepts on one issue.</summary>
    RedLine,

    /// <summary>The utility of no agreement to a party.</summary>
    Reservation,

    /// <summary>What a unit of utility is worth to a party a year later.</summary>
    Discount,

    /// <summary>How soon a party concedes: the exponent e of its time-dependent offers.</summary>
    Haste,

    /// <summary>The greatest number of days from the first round to the last.</summary>
    Deadline,

    /// <summary>The strategy of a party.</summary>
    Strategy,
}
