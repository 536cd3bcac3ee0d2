#:project ../../src/TradeModel/TradeModel.csproj
#:property TradeModelUsings=enable

// Shows a negotiation with a group, private red lines and conditions: who has signed, what each party sees, and the effect of conditions.
// cptpp.cs shows offers to many, late joiners, a successor agreement and an accession.
//   dotnet run docs/samples/plurilateral.cs
// All of it is made up (illustrative).
using System.Globalization;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Negotiation negotiation = BundledNegotiations.PacificDigital;
ConvergenceReport report = negotiation.MeasureConvergence();
Console.WriteLine($"{negotiation}, as of {negotiation.LastDay:uuuu-MM-dd}: {report.Overall}");

Console.WriteLine("\nAT THE TABLE");
foreach (Party party in negotiation.Parties)
    Console.WriteLine(
        $"  {party}{(party.Members.Count == 0 ? "" : $", which speaks for {string.Join(", ", party.Members.Select(m => m.Id))}")}");

Console.WriteLine("\nPHASES, and what each party has done");
foreach (PhaseState phase in negotiation.Phases)
{
    Console.WriteLine($"  {phase.Phase}: {phase.Stage}, WTO status {phase.RtaIsStatus}");
    Console.WriteLine($"    score of {report.GetPhase(phase.Phase.Id)}");
    foreach ((PartyId party, PartyActs acts) in phase.Acts) Console.WriteLine($"    {party}: {acts}");
}

Console.WriteLine("\nWHAT EACH PARTY KNOWS of the red lines on the milk powder quota");
var quota = new IssueId("milk-powder-quota");
foreach (Party party in negotiation.Parties)
{
    Negotiation seen = negotiation.AsSeenBy(party.Id);
    string[] lines = [.. seen.GetIssue(quota).PartyStates.Where(s => s.RedLine is not null).Select(s => $"{s.Party} {s.RedLine}")];
    Console.WriteLine($"  {party.Id}: {(lines.Length == 0 ? "none"
        : string.Join("; ", lines))}; zone of possible agreement {seen.MeasureConvergence().GetIssue(quota).Zopa}");
}

Console.WriteLine("\nSCORE, and the score if all conditions were met, on the days they changed");
(double? Score, double? Conditional) before = default;
foreach (LocalDate day in negotiation.Log.Select(e => e.Date).Distinct())
{
    ScopeConvergence overall = negotiation.AsOf(day).MeasureConvergence().Overall;
    if ((overall.Score, overall.ConditionalScore) == before) continue;
    before = (overall.Score, overall.ConditionalScore);
    Console.WriteLine($"  {day:uuuu-MM-dd}  {overall.Score:F2}  {overall.ConditionalScore:F2}");
}
