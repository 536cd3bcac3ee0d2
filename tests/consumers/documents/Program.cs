// Writes one small document of each format into the folder named: what later versions have to read.
string folder = args[0];
Negotiation talks = NegotiationSamples.Create(seed: 11, parties: 3, issues: 8, events: 60);
using (FileStream document = File.Create(Path.Combine(folder, "negotiation.json")))
    TradeModelJson.WriteNegotiation(talks, document, indented: true);
using (FileStream log = File.Create(Path.Combine(folder, "events.jsonl"))) TradeModelJson.WriteEventLines(talks.Log, log);
string checkpoint = Path.Combine(folder, "checkpoint");
await ReferenceEnsemble.Create().RunAsync(new(runs: 60, seed: 7) { BatchSize = 20, Checkpoint = checkpoint });
File.WriteAllText(
    Path.Combine(folder, "ensemble.checkpoint.base64"),
    Convert.ToBase64String(File.ReadAllBytes(checkpoint), Base64FormattingOptions.InsertLineBreaks).ReplaceLineEndings("\n") + "\n");
File.Delete(checkpoint);
