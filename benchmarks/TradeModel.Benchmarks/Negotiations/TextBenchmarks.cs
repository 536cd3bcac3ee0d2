using BenchmarkDotNet.Attributes;
using NodaTime;
using TradeModel.Agreements;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Benchmarks.Negotiations;

/// <summary>One changed provision of a draft of ten chapters, by the provisions of the draft.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private const int Chapters = 10, Events = 4096;
    private Negotiation _negotiation = null!;
    private TextChanged[] _events = [];
    private int _at;

    [Params(20, 200, 2_000, 20_000, 100_000)]
    public int Provisions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        PartyId[] parties = [new("IND"), new("USA")];
        var text = new DraftText(Enumerable.Range(0, Chapters).Select(c => new Chapter(new($"c{c}"), $"Chapter {c}", null,
            Enumerable.Range(0, Provisions / Chapters).Select(p => Provision(c, p, "words")).ToValueList())).ToValueList());
        _negotiation = new(new NegotiationDefinition(
            new Agreement("Draft", [], [new Party(parties[0], "India"), new Party(parties[1], "United States")]), text: text));
        _events =
        [
            .. Enumerable.Range(0, Events).Select(i => new TextChanged(
                new LocalDate(2025, 1, 1), new($"c{i % Chapters}"),
                Provision(i % Chapters, i * 7919 % (Provisions / Chapters), "other words"))),
        ];
    }

    [Benchmark]
    public Negotiation Apply() => _negotiation.Apply(_events[_at++ & (Events - 1)]);

    private static Provision Provision(int chapter, int number, string words)
        => new(new($"p{chapter}.{number}"), $"Article {number}", [TextSegment.Clean(words)]);
}
