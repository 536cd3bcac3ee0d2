namespace TradeModel.Json;

/// <summary>Ends an event.</summary>
internal static class EventHeadExtensions
{
    /// <summary>Ends the members of an event: the last common members, then <see cref="JsonPass.End()"/>.</summary>
    internal static bool End(this ref JsonPass pass, ref EventHead head)
    {
        head.Provenance = pass.Optional("provenance"u8, CommonCodecs.Provenance, head.It?.Provenance, "The source.");
        head.Note = pass.Optional("note"u8, AtomCodecs.Text, head.It?.Note, "A remark of the person who entered it.");
        return pass.End();
    }
}
