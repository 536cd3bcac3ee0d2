using System.Globalization;
using TradeModel.Issues;

namespace TradeModel.Convergence;

/// <summary>How much the scores would change if the scale of an issue had other ends. The positions are the same on both scales.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record ScaleEndsEffect
{
    internal ScaleEndsEffect(IssueId issue, Scale scale, ConvergenceReport asDefined, ConvergenceReport asAsked)
    {
        Issue = issue;
        Scale = scale;
        AsDefined = asDefined;
        AsAsked = asAsked;
    }

    /// <summary>The issue.</summary>
    public IssueId Issue { get; }

    /// <summary>The other scale.</summary>
    public Scale Scale { get; }

    /// <summary>The report on the issue's own scale.</summary>
    public ConvergenceReport AsDefined { get; }

    /// <summary>The report on the other scale. Red lines are judged as before: they do not depend on the ends.</summary>
    public ConvergenceReport AsAsked { get; }

    /// <summary>The change of the issue's score; null if it is not tabled.</summary>
    public double? IssueChange => AsAsked.GetIssue(Issue).Score - AsDefined.GetIssue(Issue).Score;

    /// <summary>The change of the agreement's score; null if there is none.</summary>
    public double? OverallChange => AsAsked.Overall.Score - AsDefined.Overall.Score;

    /// <summary>The issue, the scale and the change of the agreement's score.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Issue} on {Scale}: {(OverallChange is { } change
            ? change.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "no score")}");
}
