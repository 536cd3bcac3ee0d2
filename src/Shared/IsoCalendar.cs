using System.Globalization;

namespace TradeModel;

/// <summary>Cultures for days of the ISO calendar, whatever calendar a culture has of its own.</summary>
internal static class IsoCalendar
{
    /// <summary>The culture with the names of months and the formats of days that it has for the Gregorian calendar.</summary>
    /// <remarks>
    /// The own calendar of ar-SA, fa-IR and others has other months: their names would turn a day of the ISO calendar into another day. A
    /// culture without Gregorian names gets those of the invariant culture.
    /// </remarks>
    internal static CultureInfo Of(CultureInfo culture)
    {
        if (culture.DateTimeFormat.Calendar is GregorianCalendar) return culture;
        var iso = (CultureInfo)culture.Clone();
        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } gregorian)
            iso.DateTimeFormat.Calendar = gregorian;
        else
            iso.DateTimeFormat = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
        return CultureInfo.ReadOnly(iso);
    }
}
