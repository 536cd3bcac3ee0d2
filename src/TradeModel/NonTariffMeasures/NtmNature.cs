namespace TradeModel.NonTariffMeasures;

/// <summary>How the MAST classification divides its chapters.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
public enum NtmNature
{
    /// <summary>Technical measures on imports: chapters A to C.</summary>
    Technical,

    /// <summary>Other measures on imports: chapters D to O.</summary>
    NonTechnical,

    /// <summary>Measures a country imposes on its own exports: chapter P.</summary>
    ExportRelated,
}
