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

    /// <summary>Never concedes: <see cref="Simulation.HardLiner"/>.</summary>
    public static Strategy HardLiner { get; } = new("hard-liner", new HardLiner());

    /// <summary>All of them.</summary>
    public static ValueList<Strategy> All { get; } = [Boulware, Linear, Conceder, HardLiner];

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
