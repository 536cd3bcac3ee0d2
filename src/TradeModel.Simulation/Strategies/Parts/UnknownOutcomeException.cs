using System.Globalization;

namespace TradeModel.Simulation;

/// <summary>A strategy offers an outcome that the run does not have. It never leaves the simulation: the run is marked as failed.</summary>
internal sealed class UnknownOutcomeException(OutcomeIndex outcome)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"offered outcome number {outcome.Value}, which does not exist"));
