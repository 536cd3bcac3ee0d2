using System.Text.Json;

namespace TradeModel.Json;

/// <summary>Prepares serializer options for values of the model.</summary>
public static class JsonSerializerOptionsExtensions
{
    /// <summary>
    /// Adds <see cref="TradeModelJsonConverter"/>, so that days (<see cref="NodaTime.LocalDate"/>) are also written in ISO 8601. Does
    /// nothing if it has been added already.
    /// </summary>
    /// <param name="options">The options. They must not be in use yet.</param>
    /// <returns>The same options.</returns>
    /// <exception cref="InvalidOperationException">The options are in use and can no longer be changed.</exception>
    public static JsonSerializerOptions AddTradeModel(this JsonSerializerOptions options)
    {
        if (!Guard.NotNull(options).Converters.Any(c => c is TradeModelJsonConverter))
            options.Converters.Add(new TradeModelJsonConverter());
        return options;
    }
}
