using Fuzz.Structure;
using TradeModel.Economics;
using TradeModel.Goods;

namespace Fuzz.Targets;

/// <summary>The files of TradeModel.Economics.</summary>
internal static class EconomicsTargets
{
    private static readonly string[] Names =
        ["regions.csv", "sectors.csv", "trade.csv", "intermediate.csv", "valueAdded.csv", "final.csv", "deficit.csv"];

    internal static Target[] All { get; } =
    [
        new("concordance", "sectors by HS prefix (`SectorConcordance`)", Shape.Table, Concordance,
            () => Of("code,sector\n01,farm\n0101,farm\n72,steel\n7208,\"steel, flat\"\n", "sector,code\nfarm,01\n")),
        new("gsim", "markets of GSIM (`GsimFile`)", Shape.Json, Gsim, () => Of("""
            {"about":"x","regions":["A","B","C"],"trade":[[0,50,200],[150,0,50],[100,100,0]],
            "tariffFactors":[[1,1.2,1.1],[1.3,1,1.05],[1,1,1]],"newTariffFactors":[[1,1,1],[1,1,1],[1,1,1]],
            "importDemandElasticity":-1.25,"exportSupplyElasticity":[1.5,1.5,2],"substitutionElasticity":5}
            """, """{"regions":["A","B"],"trade":[[0,1],[2,0]],"tariffFactors":[[1,1],[1,1]],"newTariffFactors":[[1,1],[1.5,1]]}""")),
        new("economy", "economies in CSV (`TradeEconomyFiles`)", Shape.Table, Economy, () => [Parts.Join(((string[])
        [
            "region\nA\nB\n", "sector,tradeElasticity\nfarm,5\nsteel,4.5\n",
            "sector,exporter,importer,value,tariff1993,tariff2005\nfarm,A,A,60,0,0\nfarm,A,B,20,0.1,0\nfarm,B,B,70,0,0\nfarm,B,A,20,0.2,0\n"
                + "steel,A,A,50,0,0\nsteel,B,B,40,0,0\nsteel,A,B,10,0.05,0\nsteel,B,A,10,0,0\n",
            "input,sector,region,value\nfarm,steel,A,10\nsteel,farm,A,20\nfarm,steel,B,5\n",
            "sector,region,value\nfarm,A,60\nsteel,A,50\nfarm,B,90\nsteel,B,45\n",
            "sector,region,value\nfarm,A,70\nsteel,A,40\nfarm,B,85\nsteel,B,50\n",
            "region,value\nA,0\nB,0\n",
        ]).Select(Law.Utf8))]),
    ];

    private static void Concordance(byte[] bytes)
    {
        try
        {
            SectorConcordance read = SectorConcordance.Read(new StringReader(Law.Text(bytes)));
            _ = read + " " + read.SectorOf(new HsCode("72081000"));
            Law.Holds(read.Equals(new SectorConcordance(read.Sectors)), "the concordance differs from one of the same sectors");
        }
        catch (FormatException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    private static void Gsim(byte[] bytes)
    {
        try
        {
            GsimFile file = GsimFile.Read(new MemoryStream(bytes));
            _ = file.Market.ToString();
            Law.Holds(file.Market.Regions.Count > 0, "a market has no region");
        }
        catch (FormatException e)
        {
            Law.InWords(e.Message, e);
        }
    }

    /// <summary>The parts are the files of a folder, in the order of their documentation; an empty one is absent.</summary>
    private static void Economy(byte[] input)
    {
        byte[][] parts = Parts.Of(input);
        string folder = Path.Combine(Scratch.Folder, "economy");
        Directory.CreateDirectory(folder);
        for (int i = 0; i < Names.Length; i++) Scratch.PutOrRemove(Path.Combine(folder, Names[i]), i < parts.Length ? parts[i] : []);
        try
        {
            _ = TradeEconomyFiles.Read(folder).ToString();
        }
        catch (Exception e) when (e is FormatException or FileNotFoundException)
        {
            Law.InWords(e.Message, e);
        }
    }

    private static IEnumerable<byte[]> Of(params string[] texts) => texts.Select(Law.Utf8);
}
