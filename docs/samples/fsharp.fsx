// Shows a negotiation in F#: what a party did, sets of issues, maps of scores, and sentences.
//   dotnet build
//   dotnet fsi --lib:tests/TradeModel.Docs.Tests/bin/Debug/net10.0 docs/samples/fsharp.fsx
// The folder is any that holds TradeModel.dll and NodaTime.dll. Outside this repository, use #r "nuget: TradeModel" instead of both lines.
// The data is the bundled India–US negotiation, in which positions, saliences and scales are illustrative.
#r "NodaTime.dll"
#r "TradeModel.dll"

open TradeModel
open TradeModel.Convergence
open TradeModel.Examples
open TradeModel.Issues
open TradeModel.Negotiations

let talks = BundledNegotiations.IndiaUnitedStates
let india, unitedStates = PartyId "IND", PartyId "USA"

// A pipeline over the log: all that India did, by kind.
printfn "WHAT INDIA DID"
talks.EventsBy india
|> Seq.countBy _.Kind
|> Seq.sortBy (fun (kind, count) -> -count, kind)
|> Seq.iter (fun (kind, count) -> printfn $"  {count} x {kind}")

// Sets: identifiers have an order, so they go into an F# set.
let hasPositionOf (party: PartyId) =
    talks.Issues
    |> Seq.filter (fun issue -> not (isNull (issue.PositionOf party)))
    |> Seq.map _.Issue.Id
    |> Set.ofSeq

let both = Set.intersect (hasPositionOf india) (hasPositionOf unitedStates)
let one = hasPositionOf india + hasPositionOf unitedStates - both
printfn $"ISSUES with a position of both: {both.Count}, of one: {one.Count}"

// A map: the score of each track today and a year before.
let scores (negotiation: Negotiation) =
    negotiation.MeasureConvergence().Tracks
    |> Seq.choose (fun scope -> scope.Score |> Option.ofNullable |> Option.map (fun score -> scope.Track.Value, score))
    |> Map.ofSeq

let yearBefore = scores (talks.AsOf(talks.LastDay.Value.PlusYears -1))
printfn "SCORES by track"
scores talks
|> Map.iter (fun track score ->
    let before = yearBefore |> Map.tryFind track |> Option.map (sprintf ", a year before %.2f") |> Option.defaultValue ""
    printfn $"  {track}: %.2f{score}{before}")

// Patterns: an event is one of its kinds.
let position (event: NegotiationEvent) =
    match event with
    | :? PositionTabled as tabled when tabled.Conditions.Count = 0 -> Some tabled
    | _ -> None

let positions = talks.EventsBy unitedStates |> Seq.choose position |> List.ofSeq
let last = List.last positions
printfn $"""LAST POSITION of the United States, {last.Date.ToString("uuuu-MM-dd", null)}"""
printfn $"  {talks.Describe last}"

// A change is a new value: here India accepts the last position on which the two are still apart.
let score (issue: IssueId) (negotiation: Negotiation) =
    negotiation.MeasureConvergence().GetIssue(issue).Score |> Option.ofNullable |> Option.defaultValue 0.0

let apart = positions |> List.filter (fun tabled -> score tabled.Issue talks < 1.0) |> List.last
let next = PositionTabled(talks.LastDay.Value.PlusDays 1, india, apart.Issue, apart.Position)
printfn $"IF INDIA ACCEPTED: {talks.Describe next}"
printfn $"  score of the issue %.2f{score apart.Issue talks} -> %.2f{talks.Apply next |> score apart.Issue}"
