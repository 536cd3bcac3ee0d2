namespace TradeModel.Bargaining;

/// <summary>Estimates the share of acceptable outcomes from outcomes drawn at random, each equally likely.</summary>
internal static class ZopaEstimate
{
    // How many options are drawn between two looks at the watch.
    private const int Block = 1 << 18;

    internal static ZopaShare Of(ScenarioArrays arrays, ZopaOptions options, Watch watch)
    {
        int issues = arrays.IssueCount, parties = arrays.PartyCount;
        int samples = Math.Min(options.Samples, Math.Max(1_000, 50_000_000 / issues));
        var random = new Xoshiro256(options.Seed);
        int[] choices = new int[issues], sizes = new int[issues];
        double[] reservation = [.. Enumerable.Range(0, parties).Select(arrays.Reservation)], doubt = new double[parties];
        for (int i = 0; i < issues; i++) sizes[i] = arrays.Offsets[i + 1] - arrays.Offsets[i];
        for (int p = 0; p < parties; p++)
        {
            double size = Math.Abs(reservation[p]);
            foreach (double worth in arrays.Worths(p)) size += Math.Abs(worth);
            // Doubles below 2^-1022 are rounded by up to a whole step.
            doubt[p] = (Math.ScaleB(size, -52) + double.Epsilon) * (issues + 2);
        }

        int acceptable = 0, drawn = 0;
        for (int s = 0; s < samples; s++)
        {
            if ((drawn += issues) >= Block)
            {
                watch.Reach((double)s / samples);
                drawn = 0;
            }
            for (int i = 0; i < issues; i++) choices[i] = random.Next(sizes[i]);
            bool all = true;
            for (int p = 0; p < parties && all; p++)
            {
                double gain = arrays.Utility(p, choices) - reservation[p];
                all = Math.Abs(gain) > doubt[p]
                    ? gain > 0
                    : arrays.Scenario.Utility(new Outcome(ValueList.Create<int>(choices)), p) >= arrays.Scenario.Parties[p].Reservation;
            }
            if (all) acceptable++;
        }
        return new(acceptable, samples, options.Seed);
    }
}
