namespace TradeModel.Negotiations;

/// <summary>The rules by which an event is refused, each by what it asks for.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NegotiationRule
{
    /// <summary>An event lies before the last day of the log: it has to be inserted.</summary>
    InOrder,

    /// <summary>An id of an event, issue, phase, duty or party is in use.</summary>
    UniqueId,

    /// <summary>What the event names must exist: a party, representative, issue, phase, package, duty, chapter or event.</summary>
    Exists,

    /// <summary>
    /// A party acts only while it has a seat. A representative acts only while the party spoken for, or a union or group of which it
    /// is a member, has one.
    /// </summary>
    Seat,

    /// <summary>A party takes positions only on issues that concern it.</summary>
    Concerned,

    /// <summary>A position is of the kind that the issue's track and scale take.</summary>
    PositionKind,

    /// <summary>A position, or a red line, lies on the issue's scale.</summary>
    OnScale,

    /// <summary>What is changed about an issue is changed while it is open: an agreed one is reopened first.</summary>
    IssueOpen,

    /// <summary>Only an agreed issue can be reopened.</summary>
    IssueAgreed,

    /// <summary>
    /// The issues of a phase that is signed, in force, given up or ended are not negotiated. No issue is added to it, moved into it or
    /// taken out of it.
    /// </summary>
    PhaseOpen,

    /// <summary>Only what stands can be withdrawn.</summary>
    Standing,

    /// <summary>A position in a package stands or falls with it.</summary>
    Package,

    /// <summary>A condition names another party that is concerned, and a position it could take.</summary>
    Condition,

    /// <summary>A stage follows only where the stage graph has it follow.</summary>
    StageGraph,

    /// <summary>
    /// A party signs before it ratifies, applies provisionally or brings into force, and does each act once. A party that joined late
    /// may sign what is already signed or in force.
    /// </summary>
    Acts,

    /// <summary>A duty changes under the id and importer it was imposed by, and is lifted once.</summary>
    Duty,

    /// <summary>A negotiation goes on with at least two parties.</summary>
    TwoParties,

    /// <summary>A negotiation holds at most 1,000 parties (members included), 1,000 phases and 1,000 chapters.</summary>
    Limit,
}
