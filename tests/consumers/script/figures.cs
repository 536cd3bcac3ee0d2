#:package TradeModel@VERSION
#:property TradeModelUsings=enable
#:property PublishAot=false
Negotiation talks = BundledNegotiations.IndiaUnitedStates;
Console.WriteLine(talks);
Console.WriteLine(talks.MeasureConvergence().Overall);
