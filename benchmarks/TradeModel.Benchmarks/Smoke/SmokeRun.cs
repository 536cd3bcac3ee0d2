using System.Globalization;

namespace TradeModel.Benchmarks.Smoke;

/// <summary>Runs a few benchmarks without BenchmarkDotNet and compares what they allocate with their budgets.</summary>
internal static class SmokeRun
{
    /// <summary>Returns 0 if every benchmark ran and kept its budget, else 1.</summary>
    /// <param name="print">Whether to print the lines of the table of budgets anew.</param>
    internal static int Run(bool print)
    {
        if (Environment.GetEnvironmentVariable("DOTNET_TieredCompilation") != "0")
        {
            Console.Error.WriteLine("Budgets hold with DOTNET_TieredCompilation=0 only: use benchmarks/smoke.sh, which sets it.");
            return 1;
        }
        int broken = 0;
        TextWriter told = Console.Out;
        foreach (AllocationBudget budget in AllocationBudgets.All)
        {
            try
            {
                Console.SetOut(TextWriter.Null);
                double bytes = Measure(budget);
                Console.SetOut(told);
                if (print) Console.WriteLine(Line(budget, bytes));
                else if (bytes > budget.Bytes) Say("OVER BUDGET", budget, bytes);
                else Say(bytes < 0.8 * budget.Measured ? "ok, lower the budget" : "ok", budget, bytes);
                if (bytes > budget.Bytes) broken++;
            }
            catch (Exception e)
            {
                Console.SetOut(told);
                broken++;
                Console.WriteLine($"FAILED  {budget}: {(e.InnerException ?? e).Message}");
            }
        }
        if (print) return 0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{AllocationBudgets.All.Length} benchmarks, {broken} failures"));
        return broken == 0 ? 0 : 1;
    }

    /// <summary>The bytes that one operation allocates on this thread.</summary>
    internal static double Measure(AllocationBudget budget)
    {
        var call = new BenchmarkCall(budget.Class, budget.Method, budget.Parameters);
        // The first round fills what is made once; the less of the next two leaves out what the runtime did on its own.
        Round();
        return Math.Min(Round(), Round());

        double Round()
        {
            double sum = 0;
            for (int i = 0; i < budget.Calls; i++) sum += call.Allocate();
            return sum / budget.Calls;
        }
    }

    private static void Say(string verdict, AllocationBudget budget, double bytes)
        => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{verdict,-11} {bytes,14:#,0.#} B of {budget.Bytes,14:#,0.#} B  {budget}"));

    private static string Line(AllocationBudget budget, double bytes)
    {
        string parameters = budget.Parameters.Length == 0 ? "" : $", \"{budget.Parameters}\"";
        string calls = budget.Calls == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $", calls: {budget.Calls}");
        string number = bytes.ToString("0.##", CultureInfo.InvariantCulture);
        return $"        Of<{budget.Class.Name}>(\"{budget.Method}\", {number}{parameters}{calls}),";
    }
}
