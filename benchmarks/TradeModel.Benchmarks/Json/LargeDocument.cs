using TradeModel.Agreements;
using TradeModel.Goods;
using TradeModel.Issues;
using TradeModel.Json;
using TradeModel.Negotiations;
using TradeModel.Parties;
using TradeModel.Tariffs;
using TradeModel.Testing;

namespace TradeModel.Benchmarks.Json;

public enum LargeDocument
{
    /// <summary>5,000 issues and 20,000 events of every kind.</summary>
    Negotiation,

    /// <summary>One issue on a schedule of 12,000 lines, and an offer on it.</summary>
    Schedule,
}

internal static class Large
{
    internal static Negotiation Negotiation(LargeDocument document) => document switch
    {
        LargeDocument.Negotiation => NegotiationSamples.Create(2025, parties: 4, issues: 5_000, events: 20_000),
        _ => Schedule(12_000),
    };

    internal static byte[] Json(Negotiation negotiation)
    {
        var stream = new MemoryStream();
        TradeModelJson.WriteNegotiation(negotiation, stream);
        return stream.ToArray();
    }

    /// <summary>
    /// The shape of a real schedule: two fifths of the lines are free, most others below 10 %, some specific or compound, a few are peaks.
    /// Lines have bound rates, one partner's preferences and trade.
    /// </summary>
    private static Negotiation Schedule(int count)
    {
        PartyId importer = new("USA"), exporter = new("IND"), partner = new("KOR");
        var lines = new TariffLine[count];
        for (int i = 0; i < count; i++)
        {
            uint hash = unchecked((uint)i * 2654435761u) >> 8;
            decimal rate = hash % 5 < 2 ? 0 : hash % 97 == 0 ? 35 : hash % 101 / 10m;
            var perKilogram = new SpecificDuty((hash % 500 / 1000m) + 0.001m, Currency.UsDollar, "kg");
            Duty applied = (hash % 20) switch
            {
                7 => perKilogram,
                11 => new CompoundDuty([new AdValoremDuty(new(4.4m)), perKilogram]),
                _ => Duty.AdValorem(new(rate)),
            };
            lines[i] = new(new HsCode($"{1 + (i / 130):D2}{i % 130:D3}{hash % 1000:D3}"), applied)
            {
                Bound = Duty.AdValorem(new(rate + 5)),
                Preferential = hash % 4 == 0 ? [new(partner, Duty.Free)] : [],
                TradeValue = hash % 1_000_003,
            };
        }
        var scale = new ScheduleScale(new(importer, HsEdition.Hs2022, lines, Currency.UsDollar), horizon: 15);
        var all = new Issue(new("all"), "All goods", Track.Tariffs, scale, new TariffSubject(importer, exporter));
        var agreement = new Agreement("Schedule", [], [new Party(exporter, "India"), new Party(importer, "United States")]);
        var offer = new ScheduleOffer(TariffOffer.Eliminate(10), [new(new HsCode("72"), TariffOffer.Exclude())]);
        return new Negotiation(new NegotiationDefinition(agreement, issues: [all]))
            .Apply(new PositionTabled(new(2025, 10, 27), importer, all.Id, offer));
    }
}
