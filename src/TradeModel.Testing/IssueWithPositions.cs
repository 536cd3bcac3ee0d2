using TradeModel.Issues;

namespace TradeModel.Testing;

/// <summary>An issue with three positions and a red line that fit it, for properties of distances.</summary>
public sealed record IssueWithPositions
{
    internal IssueWithPositions(Issue issue, Position a, Position b, Position c, RedLine redLine)
    {
        Issue = issue;
        A = a;
        B = b;
        C = c;
        RedLine = redLine;
    }

    /// <summary>The issue.</summary>
    public Issue Issue { get; }

    /// <summary>A position the issue admits.</summary>
    public Position A { get; }

    /// <summary>Another position; the same as <see cref="A"/> in at least one case of ten.</summary>
    public Position B { get; }

    /// <summary>A third position.</summary>
    public Position C { get; }

    /// <summary>A red line that fits the issue.</summary>
    public RedLine RedLine { get; }

    /// <summary>The issue, its scale, the positions and the red line.</summary>
    public override string ToString() => $"{Issue}: {Issue.Scale}; {A} | {B} | {C}; {RedLine}";
}
