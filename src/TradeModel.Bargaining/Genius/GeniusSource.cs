namespace TradeModel.Bargaining;

/// <summary>A GENIUS document to be read.</summary>
internal sealed class GeniusSource
{
    /// <summary>Creates a source.</summary>
    /// <param name="name">For a profile, the party's name.</param>
    /// <param name="file">What errors call the document: its path or any name.</param>
    /// <param name="stream">Where it is read from.</param>
    /// <exception cref="ArgumentException">The name is empty or not well-formed.</exception>
    public GeniusSource(string name, string file, Stream stream)
    {
        Name = ScenarioName.Check(name);
        File = Guard.NotNull(file);
        Stream = Guard.NotNull(stream);
    }

    /// <summary>For a profile, the party's name.</summary>
    public string Name { get; }

    /// <summary>What errors call the document.</summary>
    public string File { get; }

    /// <summary>Where it is read from; it stays open.</summary>
    public Stream Stream { get; }
}
