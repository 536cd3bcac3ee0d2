namespace TradeModel.Simulation;

/// <summary>A folder that could not be read as a scenario of a tournament.</summary>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record SkippedFolder
{
    internal SkippedFolder(string name, string reason) => (Name, Reason) = (name, reason);

    /// <summary>The name of the folder.</summary>
    public string Name { get; }

    /// <summary>Why it could not be read and what to do, in words.</summary>
    public string Reason { get; }

    /// <summary>The folder and the reason.</summary>
    public override string ToString() => $"{Name}: {Reason}";
}
