using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using TradeModel.Tests.Contracts;
using Xunit;

namespace TradeModel.Tests;

/// <summary>What the identifier types offer to sorting, parsing, formatting and binding.</summary>
public partial class IdentifierTests
{
    private static readonly Type[] All =
    [
        typeof(ChapterId), typeof(DutyId), typeof(EventId), typeof(IssueId), typeof(OptionId), typeof(PackageId), typeof(PartyId),
        typeof(PhaseId), typeof(ProvisionId), typeof(RepresentativeId),
    ];

    public static TheoryData<Type> Types => [.. All];

    [Fact]
    public void Types_ThatEndInId_AreTheIdentifiers()
        => Assert.Equal(
            All,
            typeof(PartyId).Assembly.GetExportedTypes()
                .Where(t => t.Name.EndsWith("Id", StringComparison.Ordinal))
                .OrderBy(t => t.Name, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void Source_OfEachType_IsTheTemplate(Type type)
    {
        string folder = Path.Combine(PublicTypes.Root, "src", "TradeModel", "Identifiers");
        string source = File.ReadAllText(Path.Combine(folder, type.Name + ".cs"));
        string template = File.ReadAllText(Path.Combine(folder, "Identifier.template"));
        string summary = SummaryLine().Match(source).Groups[1].Value;
        string expected = template.Replace("$Type$", type.Name, StringComparison.Ordinal)
            .Replace("$Summary$", summary, StringComparison.Ordinal);
        Assert.Equal(expected, source);
    }

    [GeneratedRegex("^/// <summary>(.+)</summary>$", RegexOptions.Multiline)]
    private static partial Regex SummaryLine();

    [Theory]
    [MemberData(nameof(Types))]
    public void CompareTo_AnyObject_IsTheTypedOrder(Type type)
    {
        object first = Make(type, "B"), second = Make(type, "a");
        Assert.Equal([first, second], new[] { second, first }.Order(System.Collections.Generic.Comparer<object>.Default));
        Assert.Equal(0, ((IComparable)first).CompareTo(Make(type, "B")));
        Assert.Equal(1, ((IComparable)Activator.CreateInstance(type)!).CompareTo(null));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => ((IComparable)first).CompareTo("B"));
        Assert.StartsWith($"must be of type {type.Name}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Span_OfText_IsReadLikeText(Type type)
    {
        Assert.Equal(Make(type, "IND"), Call(type, nameof(ParseSpan), "..IND.."));
        Assert.Equal(Make(type, "IND"), Call(type, nameof(TryParseSpan), "..IND.."));
        Assert.Null(Call(type, nameof(TryParseSpan), "..I D.."));
        FormatException refused = Assert.Throws<FormatException>(() => Call(type, nameof(ParseSpan), "..I D.."));
        Assert.StartsWith("'I D' is not an identifier", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Format_GeneralOrNone_IsTheText(Type type)
    {
        var id = (ISpanFormattable)Make(type, "IND");
        foreach (string? format in (string?[])[null, "", "G", "g"])
            Assert.Equal("IND", id.ToString(format, CultureInfo.GetCultureInfo("ar-SA")));
        FormatException refused = Assert.Throws<FormatException>(() => id.ToString("X", null));
        Assert.Contains("'X'", refused.Message, StringComparison.Ordinal);

        Span<char> exact = stackalloc char[3], small = stackalloc char[2];
        bool fits = id.TryFormat(exact, out int written, "", null);
        Assert.Equal((true, 3, "IND"), (fits, written, exact.ToString()));
        fits = id.TryFormat(small, out written, "", null);
        Assert.Equal((false, 0), (fits, written));
        Assert.Equal("[   IND]", string.Create(CultureInfo.InvariantCulture, $"[{id,6}]"));
        Assert.Equal("", ((IFormattable)Activator.CreateInstance(type)!).ToString(null, null));
    }

    // Configuration binding, WPF and Blazor look up the converter of a type and convert from and to text.
    [Theory]
    [MemberData(nameof(Types))]
    public void TypeConverter_OfTheType_ReadsAndWritesText(Type type)
    {
        TypeConverter converter = TypeDescriptor.GetConverter(type);
        Assert.True(converter.CanConvertFrom(typeof(string)), "cannot convert from text");
        Assert.True(converter.CanConvertTo(typeof(string)), "cannot convert to text");
        Assert.False(converter.CanConvertFrom(typeof(int)), "converts from a number");
        Assert.Equal(Make(type, "A/1"), converter.ConvertFromInvariantString("A/1"));
        Assert.Equal("A/1", converter.ConvertToInvariantString(Make(type, "A/1")));
        Assert.Equal("A/1", converter.ConvertToString(null, CultureInfo.GetCultureInfo("ar-SA"), Make(type, "A/1")));
        Assert.Throws<FormatException>(() => converter.ConvertFromInvariantString(""));
        Assert.Throws<NotSupportedException>(() => converter.ConvertFrom(1));
    }

    private static object Make(Type type, string value) => Activator.CreateInstance(type, [value])!;

    private static object? Call(Type type, string method, string text)
    {
        try
        {
            MethodInfo generic = typeof(IdentifierTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!;
            return generic.MakeGenericMethod(type).Invoke(null, [text]);
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    private static T ParseSpan<T>(string text)
        where T : ISpanParsable<T>
        => T.Parse(text.AsSpan(2, text.Length - 4), null);

    private static object? TryParseSpan<T>(string text)
        where T : ISpanParsable<T>
        => T.TryParse(text.AsSpan(2, text.Length - 4), null, out T? id) ? id : null;
}
