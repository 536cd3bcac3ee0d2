using TradeModel.Mutation;

// The steps of run.sh:
//   plant FOLDER PATH...             plants mutants in the clone in FOLDER
//   seeds FOLDER SEED,GAMMA          gives every FsCheck property of the clone this seed
//   cover FOLDER TESTS...            which test case reaches which mutant, and what it costs
//   run FOLDER [OPTIONS]             runs mutants; goes on where it stopped
//   report FOLDER REVIEWED SURVIVORS prints the scores, and writes the survivors to a file
string folder = Path.GetFullPath(args[1]);
var work = new WorkFolder(folder);
switch (args[0])
{
    case "plant":
        Plant();
        break;
    case "seeds":
        Console.WriteLine($"{FixedSeeds.Apply(work.Clone, args[2])} properties with a fixed seed");
        break;
    case "cover":
        CoverageRun.Take(work, args[2..]);
        break;
    case "run":
        return Campaign.Run(work, RunOptions.Parse(args[2..]));
    case "report":
        Report.Write(work, args[2], args[3]);
        break;
    default:
        Console.Error.WriteLine("There is no step " + args[0] + ".");
        return 2;
}
return 0;

void Plant()
{
    string[] paths = args[2..];
    string source = Path.Combine(AppContext.BaseDirectory, "InClone/MutantSwitch.cs");
    File.Copy(source, Path.Combine(work.Clone, "src/Shared/MutantSwitch.cs"), true);
    var mutants = new List<Mutant>();
    var compiled = new List<Microsoft.CodeAnalysis.CSharp.CSharpCompilation>();
    int next = Mutant.FirstId;
    // The controls are in the domain package.
    foreach (string project in paths.Select(p => p.Split('/')[1]).Prepend("TradeModel").Distinct())
    {
        (List<Mutant> planted, var compilation) = ProjectMutation.Plant(work.Clone, project, paths, next, compiled);
        mutants.AddRange(planted);
        compiled.Add(compilation);
        next = Math.Max(next, planted.Select(m => m.Id).DefaultIfEmpty().Max() + 1);
    }
    work.SaveMutants(mutants);
    Console.WriteLine($"{mutants.Count} mutants in {mutants.Select(m => m.Room).Distinct().Count()} rooms");
}
