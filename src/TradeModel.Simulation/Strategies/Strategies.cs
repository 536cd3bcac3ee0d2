namespace TradeModel.Simulation;

/// <summary>The strategies of the literature by their names.</summary>
public static class Strategies
{
    /// <summary>Concedes late: <see cref="TimeDependent"/> with e = 0.2.</summary>
    public static Strategy Boulware { get; } = new("boulware", new TimeDependent(0.2));

    /// <summary>Concedes evenly: <see cref="TimeDependent"/> with e = 1.</summary>
    public static Strategy Linear { get; } = new("linear", new TimeDependent(1));

    /// <summary>Concedes early: <see cref="TimeDependent"/> with e = 5.</summary>
    public static Strategy Conceder { get; } = new("conceder", new TimeDependent(5));

    /// <summary><see cref="Simulation.RelativeTitForTat"/> with δ = 1.</summary>
    public static Strategy TitForTat { get; } = new("tit-for-tat", new RelativeTitForTat());

    /// <summary><see cref="Simulation.RandomTitForTat"/> with δ = 1 and m = 0.05.</summary>
    public static Strategy RandomTitForTat { get; } = new("random-tit-for-tat", new RandomTitForTat());

    /// <summary><see cref="Simulation.AveragedTitForTat"/> with γ = 2.</summary>
    public static Strategy AveragedTitForTat { get; } = new("averaged-tit-for-tat", new AveragedTitForTat());

    /// <summary><see cref="Simulation.NiceTitForTat"/> with the model <see cref="BayesianWeights"/>.</summary>
    public static Strategy NiceTitForTat { get; } = new("nice-tit-for-tat", new NiceTitForTat(), model: new BayesianWeights());

    /// <summary><see cref="Simulation.MiCRO"/>.</summary>
    public static Strategy MiCRO { get; } = new("micro", new MiCRO());

    /// <summary>Concedes as much as it has received, and a little more over time: <see cref="Simulation.Reciprocal"/>.</summary>
    public static Strategy Reciprocal { get; } = new("reciprocal", new Reciprocal());

    /// <summary>Offers at random: <see cref="Simulation.RandomWalker"/>.</summary>
    public static Strategy RandomWalker { get; } = new("random-walker", new RandomWalker());

    /// <summary>Never concedes: <see cref="Simulation.HardLiner"/>.</summary>
    public static Strategy HardLiner { get; } = new("hard-liner", new HardLiner());

    /// <summary>All of them.</summary>
    public static ValueList<Strategy> All { get; } =
    [
        Boulware, Linear, Conceder, TitForTat, RandomTitForTat, AveragedTitForTat, NiceTitForTat, MiCRO, Reciprocal, HardLiner,
        RandomWalker,
    ];

    /// <summary>The strategy of this name; null if there is none. Case and hyphens do not matter.</summary>
    public static Strategy? Find(string name)
    {
        string plain = Plain(Guard.NotNull(name));
        return All.FirstOrDefault(s => string.Equals(Plain(s.Name), plain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The strategy of this name. Case and hyphens do not matter.</summary>
    /// <exception cref="ArgumentException">There is no such strategy; the message lists all.</exception>
    public static Strategy Get(string name)
        => Find(name) ?? throw new ArgumentException(
            $"there is no strategy '{name}'; there are {string.Join(", ", All.Select(s => s.Name))}", nameof(name));

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);
}
