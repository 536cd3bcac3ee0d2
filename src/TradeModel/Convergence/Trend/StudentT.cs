namespace TradeModel.Convergence;

/// <summary>Student's t distribution, as far as trends need it.</summary>
internal static class StudentT
{
    /// <summary>The 97.5 % point of the normal distribution.</summary>
    private const double Normal = 1.959963984540054;

    /// <summary>
    /// The 97.5 % point with the given degrees of freedom, at least 5: half of the width of an interval of 95 % in standard errors.
    /// </summary>
    /// <remarks>
    /// The expansion of Abramowitz and Stegun (1964), formula 26.7.5. With 5 degrees of freedom it is 0.0003 too low, with more it is
    /// closer.
    /// It needs no function of the platform, so every machine computes the same.
    /// </remarks>
    internal static double TwoSided95(int degreesOfFreedom)
    {
        const double Z = Normal, Z2 = Z * Z;
        double n = degreesOfFreedom;
        const double G1 = Z * (Z2 + 1) / 4;
        const double G2 = Z * ((((5 * Z2) + 16) * Z2) + 3) / 96;
        const double G3 = Z * ((((((3 * Z2) + 19) * Z2) + 17) * Z2) - 15) / 384;
        const double G4 = Z * ((((((((79 * Z2) + 776) * Z2) + 1482) * Z2) - 1920) * Z2) - 945) / 92160;
        return Z + ((G1 + ((G2 + ((G3 + (G4 / n)) / n)) / n)) / n);
    }
}
