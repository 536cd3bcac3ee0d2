using System.Globalization;

namespace TradeModel.Economics.Tests;

/// <summary>
/// The effects of NAFTA's tariff cuts from 1993 to 2005, with deficits closed first, in the data of Caliendo and Parro (2015). The figures
/// are those of an independent solution, in percent.
/// </summary>
public class NaftaTests
{
    // Region, terms of trade, volume of trade, welfare to first order, real wage, real income.
    private const string Expected = """
        Argentina,0.000254,0.000724,0.000978,0.001312,0.001886
        Australia,0.000385,-0.000226,0.000159,0.000661,0.000455
        Austria,-0.002212,-0.002067,-0.004278,-0.002148,-0.003796
        Brazil,-0.002180,0.000084,-0.002096,-0.001852,-0.001680
        Canada,-0.108102,0.044286,-0.063816,0.322829,-0.110104
        Chile,0.009038,0.001268,0.010307,0.012966,0.013181
        China,-0.006049,-0.021937,-0.027986,-0.007785,-0.027749
        Denmark,-0.000648,-0.000910,-0.001559,-0.000685,-0.001479
        Finland,0.000074,-0.000610,-0.000535,0.000545,-0.000161
        France,-0.002643,-0.001198,-0.003841,-0.002512,-0.003522
        Germany,-0.003433,-0.001329,-0.004762,-0.003415,-0.004566
        Greece,0.000956,-0.000490,0.000466,0.000936,0.000509
        Hungary,-0.001636,-0.001567,-0.003204,-0.001705,-0.003105
        India,-0.002196,-0.002616,-0.004812,-0.002890,-0.004753
        Indonesia,0.000171,-0.001179,-0.001009,0.000632,-0.000771
        Ireland,-0.011978,-0.005719,-0.017697,-0.011930,-0.016934
        Italy,-0.002509,-0.000957,-0.003466,-0.002556,-0.003382
        Japan,-0.005063,-0.001499,-0.006563,-0.005064,-0.006327
        Korea,-0.017688,-0.010777,-0.028465,-0.019450,-0.028198
        Mexico,-0.411771,1.723885,1.312114,1.715323,0.007323
        Netherlands,-0.003179,-0.002186,-0.005365,-0.003128,-0.004979
        New Zealand,0.002132,-0.000226,0.001906,0.002759,0.002195
        Norway,0.004123,-0.000642,0.003481,0.004322,0.003723
        Portugal,-0.001731,-0.000917,-0.002647,-0.001735,-0.002533
        South Africa,0.001817,0.001595,0.003413,0.002345,0.003510
        Spain,-0.006597,-0.001377,-0.007975,-0.006578,-0.007748
        Sweden,-0.006070,-0.002449,-0.008520,-0.006401,-0.008311
        Turkey,-0.000606,-0.000647,-0.001253,-0.000658,-0.001207
        UK,-0.002989,-0.001586,-0.004575,-0.003037,-0.004409
        USA,0.043532,0.041222,0.084753,0.112443,0.074146
        Row,-0.001430,-0.001901,-0.003332,-0.001056,-0.002863
        """;

    private static TradeEconomyFile Read()
    {
        string? folder = Environment.GetEnvironmentVariable("TRADEMODEL_DATA");
        if (folder is null || !File.Exists(Path.Combine(folder, "nafta-caliendo-parro.zip")))
            Assert.Skip("TRADEMODEL_DATA names no folder with nafta-caliendo-parro.zip");
        return TradeEconomyFiles.Read(Path.Combine(folder, "nafta-caliendo-parro.zip"));
    }

    [Fact]
    public void Compare_NaftaWithoutDeficits_IsTheIndependentSolution()
    {
        TradeEconomyFile file = Read();
        TariffTable nafta = file.Economy.Tariffs.WithBetween(["Mexico", "Canada", "USA"], file.Tariffs["2005"]);
        StructuralEffects effects = file.Economy.Compare(nafta, new StructuralOptions { DeficitShare = 0 });

        string[] rows = Expected.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(31, rows.Length);
        var wrong = new List<string>();
        foreach (string[] row in rows.Select(r => r.Split(',')))
        {
            RegionEffects found = effects[row[0]];
            double[] figures = [found.TermsOfTrade, found.VolumeOfTrade, found.Welfare, found.RealWage, found.RealIncome];
            for (int i = 0; i < figures.Length; i++)
                if (Math.Abs(figures[i] - double.Parse(row[i + 1], CultureInfo.InvariantCulture)) > 1e-5)
                    wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{row[0]} {i}: {figures[i]:R}, not {row[i + 1]}"));
        }
        Assert.Empty(wrong);
        Assert.InRange(effects.Residual, 0, 1e-11);
    }

    [Fact]
    public void Read_TheArchive_SaysWhatIsUnusual()
    {
        TradeEconomyFile file = Read();
        Assert.Equal((31, 40, "1993"), (file.Economy.Regions.Count, file.Economy.Sectors.Count, file.Baseline));
        Assert.Equal(["Canada: 1 negative input use, kept as given"], file.Economy.Notes);
    }

    [Fact]
    public void Compare_DeficitsKept_LeavesMexicoWorseOffInRealIncome()
    {
        TradeEconomyFile file = Read();
        TariffTable nafta = file.Economy.Tariffs.WithBetween(["Mexico", "Canada", "USA"], file.Tariffs["2005"]);
        RegionEffects mexico = file.Economy.Compare(nafta)["Mexico"];
        Assert.InRange(mexico.Welfare, 1, 1.3);
        Assert.InRange(mexico.RealIncome, -0.2, 0);
    }
}
