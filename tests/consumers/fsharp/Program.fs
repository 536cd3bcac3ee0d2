open TradeModel.Convergence
open TradeModel.Examples

let talks = BundledNegotiations.IndiaUnitedStates
printfn "%O" talks
printfn "%O" (talks.MeasureConvergence().Overall)
