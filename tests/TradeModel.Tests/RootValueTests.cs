using System.Reflection;
using FsCheck.Xunit;
using TradeModel.Testing;
using Xunit;

namespace TradeModel.Tests;

/// <summary>The identifiers, percentages and provenance of the root namespace.</summary>
public class RootValueTests
{
    private static IEnumerable<Type> Ids
        => typeof(PartyId).Assembly.GetExportedTypes().Where(t => t.IsValueType && t.Name.EndsWith("Id", StringComparison.Ordinal));

    public static TheoryData<Type> IdTypes => [.. Ids];

    private static object Make(Type type, string? value)
    {
        try
        {
            return Activator.CreateInstance(type, [value])!;
        }
        catch (TargetInvocationException e)
        {
            throw e.InnerException!;
        }
    }

    [Theory]
    [MemberData(nameof(IdTypes))]
    public void Id_WellFormed_IsEqualAndOrderedByItsText(Type type)
    {
        object a = Make(type, "A/1"), again = Make(type, "A/1"), b = Make(type, "a.b-c_d");
        Assert.Equal(a, again);
        Assert.Equal(a.GetHashCode(), again.GetHashCode());
        Assert.NotEqual(a, b);
        Assert.Equal("A/1", a.ToString());
        object none = Activator.CreateInstance(type)!;
        Assert.Equal("", none.ToString());
        Assert.Equal([none, a, b], new[] { b, none, a }.Order());
        Assert.Equal(true, type.GetProperty("IsDefault")!.GetValue(none));
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => type.GetProperty("Value")!.GetValue(none));
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
        Assert.Equal(new string('x', 64), Make(type, new string('x', 64)).ToString());
    }

    public static TheoryData<Type, string?> BadIds
    {
        get
        {
            string?[] bad = [null, "", " ", "-a", "/a", ".a", "_a", "a b", "é", "a\n", "ı", "１", new string('x', 65)];
            var data = new TheoryData<Type, string?>();
            foreach (Type type in Ids)
                foreach (string? value in bad) data.Add(type, value);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BadIds))]
    public void Id_NotWellFormed_IsRefused(Type type, string? value) => Assert.ThrowsAny<ArgumentException>(() => Make(type, value));

    [Property(Arbitrary = [typeof(TradeModelArbitraries)])]
    public void PartyId_Any_KeepsItsText(PartyId id)
    {
        Assert.Equal(id, new PartyId(id.Value));
        Assert.InRange(id.Value.Length, 1, 64);
    }

    [Fact]
    public void Percentage_EqualNumbers_AreOneValue()
    {
        Assert.Equal(new Percentage(1.50m), new Percentage(1.5m));
        Assert.Equal(new Percentage(1.50m).GetHashCode(), new Percentage(1.5m).GetHashCode());
        Assert.Equal("1.5%", new Percentage(1.500m).ToString());
        Assert.Equal("0%", new Percentage(-0.00m).ToString());
        Assert.Equal(Percentage.Zero, default);
        Assert.Equal(decimal.MaxValue, new Percentage(decimal.MaxValue).Value);
        Assert.Equal(0.0000000000000000000000000001m, new Percentage(0.0000000000000000000000000001m).Value);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(2, 1)]
    public void Percentage_Operators_CompareTheNumbers(int left, int right)
    {
        Percentage a = new(left), b = new(right + 0.0m);
        Assert.Equal((left < right, left <= right, left > right, left >= right), (a < b, a <= b, a > b, a >= b));
    }

    [Theory]
    [InlineData("1.0000000000000000000000000001%")]
    [InlineData("79228162514264337593543950335")]
    public void Percentage_TextOf29Digits_IsReadWhenDecimalHoldsIt(string text)
        => Assert.Equal(decimal.Parse(text.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture), Percentage.Parse(text).Value);

    [Theory]
    [InlineData("0.12345678901234567890123456789%")]
    [InlineData("1234567890123456789012345678.99")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e2")]
    public void Percentage_TextOfANumberThatDecimalCannotHold_IsRefused(string text)
        => Assert.Throws<FormatException>(() => Percentage.Parse(text));

    [Fact]
    public void Provenance_Reported_NamesItsSource()
    {
        Assert.Throws<ArgumentException>(() => new Provenance(EvidenceBasis.Reported));
        Assert.Throws<ArgumentException>(() => new Provenance(EvidenceBasis.Estimated, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Provenance((EvidenceBasis)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Provenance(default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Provenance(default, "PIB"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Provenance(EvidenceBasis.Illustrative, null, (Confidence)7));
        Assert.Equal(
            new Provenance(EvidenceBasis.Reported, "PIB", Confidence.High),
            new Provenance(EvidenceBasis.Reported, "PIB", Confidence.High));
        Assert.Throws<ArgumentException>(() => new Provenance(EvidenceBasis.Reported, "half a pair \ud800"));
    }

    [Fact]
    public void Provenance_EachBasis_HasItsWordsAndShortcut()
    {
        Assert.Equal(("Reported by PIB", "Estimated", "Estimated by us", "Illustrative"),
            ($"{Provenance.Reported("PIB")}", $"{Provenance.Estimated()}", $"{Provenance.Estimated("us")}", $"{Provenance.Illustrative}"));
        Assert.Equal(new Provenance(EvidenceBasis.Reported, "PIB", Confidence.Low), Provenance.Reported("PIB", Confidence.Low));
        Assert.Equal(new Provenance(EvidenceBasis.Estimated, null, Confidence.Medium), Provenance.Estimated(confidence: Confidence.Medium));
        Assert.Equal((EvidenceBasis.Illustrative, null, null),
            (Provenance.Illustrative.Basis, Provenance.Illustrative.Source, Provenance.Illustrative.Confidence));
        Assert.Equal((EvidenceBasis.Reported, "PIB", Confidence.High),
            Provenance.Reported("PIB", Confidence.High) is var one ? (one.Basis, one.Source, one.Confidence!.Value) : default);
        Assert.StartsWith("a reported datum names its source",
            Assert.Throws<ArgumentException>("source", () => new Provenance(EvidenceBasis.Reported)).Message);
    }

    [Fact]
    public void Percentage_Text_IsReadWithOneSignAtItsEnd()
    {
        Assert.Equal((26.4m, 26.4m, -1m, 0m),
            (Percentage.Parse("26.4%").Value, Percentage.Parse("26.4").Value, Percentage.Parse("-1%").Value, Percentage.Parse("0").Value));
        foreach (string? bad in (string?[])["", "%", "5%%", "%5", "5 %", " 5", "5,5", null])
        {
            Assert.False(Percentage.TryParse(bad, out Percentage rate), $"'{bad}' is read as {rate}");
            Assert.Equal(default, rate);
        }
        IComparable five = new Percentage(5m);
        Assert.Equal([1, 0, -1, 1],
            new object?[] { null, new Percentage(5m), new Percentage(6m), new Percentage(4m) }.Select(five.CompareTo));
        Assert.Throws<ArgumentException>(() => five.CompareTo(5m));
    }
}
