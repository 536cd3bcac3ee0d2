#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Four sides, one of them a group with members: what each sees, how far they are, who has signed.
//   dotnet run docs/samples/plurilateral.cs
// All of it is made up (illustrative).
using System.Globalization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Negotiation talks = BundledNegotiations.PacificDigital;
Console.WriteLine($"{talks}, as of {talks.LastDay:uuuu-MM-dd}: {talks.MeasureConvergence().Overall}");

foreach (PhaseState phase in talks.Phases)
    Console.WriteLine($"  {phase.Phase}: {phase.Stage}, WTO status {phase.RtaIsStatus}, score {talks.MeasureConvergence().FindPhase(phase.Phase.Id)}");

Console.WriteLine("What each side knows of the red lines on the milk powder quota:");
var quota = new IssueId("milk-powder-quota");
foreach (Party party in talks.Parties)
{
    Negotiation seen = talks.AsSeenBy(party.Id);
    IssueState issue = seen.GetIssue(quota);
    string lines = string.Join("; ", issue.Stands.Where(s => s.RedLine is not null).Select(s => $"{s.Party} {s.RedLine}"));
    Console.WriteLine($"  {party.Id}: {(lines.Length == 0 ? "none" : lines)}; zone of possible agreement {seen.MeasureConvergence().GetIssue(quota).Zopa}");
}

Console.WriteLine("Score, and score if all conditions were met:");
foreach (LocalDate day in talks.Log.Select(e => e.Date).Distinct())
{
    ScopeConvergence overall = talks.AsOf(day).MeasureConvergence().Overall;
    if (overall.Score is { } score) Console.WriteLine($"  {day:uuuu-MM-dd}  {score:F2}  {overall.ConditionalScore:F2}");
}
