using System.Globalization;

namespace TradeModel.Mutation;

/// <summary>Runs every test case once, without a mutant, and notes what it costs and reaches.</summary>
internal static class CoverageRun
{
    // Two processes share the test cases of a project.
    private const int Parts = 2;

    internal static void Take(WorkFolder work, string[] projects)
    {
        int bytes = Bytes(work.LoadMutants());
        Dictionary<string, Coverage> all = work.LoadCoverage();
        foreach (string tests in projects)
        {
            var covered = new Coverage[Parts];
            Parallel.For(0, Parts, part => covered[part] = TakePart(work, tests, part, bytes));
            List<CoveredCase> cases = [.. covered.SelectMany(c => c.Cases)];
            foreach (CoveredCase failed in cases.Where(c => c.Status.StartsWith("failed", StringComparison.Ordinal)))
                Console.WriteLine($"left out, because it fails without a mutant: {failed.Name}: {failed.Status}");
            (int passed, double seconds) = (cases.Count(c => c.Status == "passed"), cases.Sum(c => c.Cost) / 1000);
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{tests}: {cases.Count} test cases, {seconds:0} s of CPU, {passed} passed"));
            if (cases.All(c => c.Reached.All(b => b == 0))) throw new InvalidOperationException(tests + " reaches no mutant at all.");
            all[tests] = new(covered[0].Setup, cases);
            work.SaveCoverage(all);
        }
    }

    private static Coverage TakePart(WorkFolder work, string tests, int part, int bytes)
    {
        using var process = new TestProcess(work, tests, bytes, covering: true);
        (bool ready, byte[]? setup) = process.WaitUntilReady();
        if (!ready) throw new InvalidOperationException(tests + " does not start.");
        process.Send(string.Create(CultureInfo.InvariantCulture, $"cover {part} {Parts}"));
        var cases = new List<CoveredCase>();
        string at = "";
        while (process.Read(TimeSpan.FromMinutes(20)) is { } parts && parts is not ["covered"])
        {
            if (parts is []) throw new InvalidOperationException($"{tests} ended at the test case {at}.");
            if (parts is ["at", string id]) at = id;
            if (parts is not ["case", string caseId, string name, string cost, string status, string reached]) continue;
            cases.Add(new(caseId, name, double.Parse(cost, CultureInfo.InvariantCulture), status, Convert.FromBase64String(reached)));
        }
        return new(setup!, cases);
    }

    internal static int Bytes(List<Mutant> mutants) => (mutants.Select(m => m.Id).DefaultIfEmpty(Mutant.FirstId).Max() >> 3) + 1;
}
