namespace TradeModel.Benchmarks.Suite.Results;

/// <summary>Finds what was measured by class, method and parameters, and says what is missing.</summary>
internal sealed class Measurements(SuiteResults results)
{
    /// <summary>The seconds of one operation.</summary>
    internal Estimate Time<T>(string method, string parameters = "") => Case<T>(method, parameters).Seconds();

    /// <summary>The bytes that one operation allocates.</summary>
    internal Estimate Bytes<T>(string method, string parameters = "")
        => Estimate.Exactly(Case<T>(method, parameters).AllocatedBytes
            ?? throw new MissingMeasurementException($"the allocation of {typeof(T).Name}.{method}"));

    /// <summary>The time of a method as a multiple of another's.</summary>
    internal Estimate Ratio<T>(string method, string other, string parameters = "")
        => Time<T>(method, parameters) / Time<T>(other, parameters);

    /// <summary>The allocation of a method as a multiple of another's.</summary>
    internal Estimate BytesRatio<T>(string method, string other, string parameters = "")
        => Bytes<T>(method, parameters) / Bytes<T>(other, parameters);

    /// <summary>A figure that a part told.</summary>
    internal Estimate Figure(string part, string name)
        => Estimate.Exactly(Part(part).Figures.FirstOrDefault(f => f.Name == name)?.Value
            ?? throw new MissingMeasurementException($"the figure \"{name}\" of {part}"));

    /// <summary>The largest value over the sets of parameters of a class that include those given, and which set it is.</summary>
    internal Estimate Largest<T>(Func<string, Estimate> value, string parameters = "")
        => Candidates<T>(value, parameters).MaxBy(e => e.Value);

    /// <summary>The least value over the sets of parameters of a class that include those given, and which set it is.</summary>
    internal Estimate Least<T>(Func<string, Estimate> value, string parameters = "")
        => Candidates<T>(value, parameters).MinBy(e => e.Value);

    /// <summary>The median over the sets of parameters of a class.</summary>
    internal Estimate Median<T>(Func<string, Estimate> value, string parameters = "")
    {
        Estimate[] all = [.. Candidates<T>(value, parameters)];
        return new(Middle(all.Select(e => e.Value)), Middle(all.Select(e => e.Low)), Middle(all.Select(e => e.High)));

        static double Middle(IEnumerable<double> values)
        {
            double[] sorted = [.. values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    /// <summary>The sizes of a parameter with the seconds and the bytes of a method.</summary>
    internal (double Size, double Seconds, double Bytes)[] Sizes(Type type, string method, string parameter)
        =>
        [
            .. from one in Part(type.Name).Cases
               where one.Method == method
               let size = one.Find(parameter) ?? throw new MissingMeasurementException($"the parameter {parameter} of {type.Name}")
               let number = double.Parse(size, System.Globalization.CultureInfo.InvariantCulture)
               orderby number
               select (number, one.Seconds().Value, one.AllocatedBytes ?? 0),
        ];

    private IEnumerable<Estimate> Candidates<T>(Func<string, Estimate> value, string parameters)
    {
        string[] sets = [.. Part(typeof(T).Name).Cases.Where(c => c.Has(parameters)).Select(c => c.Parameters).Distinct()];
        if (sets.Length == 0) throw new MissingMeasurementException($"{typeof(T).Name} with {parameters}");
        return sets.Select(p => value(p) with { About = p });
    }

    private CaseResult Case<T>(string method, string parameters)
    {
        CaseResult[] found = [.. Part(typeof(T).Name).Cases.Where(c => c.Method == method && c.Has(parameters))];
        return found.Length == 1 ? found[0] : throw new MissingMeasurementException(found.Length == 0
            ? $"{typeof(T).Name}.{method}({parameters})" : $"{typeof(T).Name}.{method}({parameters}), which is {found.Length} cases");
    }

    private PartResult Part(string name)
    {
        PartResult? part = results.Parts.FirstOrDefault(p => p.Name == name);
        if (part is null) throw new MissingMeasurementException(name);
        return part.Status == PartStatus.Measured ? part : throw new MissingMeasurementException($"{name}: {part.Reason}");
    }
}
