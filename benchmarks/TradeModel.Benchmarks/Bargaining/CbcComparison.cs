using System.Diagnostics;
using System.Globalization;
using System.Text;
using TradeModel.Bargaining;
using TradeModel.Bargaining.Tests.Constraints;

namespace TradeModel.Benchmarks.Bargaining;

/// <summary>
/// Solves the committed instances with COIN-OR CBC (Debian's coinor-cbc) and with our search, and prints a table of optima and CPU seconds.
/// CBC answers in doubles; the value of its outcome is computed exactly. A product of gains is not linear: the sum of their logarithms is
/// bounded by tangents, and CBC is asked again with the tangent at its last outcome until the bound equals the best product.
/// </summary>
internal static class CbcComparison
{
    internal const string Name = "CbcComparison", Own = "own search", Theirs = "CBC", Slower = "instances on which CBC was faster",
        Unproven = "instances without our proven optimum", Different = "optima that differ from CBC's";

    private const string Head = """
        | issues | options | constraints | objective | CBC | CPU s | own search | CPU s | evaluations |
        |---|---|---|---|---|---|---|---|---|
        """;

    internal static void Run(double seconds)
    {
        Console.WriteLine(Head);
        foreach (CbcInstance one in Solve(seconds)) Console.WriteLine(Row(one));
    }

    /// <summary>The same as figures of the suite.</summary>
    internal static void Measure()
    {
        Console.WriteLine(Head);
        var all = new List<CbcInstance>();
        foreach (CbcInstance one in Solve(seconds: 60))
        {
            all.Add(one);
            Console.WriteLine(Row(one));
        }
        Suite.Told.Figure("instances", all.Count, "instances");
        Suite.Told.Figure(Theirs, Math.Round(all.Sum(i => i.CbcSeconds), 2), "s");
        Suite.Told.Figure(Own, Math.Round(all.Sum(i => i.Seconds), 2), "s");
        Suite.Told.Figure(Slower, all.Count(i => i.IsSlower), "instances");
        Suite.Told.Figure(Unproven, all.Count(i => i.Best.Status != BestOutcomeStatus.Optimal), "instances");
        Suite.Told.Figure(Different, all.Count(i => i.Cbc != $"{i.Best.Value}"), "instances");
    }

    private static IEnumerable<CbcInstance> Solve(double seconds)
    {
        // Compiles the code, so that the first instance is measured like the others.
        (Scenario warm, ValueList<OutcomeConstraint> rules) = CommittedInstances.Create((30, 4, 70));
        foreach (string name in CommittedInstances.Objectives)
            for (int k = 0; k < 3; k++)
                warm.BestOutcome(CommittedInstances.Objective(name), rules, new() { MaxEvaluations = 20_000_000, Explain = false });
        foreach ((int Issues, int Options, int Constraints) shape in CommittedInstances.Shapes)
            foreach (string name in CommittedInstances.Objectives)
            {
                (Scenario scenario, ValueList<OutcomeConstraint> constraints) = CommittedInstances.Create(shape);
                TimeSpan start = Environment.CpuUsage.TotalTime;
                BestOutcome best = scenario.BestOutcome(CommittedInstances.Objective(name), constraints, new() { Explain = false });
                double own = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
                string cbc = new Question(scenario, constraints, name, seconds).Solve(out double theirs);
                yield return new($"{shape.Issues} | {shape.Options} | {shape.Constraints} | {name}", cbc, theirs, best, own);
            }
    }

    private static string Row(CbcInstance one)
        => string.Create(CultureInfo.InvariantCulture,
            $"| {one.Instance} | {one.Cbc} | {one.CbcSeconds:0.00} | {Said(one.Best)} | {one.Seconds:0.00} | {one.Best.Evaluations} |");

    private static string Said(BestOutcome best)
        => best.Status == BestOutcomeStatus.Optimal ? $"{best.Value}"
            : string.Create(CultureInfo.InvariantCulture, $"{best.Value} ≤ {best.Bound?.ToDouble():0.###} ({best.Status})");

    private sealed class Question
    {
        private readonly Scenario _scenario;
        private readonly ScenarioColumns _columns;
        private readonly LinearRow[] _rows;
        private readonly string _objective;
        private readonly double _seconds;
        private readonly List<double[]> _tangents = [];

        internal Question(Scenario scenario, ValueList<OutcomeConstraint> constraints, string objective, double seconds)
        {
            _scenario = scenario;
            _columns = new(scenario);
            _rows = [.. constraints.SelectMany(c => c.Rows(_columns)),
                .. scenario.Parties.Select((party, p) => new LinearRow(_columns.Utility(p), party.Reservation))];
            _objective = objective;
            _seconds = seconds;
            if (objective != "nash") return;
            for (int k = 1; k <= 8; k++)
                _tangents.Add([.. scenario.Parties.Select((party, p) => (p == 0 ? k : 9 - k) / 9.0
                    * (scenario.Issues.Sum(i => i.Options.Max(o => o.Values[p]).ToDouble()) - party.Reservation.ToDouble()))]);
        }

        internal string Solve(out double total)
        {
            total = 0;
            Rational best = Rational.Zero;
            while (true)
            {
                (string status, double value, Outcome outcome, double seconds) = Ask();
                total += seconds;
                Rational exact = CommittedInstances.Objective(_objective).Value(_scenario, outcome);
                bool isMet = Array.TrueForAll(_rows, r => r.Allows(_columns.Chosen(outcome)));
                if (isMet && exact > best) best = exact;
                if (!status.StartsWith("Optimal", StringComparison.Ordinal) || total > _seconds)
                    return $"{best} ({status.Split('-')[0].Trim()})";
                if (!isMet) return $"{exact} breaks a row";
                if (_objective != "nash" || Math.Exp(Math.Abs(value)) < best.ToDouble() * (1 + 1e-7)) return $"{best}";
                _tangents.Add(Gains(outcome));
            }
        }

        private double[] Gains(Outcome outcome)
            => [.. _scenario.Parties.Select((party, p) => (_scenario.Utility(outcome, p) - party.Reservation).ToDouble())];

        private (string Status, double Value, Outcome Outcome, double Seconds) Ask()
        {
            string directory = Directory.CreateTempSubdirectory("cbc").FullName;
            string model = Path.Combine(directory, "model.lp"), solution = Path.Combine(directory, "solution");
            File.WriteAllText(model, Model());
            using Process process = Process.Start(new ProcessStartInfo("cbc",
                string.Create(CultureInfo.InvariantCulture, $"{model} ratioGap 0 allowableGap 0 sec {_seconds} solve solution {solution}"))
            { RedirectStandardOutput = true })!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            double seconds = output.Split('\n').Where(l => l.StartsWith("Total time (CPU seconds)", StringComparison.Ordinal))
                .Select(l => Number(l.Split(':')[1].Trim().Split(' ')[0])).Single();
            string[] lines = File.ReadAllLines(solution);
            Directory.Delete(directory, recursive: true);
            int[] choices = new int[_scenario.Issues.Count];
            foreach (string line in lines.Skip(1))
            {
                string[] fields = line.Replace("**", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (fields[1][0] != 'x' || Number(fields[2]) < 0.5) continue;
                int column = int.Parse(fields[1][1..], CultureInfo.InvariantCulture), issue = _columns.IssueOf(column);
                choices[issue] = column - _columns.Offsets[issue];
            }
            string value = lines[0].Split("value")[1].Trim().Split(' ')[0];
            return (lines[0], Number(value), new(ValueList.Create<int>(choices)), seconds);
        }

        private string Model()
        {
            var text = new StringBuilder("Maximize\n goal:");
            if (_objective == "utilitarian") Terms(text, p => 1);
            else text.Append(" t\n");
            text.Append("Subject To\n");
            for (int r = 0; r < _rows.Length; r++)
            {
                text.Append(CultureInfo.InvariantCulture, $" r{r}:");
                foreach ((int column, Rational value) in _rows[r].Terms) Term(text, column, value.ToDouble());
                text.Append(CultureInfo.InvariantCulture, $" >= {_rows[r].Least.ToDouble():F12}\n");
            }
            for (int i = 0; i < _scenario.Issues.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $" i{i}:");
                for (int c = _columns.Offsets[i]; c < _columns.Offsets[i + 1]; c++) Term(text, c, 1);
                text.Append(" = 1\n");
            }
            for (int p = 0; p < _scenario.Parties.Count && _objective == "egalitarian"; p++)
            {
                int party = p;
                text.Append(CultureInfo.InvariantCulture, $" g{p}:");
                Terms(text, q => q == party ? 1 : 0);
                text.Append(CultureInfo.InvariantCulture, $" - t >= {_scenario.Parties[p].Reservation.ToDouble():F12}\n");
            }
            for (int k = 0; k < _tangents.Count; k++)
            {
                double[] gains = _tangents[k];
                text.Append(CultureInfo.InvariantCulture, $" n{k}:");
                Terms(text, p => 1 / gains[p]);
                double bound = gains.Select((g, p) => 1 - Math.Log(g) + _scenario.Parties[p].Reservation.ToDouble() / g).Sum();
                text.Append(CultureInfo.InvariantCulture, $" - t >= {bound:F12}\n");
            }
            if (_objective != "utilitarian") text.Append("Bounds\n t <= 1000000000\n");
            text.Append("Binaries\n");
            for (int c = 0; c < _columns.Count; c++) text.Append(CultureInfo.InvariantCulture, $" x{c}\n");
            return text.Append("End\n").ToString();
        }

        private void Terms(StringBuilder text, Func<int, double> weight)
        {
            double[] sums = new double[_columns.Count];
            for (int p = 0; p < _scenario.Parties.Count; p++)
                foreach ((int column, Rational value) in _columns.Utility(p)) sums[column] += weight(p) * value.ToDouble();
            for (int c = 0; c < sums.Length; c++)
                if (sums[c] != 0) Term(text, c, sums[c]);
        }

        private static void Term(StringBuilder text, int column, double factor)
            => text.Append(CultureInfo.InvariantCulture, $" {(factor < 0 ? '-' : '+')} {Math.Abs(factor):F15} x{column}\n");

        private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
