namespace TradeModel.Prediction;

/// <summary>
/// Reads actor tables in the two shapes in which the literature keeps them. docs/decisions/actor-tables.md says why these are read here and
/// not by TradeModel.Import.
/// </summary>
/// <remarks>
/// There is one record per line. A field may be in double quotes. Numbers have a decimal point in every culture. A field that is empty or
/// <c>NA</c> is missing.
/// </remarks>
public static class ActorTableReader
{
    private const double Low = 0, High = 100;

    /// <summary>
    /// Reads the shape of the DEU data sets (Thomson et al. 2006; Arregui and Perarnaud 2022): tab-separated, one line per issue on a scale
    /// from 0 to 100. The columns are <c>isnr</c> (issue), <c>prnr</c> (proposal), <c>p…</c> and <c>s…</c> (an actor's position and
    /// salience), <c>rp</c> (reference point) and <c>out</c> (outcome). The first line after the header holds each actor's capability in
    /// its <c>p…</c> column.
    /// </summary>
    /// <param name="text">The file. It is not closed.</param>
    /// <param name="missingSalience">The salience of an actor that has a position but no salience: 50 by the literature's custom.</param>
    /// <exception cref="FormatException">The file does not have this shape; the message says what is missing.</exception>
    /// <exception cref="ArgumentException"><paramref name="missingSalience"/> is negative or not finite.</exception>
    public static ActorTableReading ReadDeu(TextReader text, double missingSalience = 50)
    {
        Number.NotNegative(missingSalience, nameof(missingSalience));
        var lines = new DelimitedLines(text, '\t', "isnr", "prnr", "rp", "out");
        (string Name, int Position, int Salience)[] columns =
        [
            .. lines.Header
                .Where(h => h.Length is > 1 and <= ModelLimits.IdLength && h[0] == 'p' && Guard.IsId(h.AsSpan(1)))
                .Where(h => lines.Has("s" + h[1..]))
                .Select(h => (h[1..], lines.Column(h), lines.Column("s" + h[1..]))),
        ];
        if (columns.Length == 0) throw new FormatException("the file has no actor: no column 'pX' with a column 'sX' beside it");
        double[] capabilities = Capabilities(lines, columns);

        return Collect(lines, (issues, seen) =>
        {
            string id = lines.Id("isnr");
            var actors = new List<ActorPosition>();
            for (int a = 0; a < columns.Length; a++)
            {
                (string name, int position, int salience) = columns[a];
                if (lines.Number(position, Low, High) is not { } at) continue;
                actors.Add(new(new(name), at, lines.Number(salience, 0, double.MaxValue) ?? missingSalience, capabilities[a]));
            }
            if (actors.Count == 0) throw new LineException(null, "no actor has a position");
            string decision = lines.Text("prnr");
            double? reference = lines.Number(lines.Column("rp"), Low, High), outcome = lines.Number(lines.Column("out"), Low, High);
            if (!seen.Add(id)) throw new LineException("isnr", $"the issue '{id}' is given twice");
            issues.Add(new(new(id), actors.ToValueList(), decision.Length == 0 ? null : decision, reference, outcome));
        });
    }

    /// <summary>
    /// Reads a comma-separated list with one line per actor and issue, on a scale from 0 to 100. The columns <c>issue</c>, <c>actor</c> and
    /// <c>position</c> are required. <c>salience</c>, <c>capability</c> (1 if missing), <c>decision</c>, <c>reference</c> and
    /// <c>outcome</c> are optional. The last three belong to the issue: give them on one of its lines, or the same on several.
    /// </summary>
    /// <param name="text">The file. It is not closed.</param>
    /// <param name="missingSalience">The salience of an actor without one.</param>
    /// <exception cref="FormatException">The file does not have this shape; the message says what is missing.</exception>
    /// <exception cref="ArgumentException"><paramref name="missingSalience"/> is negative or not finite.</exception>
    public static ActorTableReading ReadLong(TextReader text, double missingSalience = 50)
    {
        Number.NotNegative(missingSalience, nameof(missingSalience));
        var lines = new DelimitedLines(text, ',', "issue", "actor", "position");
        var order = new List<string>();
        var drafts = new Dictionary<string, Draft>(StringComparer.Ordinal);
        ActorTableReading read = Collect(lines, (_, _) =>
        {
            string id = lines.Id("issue"), actor = lines.Id("actor");
            double position = lines.Number(lines.Column("position"), Low, High)
                ?? throw new LineException("position", "the position is missing");
            double salience = lines.Optional("salience", 0, double.MaxValue) ?? missingSalience;
            double capability = lines.Optional("capability", 0, double.MaxValue) ?? 1;
            string? decision = lines.Has("decision") && lines.Text("decision") is { Length: > 0 } some ? some : null;
            double? reference = lines.Optional("reference", Low, High), outcome = lines.Optional("outcome", Low, High);
            Draft draft = drafts.GetValueOrDefault(id) ?? new Draft([], null, null, null);
            if (draft.Actors.Any(a => a.Actor.Value == actor))
                throw new LineException("actor", $"'{actor}' has two positions on issue '{id}'");
            Draft merged = draft with
            {
                Decision = Agreed(draft.Decision, decision, "decision", id),
                Reference = Agreed(draft.Reference, reference, "reference", id),
                Outcome = Agreed(draft.Outcome, outcome, "outcome", id),
            };
            if (drafts.TryAdd(id, merged)) order.Add(id);
            else drafts[id] = merged;
            merged.Actors.Add(new(new(actor), position, salience, capability));
        });
        ValueList<ContestedIssue> issues = order
            .Select(id => (Id: id, Draft: drafts[id]))
            .Select(d => new ContestedIssue(new(d.Id), d.Draft.Actors.ToValueList(), d.Draft.Decision, d.Draft.Reference, d.Draft.Outcome))
            .ToValueList();
        return new(new(issues), read.Failures, read.Records);
    }

    private static double[] Capabilities(DelimitedLines lines, (string Name, int Position, int Salience)[] columns)
    {
        if (!lines.Read() || !lines.IsWhole || lines.Text("isnr").Length > 0)
            throw new FormatException("the first line after the header must hold the actors' capabilities and no issue");
        try
        {
            return
            [
                .. columns.Select(c => lines.Number(c.Position, 0, double.MaxValue)
                    ?? throw new LineException("p" + c.Name, "the capability is missing")),
            ];
        }
        catch (LineException e)
        {
            throw new FormatException($"line {lines.Line}, column {e.Column}: {e.Message}");
        }
    }

    private static ActorTableReading Collect(DelimitedLines lines, Action<List<ContestedIssue>, HashSet<string>> read)
    {
        var issues = new List<ContestedIssue>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var failures = new List<ActorTableFailure>();
        int records = 0;
        while (lines.Read())
        {
            records++;
            try
            {
                if (!lines.IsWhole) throw new LineException(null, lines.Fault);
                read(issues, seen);
            }
            catch (LineException e)
            {
                failures.Add(new(lines.Line, e.Column, e.Message));
            }
            catch (ArgumentException e)
            {
                failures.Add(new(lines.Line, null, e.Message));
            }
        }
        return new(new(issues.ToValueList()), failures.ToValueList(), records);
    }

    private static T? Agreed<T>(T? before, T? now, string column, string id)
        => before is null || now is null || before.Equals(now)
            ? now ?? before
            : throw new LineException(column, $"differs from another line of issue '{id}'");

    private sealed record Draft(List<ActorPosition> Actors, string? Decision, double? Reference, double? Outcome);
}
