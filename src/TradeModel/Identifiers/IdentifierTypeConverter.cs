using System.ComponentModel;
using System.Globalization;

namespace TradeModel;

/// <summary>Converts an identifier from and to text for configuration binding, WPF, Blazor and property grids.</summary>
/// <remarks>The base class converts to text: it calls <see cref="IFormattable.ToString(string, IFormatProvider)"/>.</remarks>
internal sealed class IdentifierTypeConverter<T> : TypeConverter
    where T : struct, IParsable<T>
{
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
        => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <exception cref="FormatException"><paramref name="value"/> is text but not a well-formed identifier.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        => value is string text ? T.Parse(text, CultureInfo.InvariantCulture) : base.ConvertFrom(context, culture, value);
}
