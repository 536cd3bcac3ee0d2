namespace TradeModel.Prediction;

/// <summary>
/// The actors' own weights that explain decided issues best under a penalty (see <see cref="CompromiseFamily"/>): Gauss–Newton steps on the
/// logarithms of the weights, absolute deviations as reweighted squares, steps halved until the objective falls.
/// </summary>
internal sealed class WeightFit
{
    private const double Rounding = 5;

    private readonly Row[] _rows;
    private readonly int _actors;
    private readonly double _penalty;

    private WeightFit(Row[] rows, int actors, double penalty)
    {
        _rows = rows;
        _actors = actors;
        _penalty = penalty;
    }

    internal static WeighedCompromise Learn(
        ValueList<ContestedIssue> issues, double capabilityExponent, double salienceExponent, double stiffness)
    {
        var shape = new WeighedCompromise(capabilityExponent, salienceExponent);
        if (double.IsPositiveInfinity(stiffness)) return shape;
        PartyId[] actors = [.. issues.SelectMany(i => i.Actors).Select(a => a.Actor).Distinct().Order()];
        var index = new Dictionary<PartyId, int>();
        foreach (PartyId actor in actors) index[actor] = index.Count;
        Row[] rows = [.. issues.Select(i => Row.Of(i, index, shape))];
        double[] logs = new WeightFit(rows, actors.Length, stiffness * issues.Count).Solve();
        return shape with
        {
            Weights = actors.Select((a, i) => KeyValuePair.Create(a, PortableMath.Exp(logs[i]))).ToValueMap(),
        };
    }

    private double[] Solve()
    {
        double[] logs = new double[_actors];
        double objective = Objective(logs);
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double[] step = Step(logs);
            double size = 0;
            foreach (double s in step) size = Math.Max(size, Math.Abs(s));
            if (size < 1e-9) break;
            double scale = Math.Min(1, 2 / size), reached = objective;
            double[] next = logs;
            for (int halving = 0; halving < 30; halving++, scale /= 2)
            {
                double[] tried = [.. logs.Zip(step, (l, s) => l + scale * s)];
                reached = Objective(tried);
                if (reached >= objective) continue;
                next = tried;
                break;
            }
            if (ReferenceEquals(next, logs)) break;
            bool settled = objective - reached < 1e-9 * objective;
            (logs, objective) = (next, reached);
            if (settled) break;
        }
        return logs;
    }

    private double Objective(double[] logs)
    {
        double sum = 0;
        foreach (double log in logs) sum += log * log;
        sum *= _penalty / 2;
        double[] own = [.. logs.Select(PortableMath.Exp)];
        foreach (Row row in _rows)
        {
            double error = row.Outcome - row.Predict(own, row.Shares);
            sum += Math.Sqrt(error * error + Rounding * Rounding);
        }
        return sum;
    }

    private double[] Step(double[] logs)
    {
        double[] own = [.. logs.Select(PortableMath.Exp)];
        double[] gradient = new double[_actors];
        double[][] curvature = new double[_actors][];
        for (int i = 0; i < _actors; i++)
        {
            curvature[i] = new double[i + 1];
            curvature[i][i] = _penalty;
            gradient[i] = -_penalty * logs[i];
        }
        foreach (Row row in _rows)
        {
            double predicted = row.Predict(own, row.Shares);
            double error = row.Outcome - predicted, weight = 1 / Math.Sqrt(error * error + Rounding * Rounding);
            // An actor's pull: how far the prediction moves with the logarithm of its weight. Rows list actors in ascending order.
            for (int a = 0; a < row.Actors.Length; a++) row.Shares[a] *= row.Positions[a] - predicted;
            for (int a = 0; a < row.Actors.Length; a++)
            {
                double pull = weight * row.Shares[a];
                if (pull == 0) continue;
                gradient[row.Actors[a]] += pull * error;
                double[] line = curvature[row.Actors[a]];
                for (int b = 0; b <= a; b++) line[row.Actors[b]] += pull * row.Shares[b];
            }
        }
        Cholesky.Solve(curvature, gradient);
        return gradient;
    }

    /// <summary>An issue laid flat: actors by ascending index, positions and outcome in hundredths of the scale.</summary>
    private sealed record Row(int[] Actors, double[] Positions, double[] Bases, double Outcome, double[] Shares)
    {
        internal static Row Of(ContestedIssue issue, Dictionary<PartyId, int> index, WeighedCompromise shape)
        {
            ActorPosition[] actors = [.. issue.Actors.OrderBy(a => index[a.Actor])];
            double Hundredths(double value) => (value - issue.Low) / (issue.High - issue.Low) * 100;
            return new(
                [.. actors.Select(a => index[a.Actor])],
                [.. actors.Select(a => Hundredths(a.Position))],
                [.. actors.Select(a => shape.Base(issue, a))],
                Hundredths(issue.Outcome!.Value),
                new double[actors.Length]);
        }

        /// <summary>The weighted mean, and in <paramref name="shares"/> each actor's part in it.</summary>
        internal double Predict(double[] own, double[] shares)
        {
            double total = 0, sum = 0;
            for (int a = 0; a < Actors.Length; a++) total += shares[a] = Bases[a] * own[Actors[a]];
            for (int a = 0; a < Actors.Length; a++)
            {
                shares[a] = total > 0 ? shares[a] / total : 1.0 / Actors.Length;
                sum += shares[a] * Positions[a];
            }
            if (!(total > 0)) Array.Clear(shares);
            return sum;
        }
    }
}
