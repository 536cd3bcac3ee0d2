namespace TradeModel.Benchmarks.Smoke;

/// <summary>The most that one operation of a benchmark may allocate.</summary>
/// <param name="Class">The class of benchmarks.</param>
/// <param name="Method">Its method.</param>
/// <param name="Parameters">The values of the parameters, such as <c>Parties=4; Seed=3</c>.</param>
/// <param name="Measured">The bytes that an operation allocated when the budget was set.</param>
/// <param name="Calls">The calls that are averaged, where calls allocate differently.</param>
internal sealed record AllocationBudget(Type Class, string Method, string Parameters, double Measured, int Calls)
{
    /// <summary>The budget: what was measured, with 2 % and 16 bytes to spare. What allocated nothing must go on doing so.</summary>
    internal double Bytes => Measured == 0 ? 0 : (Measured * 1.02) + 16;

    internal static AllocationBudget Of<T>(string method, double measured, string parameters = "", int calls = 1)
        => new(typeof(T), method, parameters, measured, calls);

    public override string ToString() => $"{Class.Name}.{Method}{(Parameters.Length == 0 ? "" : $"({Parameters})")}";
}
