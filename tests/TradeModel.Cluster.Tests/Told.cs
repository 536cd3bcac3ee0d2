namespace TradeModel.Cluster.Tests;

/// <summary>Does something at every report, before the run goes on.</summary>
internal sealed class Told<T>(Action<T> then) : IProgress<T>
{
    public void Report(T value) => then(value);
}
