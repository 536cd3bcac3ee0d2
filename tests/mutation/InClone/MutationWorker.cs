using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit.Runner.Common;
using Xunit.Sdk;
using Xunit.v3;

// The entry point of the test projects in the clone. It discovers the test cases once and then obeys lines on its standard input:
//   cover PART PARTS           runs one part of the test cases once and says what each costs and which mutants it reaches
//   try MUTANT CASE CASE ...   turns the mutant on, runs the test cases in this order, and stops at the first that fails
// With MUTATION_ACTIVE=ID in the environment, that mutant is on from the start, before any static field is set up.
internal static class MutationWorker
{
    private static readonly List<FieldInfo> ActiveFields = [];
    private static readonly Process Self = Process.GetCurrentProcess();
    private static TextWriter s_answers = TextWriter.Null;
    private static byte[] s_reached = [];

    public static async Task<int> Main()
    {
        // What the tests print is no answer.
        s_answers = Console.Out;
        Console.SetOut(TextWriter.Null);
        string? fixedMutant = Environment.GetEnvironmentVariable("MUTATION_ACTIVE");
        s_reached = new byte[Number(Environment.GetEnvironmentVariable("MUTATION_BYTES") ?? "1")];
        bool covering = Environment.GetEnvironmentVariable("MUTATION_COVER") == "1";

        Assembly tests = typeof(MutationWorker).Assembly;
        List<Assembly> packages = [.. Directory.GetFiles(AppContext.BaseDirectory, "TradeModel*.dll")
            .Select(f => Path.GetFileNameWithoutExtension(f))
            .Where(name => name != tests.GetName().Name)
            .Select(name => Assembly.Load(name))];
        foreach (Assembly package in packages)
        {
            if (package.GetType("TradeModel.MutantSwitch") is not { } type) continue;
            ActiveFields.Add(type.GetField("Active", BindingFlags.NonPublic | BindingFlags.Static)!);
            if (covering) type.GetField("Reached", BindingFlags.NonPublic | BindingFlags.Static)!.SetValue(null, s_reached);
        }
        TurnOn(fixedMutant is null ? 0 : Number(fixedMutant));
        if (fixedMutant is null) SetUpStatics(packages);
        if (covering) Say("setup\t" + TakeReached());

        TestContext.SetForInitialization(null, false, false);
        ITestFramework framework = ExtensibilityPointFactory.GetTestFramework(tests);
        var cases = new Dictionary<string, ITestCase>();
        ITestFrameworkDiscoveryOptions discovery = TestFrameworkOptions.ForDiscovery(new TestAssemblyConfiguration());
        discovery.SetSynchronousMessageReporting(true);
        ValueTask<bool> Add(ITestCase one)
        {
            cases[one.UniqueID] = one;
            return new(true);
        }
        await framework.GetDiscoverer(tests).Find(Add, discovery, null, CancellationToken.None);
        ITestFrameworkExecutionOptions options = TestFrameworkOptions.ForExecution(new TestAssemblyConfiguration());
        options.SetSynchronousMessageReporting(true);
        options.SetDisableParallelization(true);
        ITestFrameworkExecutor executor = framework.GetExecutor(tests);
        async Task<Outcome> Run(string id)
        {
            var outcome = new Outcome();
            try
            {
                await executor.RunTestCases([cases[id]], outcome, options, CancellationToken.None);
            }
            catch (Exception e)
            {
                outcome.Failure = "the runner threw " + e.Message;
            }
            return outcome;
        }

        Say("ready\t" + cases.Count.ToString(CultureInfo.InvariantCulture));
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0] == "cover") await Cover(cases, Number(words[1]), Number(words[2]), Run);
            else if (words[2..].FirstOrDefault(id => !cases.ContainsKey(id)) is { } unknown) Say("unknown\t" + unknown);
            else Say(await Try(Number(words[1]), words[2..], Run, fixedMutant is not null));
        }
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task Cover(Dictionary<string, ITestCase> cases, int part, int parts, Func<string, Task<Outcome>> run)
    {
        // Every process has the same order, whatever order the cases were discovered in.
        var mine = cases.OrderBy(c => c.Key, StringComparer.Ordinal).Where((_, i) => i % parts == part);
        foreach ((string id, ITestCase test) in mine)
        {
            TakeReached();
            Say("at\t" + id);
            double before = Cpu();
            Outcome outcome = await run(id);
            double cost = Cpu() - before;
            string status = outcome.Failure is not null ? "failed " + outcome.Failure : outcome.Passed > 0 ? "passed" : "skipped";
            string milliseconds = cost.ToString("0", CultureInfo.InvariantCulture);
            Say(string.Join('\t', "case", id, Clean(test.TestCaseDisplayName), milliseconds, Clean(status), TakeReached()));
        }
        Say("covered");
    }

    private static async Task<string> Try(int mutant, string[] ids, Func<string, Task<Outcome>> run, bool always)
    {
        foreach (string id in ids)
        {
            Say("at\t" + id);
            TurnOn(mutant);
            Outcome outcome = await run(id);
            if (!always) TurnOn(0);
            if (outcome.Failure is not { } why) continue;
            string check = "own process";
            if (!always)
            {
                Say("at\t" + id);
                check = (await run(id)).Failure is null ? "passes without" : "fails without";
            }
            return string.Join('\t', "killed", id, check, Clean(why));
        }
        return "survived";
    }

    /// <summary>
    /// Sets up static fields and properties while no mutant is on. Otherwise the first mutant to reach one would leave its mark for all
    /// later ones. A mutant reached here is noticed only in a process that starts with it.
    /// </summary>
    private static void SetUpStatics(List<Assembly> packages)
    {
        foreach (Type type in packages.SelectMany(p => p.GetTypes()).Where(t => !t.ContainsGenericParameters))
        {
            try
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
                if (!type.IsAbstract || !type.IsSealed) continue;
                foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Static)) property.GetValue(null);
            }
            catch (Exception)
            {
                // What cannot be set up here is set up by the test that needs it.
            }
        }
    }

    private static void TurnOn(int mutant)
    {
        foreach (FieldInfo field in ActiveFields) field.SetValue(null, mutant);
    }

    private static string TakeReached()
    {
        string taken = Convert.ToBase64String(s_reached);
        Array.Clear(s_reached);
        return taken;
    }

    private static double Cpu()
    {
        Self.Refresh();
        return Self.TotalProcessorTime.TotalMilliseconds;
    }

    private static string Clean(string text) => (text.Length > 400 ? text[..400] : text).ReplaceLineEndings(" ").Replace('\t', ' ');

    private static void Say(string line)
    {
        s_answers.WriteLine(line);
        s_answers.Flush();
    }

    private sealed class Outcome : IMessageSink
    {
        internal int Passed { get; private set; }

        internal string? Failure { get; set; }

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestPassed:
                    Passed++;
                    return true;
                case ITestFailed failed:
                    Failure ??= string.Join(" | ", failed.ExceptionTypes) + ": " + string.Join(" | ", failed.Messages);
                    return false;
                case IErrorMessage error:
                    Failure ??= "error: " + string.Join(" | ", error.Messages);
                    return false;
                case IErrorMetadata metadata when message is ITestCleanupFailure or ITestCaseCleanupFailure or ITestMethodCleanupFailure
                    or ITestClassCleanupFailure or ITestCollectionCleanupFailure or ITestAssemblyCleanupFailure:
                    Failure ??= "clean-up: " + string.Join(" | ", metadata.Messages);
                    return false;
                default:
                    return true;
            }
        }
    }
}
