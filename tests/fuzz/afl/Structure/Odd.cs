using System.Globalization;
using System.Text;

namespace Fuzz.Structure;

/// <summary>Values that readers tend to get wrong, for each shape.</summary>
internal static class Odd
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1", "2", "7", "10", "99", "100", "101", "0.5", "1.50", ".5", "1.", "1e2", "1e-28", "1e-29", "1e400", "-1e400",
        "1E+99999999999", "79228162514264337593543950335", "79228162514264337593543950336", "99999999999999999999", "1000000000000000001",
        "0.0000000000000000000000000001", "2147483647", "2147483648", "-2147483649", "9223372036854775808", "1e308", "1e-320", "0.1", "33",
        "65536", "100000", "100001", "1000000", "NaN", "Infinity", "-Infinity", "inf", "+1", "01", "0x10", "1,234", "1.234,5", "1'234",
        "5 6",
    ];

    private static readonly string[] Json =
    [
        "null", "true", "false", "{}", "[]", "[null]", "[[]]", "\"\"", "\" \"", "\"x\"", "\"default\"", "\"USA\"", "\"IND\"",
        "\"2025-02-30\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2024-02-29\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\uFEFF\"", "\"\\r\\n\"", "'x'", "/**/1",
        "\"010121\"", "\"01\"", "\"NaN\"", "\"1\"", "\"é\"",
        new string('[', 70) + new string(']', 70),
        string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70),
        "\"" + new string('a', 65) + "\"", "\"" + new string('é', 300) + "\"",
    ];

    private static readonly string[] Fields =
    [
        "", " ", "NA", "-", "..", "0,128", "12,5", "12.5", "5%", "7,5%", "MAX 5%", "12,800 %", "4.4 cents/kg", "1,125 EUR/l", "Free",
        "see note 3",
        "01", "0101", "101", "10121", "1011000", "101210000", "010121000012", "101.21", "0101.21.00", "0102 29 90", "'0101", "=\"0101\"",
        "10121.0", "1.01E+07", "TOTAL", "01/04/2019", "13/04/2019", "04/13/2019", "1.4.2019", "2019", "2019-04-01", "31/12/24",
        "0001-01-01",
        "United States", "Korea, Republic of", "\"Korea, Republic of\"", "all members", "World", "M", "RX", "kg", "EUR", "No Quantity",
        "\"",
        "\"\"", "\"x", "a\"b", "\u00a0", "\u202f1 234", "é", "\0", "#2", "code", "value", "1:n", "hs2022", "hs2017",
    ];

    private static readonly string[] Words =
    [
        "", " ", "%", " per cent", "EUR", "$", "€", "¢", " MIN ", " MAX ", " + ", " or ", "/kg", "/100 kg", "Free", "Nil", "(", ")",
        "[", "]",
        ",", ";", ".", ":", "&a ", "*a", "!!str ", "null", "~", "true", ".inf", ".nan", "{}", "[]", "? ", "- ", "|", ">", "\"", "'",
        "#", "\n", "\t",
        "\u00a0", "é", "²", "\0", "\ufeff", " from 1 January to 31 May", "A", "KR", "See ", "&amp;", "&#0;", "&x;", "<![CDATA[x]]>",
        "discrete",
        "integer", "real", "", "x",
    ];

    internal static byte[] Of(Shape shape, Random random)
    {
        string[] own = shape switch
        {
            Shape.Json => Json,
            Shape.Table => Fields,
            _ => Words,
        };
        string text = random.Next(4) switch
        {
            0 => Numbers[random.Next(Numbers.Length)],
            1 => (random.Next(-3, 120) / (decimal)random.Next(1, 5)).ToString(CultureInfo.InvariantCulture),
            _ => own[random.Next(own.Length)],
        };
        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>A number of four or eight bytes, little endian.</summary>
    internal static byte[] Binary(int length, Random random)
    {
        long[] values = [0, 1, 2, 3, 5, 100, 255, 256, 65_536, int.MaxValue, int.MinValue, -1, -2, long.MaxValue, long.MinValue,
            1L << 29, 1L << 31];
        long value = random.Next(3) == 0 ? BitConverter.DoubleToInt64Bits(random.NextDouble()) : values[random.Next(values.Length)];
        return BitConverter.GetBytes(value)[..length];
    }
}
