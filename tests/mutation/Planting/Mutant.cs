namespace TradeModel.Mutation;

/// <summary>One change of one place: the source <see cref="Was"/> becomes <see cref="Now"/> if the mutant is on.</summary>
/// <param name="Id">The number of the mutant in this build.</param>
/// <param name="File">The path of the file below the repository.</param>
/// <param name="Line">The line of the place, from 1.</param>
/// <param name="Member">The name of the member that holds the place.</param>
/// <param name="Kind">What is changed: a comparison, a literal, a statement, …</param>
/// <param name="Was">The source as it is.</param>
/// <param name="Now">The source of the mutant.</param>
internal sealed record Mutant(int Id, string File, int Line, string Member, string Kind, string Was, string Now)
{
    /// <summary>The first id of mutants; 1 to 4 are the controls.</summary>
    internal const int FirstId = 8;

    /// <summary>The folder of the file, below src.</summary>
    internal string Room => Path.GetDirectoryName(File)!.Replace('\\', '/')["src/".Length..];

    /// <summary>What names the mutant in every build: everything but its number and line.</summary>
    internal string Key => $"{File["src/".Length..]} {Member}: {Was} -> {Now}";
}
