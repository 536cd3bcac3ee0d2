namespace TradeModel.Negotiations;

/// <summary>The rules that an event must meet. Each is named after what it requires.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NegotiationRule
{
    /// <summary>An event applied is not earlier than the last day of the log. An earlier one must be inserted.</summary>
    InOrder,

    /// <summary>A new event, issue, phase, duty or party has an id that is not in use.</summary>
    UniqueId,

    /// <summary>What the event names exists: a party, representative, issue, phase, package, duty, chapter or event.</summary>
    Exists,

    /// <summary>
    /// A party tables positions only while it has a seat. A member meets, speaks, signs, assesses and is assessed, and a representative
    /// acts, only while the party spoken for, or a union or group of which it is a member, has one.
    /// </summary>
    Seat,

    /// <summary>
    /// A party tables positions only on issues that concern it, and acts only in phases that it is a party of. An issue in a phase that
    /// names its parties concerns none but these.
    /// </summary>
    Concerned,

    /// <summary>A position is of the kind that the issue's track and scale take.</summary>
    PositionKind,

    /// <summary>A position, or a red line, lies on the issue's scale.</summary>
    OnScale,

    /// <summary>An issue is changed only while it is open. An agreed issue must be reopened first.</summary>
    IssueOpen,

    /// <summary>Only an agreed issue can be reopened.</summary>
    IssueAgreed,

    /// <summary>
    /// The phase of the issue is negotiated. If it is signed, in force, abandoned or ended, its issues do not change, and no issue is added
    /// to it or moved into it. Issues can be moved out of a phase only while it is negotiated, or after it was abandoned, terminated or
    /// succeeded.
    /// </summary>
    PhaseOpen,

    /// <summary>A party withdraws only what it has on the table.</summary>
    OnTable,

    /// <summary>A position in a package is withdrawn or replaced only with the whole package.</summary>
    Package,

    /// <summary>A condition names another party that is concerned, and a position it could take.</summary>
    Condition,

    /// <summary>A stage follows another only if the <see cref="StageGraph"/> allows it.</summary>
    StageGraph,

    /// <summary>
    /// A party signs before it ratifies, applies provisionally or brings into force, and does each act once. A party that joined late
    /// may sign what is already signed or in force.
    /// </summary>
    Acts,

    /// <summary>A duty keeps its id and importer when it changes, and is lifted once.</summary>
    Duty,

    /// <summary>A negotiation keeps at least two parties.</summary>
    TwoParties,

    /// <summary>A negotiation holds at most 1,000 parties (members included), 1,000 phases and 1,000 chapters.</summary>
    Limit,

    /// <summary>
    /// A party tables to other parties with a seat, never to itself. Whoever may see a package may see the one that replaces it.
    /// </summary>
    Addressees,

    /// <summary>
    /// A phase is succeeded once, after it was signed, abandoned or in force. It does not return to negotiation after that. A phase
    /// suspends provisions of its own, each once, and reinstates only what is suspended.
    /// </summary>
    Succession,

    /// <summary>
    /// An issue that changes stays the issue it was. Every point of its scale stays, with the same meaning. It concerns at least two
    /// parties, those that its subject names among them. An added party prefers a direction only on an ordered scale, and as the subject
    /// says.
    /// </summary>
    IssueChange,

    /// <summary>
    /// A position for one party is tabled by the party that offers on the issue, for a party that requests. The same holds for agreed
    /// exceptions.
    /// </summary>
    PositionFor,
}
