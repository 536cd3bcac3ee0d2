using TradeModel.Benchmarks.Suite.Results;

namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>Another program's figure beside ours.</summary>
/// <param name="Work">What both do.</param>
/// <param name="Name">The other program.</param>
/// <param name="Theirs">Its figure; finds it where it is measured in the same run.</param>
/// <param name="Ours">Finds ours.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Source">Where its figure comes from.</param>
internal sealed record Peer(
    string Work, string Name, Func<Measurements, Estimate> Theirs, Func<Measurements, Estimate> Ours, Unit Unit, string Source);
