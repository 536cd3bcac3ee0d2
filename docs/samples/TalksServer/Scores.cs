namespace TalksServer;

/// <summary>The scores of the agreement: see docs/convergence.md.</summary>
internal sealed record Scores(double Low, double High, double Coverage, double Settled, double? Score = null)
{
    public static Scores Of(ScopeConvergence scope) => new(scope.Low, scope.High, scope.Coverage, scope.Settled, scope.Score);
}
