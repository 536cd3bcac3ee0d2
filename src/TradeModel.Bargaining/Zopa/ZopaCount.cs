using System.Numerics;

namespace TradeModel.Bargaining;

/// <summary>
/// Counts the outcomes that reach every reservation value, as in a knapsack problem: issue by issue, with equal partial sums together and
/// each party's sum capped at what it needs. A sum that has reached every need, or no longer can, is settled at once.
/// </summary>
internal static class ZopaCount
{
    // How many sums are formed between two looks at the watch.
    private const int Block = 1 << 16;

    /// <summary>The count; null if more sums stay open than the bound, or exact sums are too wide.</summary>
    internal static BigInteger? Of(ScenarioArrays arrays, int maximumStates, Watch watch)
        => Of(arrays, [.. arrays.Scenario.Parties.Select(p => p.Reservation)], maximumStates, watch);

    /// <summary>How many outcomes give every party at least the utility it needs; null as above.</summary>
    internal static BigInteger? Of(ScenarioArrays arrays, Rational[] needs, int maximumStates, Watch watch)
    {
        if (arrays.Scenario.Parties.Where((party, p) => party.Cap < needs[p]).Any()) return BigInteger.Zero;
        if (arrays.Wide is not { } table) return null;
        var fields = new List<Field>();
        int bits = 0;
        for (int p = 0; p < table.PartyCount; p++)
        {
            PartyUnits units = table[p];
            Rational need = (needs[p] - units.Floor) / units.Unit;
            // The least whole number of units at or above the need.
            BigInteger least = BigInteger.DivRem(need.Numerator, need.Denominator, out BigInteger part);
            if (part.Sign > 0) least += 1;
            if (least.Sign <= 0) continue;
            if (least > units.Most) return BigInteger.Zero;
            int width = units.Bits + 1;
            fields.Add(new(units, least, bits, width));
            bits += width;
        }
        if (fields.Count == 0) return arrays.Scenario.OutcomeCount;
        return bits <= 62 ? Run<long>(arrays, fields, maximumStates, watch)
            : bits <= 126 ? Run<Int128>(arrays, fields, maximumStates, watch)
            : Run<BigInteger>(arrays, fields, maximumStates, watch);
    }

    private static BigInteger? Run<T>(ScenarioArrays arrays, List<Field> fields, int maximumStates, Watch watch)
        where T : struct, IBinaryInteger<T>
    {
        T[] needs = [.. fields.Select(f => T.CreateChecked(f.Need))];
        T[] masks = [.. fields.Select(f => (T.One << f.Width) - T.One)];
        IEnumerable<IssueMoves<T>> all = Enumerable.Range(0, arrays.IssueCount).Select(i => IssueMoves<T>.Of(arrays, i, fields));
        IssueMoves<T>[] issues = [.. all.OrderByDescending(i => i.Reach)];
        // What the issues still to come can add at most, and in how many ways they can be settled.
        var rest = new T[issues.Length + 1][];
        var ways = new BigInteger[issues.Length + 1];
        rest[^1] = new T[fields.Count];
        ways[^1] = BigInteger.One;
        for (int i = issues.Length - 1; i >= 0; i--)
        {
            int issue = i;
            rest[i] = [.. fields.Select((_, f) => rest[issue + 1][f] + issues[issue].Most[f])];
            ways[i] = ways[i + 1] * issues[i].Options;
        }

        BigInteger acceptable = BigInteger.Zero;
        int formed = 0;
        var open = new Dictionary<T, BigInteger> { [T.Zero] = BigInteger.One };
        for (int i = 0; i < issues.Length; i++)
        {
            watch.Reach((double)i / issues.Length);
            var next = new Dictionary<T, BigInteger>();
            foreach ((T state, BigInteger count) in open)
            {
                if ((formed += issues[i].Moves.Count) >= Block)
                {
                    watch.Check();
                    formed = 0;
                }
                foreach ((T worth, int alike) in issues[i].Moves)
                {
                    T sum = T.Zero;
                    bool reached = true, lost = false;
                    for (int f = 0; f < needs.Length && !lost; f++)
                    {
                        int shift = fields[f].Shift;
                        T part = ((state >> shift) & masks[f]) + ((worth >> shift) & masks[f]);
                        if (part >= needs[f]) part = needs[f];
                        else if (part + rest[i + 1][f] < needs[f]) lost = true;
                        else reached = false;
                        sum |= part << shift;
                    }
                    if (lost) continue;
                    if (reached) acceptable += count * alike * ways[i + 1];
                    else next[sum] = next.GetValueOrDefault(sum) + count * alike;
                }
                if (next.Count > maximumStates) return null;
            }
            open = next;
        }
        return acceptable;
    }

    internal sealed record Field(PartyUnits Units, BigInteger Need, int Shift, int Width);

    // The options of an issue with the units of all fields packed in one number, equal ones together.
    private sealed record IssueMoves<T>(List<(T Worth, int Alike)> Moves, T[] Most, int Options, double Reach)
        where T : struct, IBinaryInteger<T>
    {
        internal static IssueMoves<T> Of(ScenarioArrays arrays, int issue, List<Field> fields)
        {
            int begin = arrays.Offsets[issue], end = arrays.Offsets[issue + 1];
            var moves = new Dictionary<T, int>();
            for (int at = begin; at < end; at++)
            {
                T worth = T.Zero;
                foreach (Field field in fields) worth |= T.CreateChecked(field.Units.Units[at]) << field.Shift;
                moves[worth] = moves.GetValueOrDefault(worth) + 1;
            }
            BigInteger[] most = [.. fields.Select(f => f.Units.Units[begin..end].Max())];
            double reach = fields.Select((f, n) => Rational.Quotient(most[n], f.Need)).Max();
            return new([.. moves.Select(m => (m.Key, m.Value))], Array.ConvertAll(most, T.CreateChecked), end - begin, reach);
        }
    }
}
