namespace TradeModel.Simulation;

/// <summary>The points of a sampling design: for each run, a number from 0 to 1 for each input. One thread's.</summary>
internal sealed class DesignPoints
{
    private readonly SamplingDesign _design;
    private readonly ulong _seed;
    private readonly int _inputs;

    // The points of the last group asked for, run by run.
    private readonly double[] _group;
    private int _groupNumber = -1;

    internal DesignPoints(SamplingDesign design, int inputs, ulong seed)
    {
        _design = design;
        _inputs = inputs;
        _seed = seed;
        _group = new double[checked(design.GroupSize(inputs) * inputs)];
    }

    /// <summary>The point of a run.</summary>
    internal ReadOnlySpan<double> Of(int run)
    {
        int size = _design.GroupSize(_inputs), number = run / size;
        if (number != _groupNumber)
        {
            // An independent run, a block or a base sample draws from the stream of its number.
            Xoshiro256 random = RandomStreams.Of(_seed, number, RandomStreams.Inputs);
            if (_design.Kind == SamplingDesign.DesignKind.LatinHypercube) FillHypercube(random, size);
            else FillRows(random, size);
            _groupNumber = number;
        }
        return _group.AsSpan(run % size * _inputs, _inputs);
    }

    /// <summary>The run whose random numbers the parties of a run get.</summary>
    internal int PartiesOf(int run)
    {
        if (_design.Kind != SamplingDesign.DesignKind.Saltelli) return run;
        int place = run % (_inputs + 2);
        return place == _inputs + 1 ? run : run - place;
    }

    // The first row, and for a Saltelli design the last one and those between them.
    private void FillRows(Xoshiro256 random, int size)
    {
        for (int i = 0; i < _inputs; i++) _group[i] = random.NextDouble();
        if (size == 1) return;
        Span<double> first = _group.AsSpan(0, _inputs), last = _group.AsSpan((size - 1) * _inputs, _inputs);
        for (int i = 0; i < _inputs; i++) last[i] = random.NextDouble();
        for (int changed = 0; changed < _inputs; changed++)
        {
            Span<double> row = _group.AsSpan((1 + changed) * _inputs, _inputs);
            first.CopyTo(row);
            row[changed] = last[changed];
        }
    }

    // Input by input: a random order of the ranges (Fisher and Yates), each with a random place in its range.
    private void FillHypercube(Xoshiro256 random, int size)
    {
        int[] ranges = new int[size];
        for (int i = 0; i < _inputs; i++)
        {
            for (int r = 0; r < size; r++) ranges[r] = r;
            for (int r = size - 1; r > 0; r--)
            {
                int other = random.Next(r + 1);
                (ranges[r], ranges[other]) = (ranges[other], ranges[r]);
            }
            for (int r = 0; r < size; r++) _group[r * _inputs + i] = (ranges[r] + random.NextDouble()) / size;
        }
    }
}
