namespace TradeModel.Import;

/// <summary>A copy of a record that costs little: its text if the parser has it, otherwise its fields.</summary>
internal readonly struct RecordText(string? raw, string[]? fields, char delimiter)
{
    /// <summary>The fields, of which a header of the given width names the first.</summary>
    internal string[] Fields(int width) => fields ?? LineFields.Of(raw!.TrimEnd('\r', '\n'), delimiter, width);
}
