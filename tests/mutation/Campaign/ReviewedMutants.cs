namespace TradeModel.Mutation;

/// <summary>
/// The survivors that somebody has read and found to change nothing. In the file, a line names a mutant as <see cref="Mutant.Key"/>
/// does. The lines that begin with spaces below it give the kind and the reason. Several mutants may share a reason. A line with # is a
/// comment.
/// </summary>
internal static class ReviewedMutants
{
    internal static Dictionary<string, string> Read(string file)
    {
        var reviewed = new Dictionary<string, string>();
        var open = new List<string>();
        bool reasonSeen = false;
        foreach (string line in File.Exists(file) ? File.ReadLines(file) : [])
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == ' ')
            {
                foreach (string key in open) reviewed[key] = (reviewed.GetValueOrDefault(key) + " " + line.Trim()).Trim();
                reasonSeen = true;
                continue;
            }
            if (reasonSeen) open.Clear();
            reasonSeen = false;
            open.Add(line.Trim());
        }
        return reviewed;
    }
}
