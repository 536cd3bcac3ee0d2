using System.Text.Json;

namespace TradeModel.Docs.Tests;

/// <summary>duty.cs prints what a text was read as, or why it is not a formula, and refuses in one sentence.</summary>
[Collection(nameof(Console))]
public sealed class DutySampleTests
{
    private static readonly Lazy<Sample> Duty = new(() => Sample.Compile("duty.cs"));

    private static JsonElement Json(params string[] args)
    {
        (int exit, string output, string error) = Duty.Value.Run([.. args, "--json"]);
        Assert.Equal((0, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    [Fact]
    public void Json_OfAFormula_HasItsKindPartsAndCanonicalText()
    {
        JsonElement told = Json("75% or $345/MT whichever is higher");
        Assert.Equal(
            ["text", "kind", "rule", "parts", "canonical", "footnotes", "reason", "explanation"],
            told.EnumerateObject().Select(m => m.Name));
        Assert.Equal(
            ("mixed", "greater", "75% or $345/t, whichever is the greater"),
            (Text(told, "kind"), Text(told, "rule"), Text(told, "canonical")));
        Assert.Equal(JsonValueKind.Null, told.GetProperty("reason").ValueKind);
        JsonElement[] parts = [.. told.GetProperty("parts").EnumerateArray()];
        Assert.Equal(
            (75m, 345m, "USD", "t"),
            (
                parts[0].GetProperty("percent").GetDecimal(),
                parts[1].GetProperty("amount").GetDecimal(),
                Text(parts[1], "currency"),
                Text(parts[1], "unit")));
    }

    [Theory]
    [InlineData("35/kg", "INR", "INR 35/kg")]
    [InlineData("5c/kg", "CAD", "CAD 0.05/kg")]
    [InlineData("$5/kg", "EUR", "$5/kg")]
    [InlineData("6.5% 2/", "USD", "6.5%")]
    public void Json_WithACurrency_ReadsAmountsInIt(string text, string currency, string canonical)
        => Assert.Equal(canonical, Text(Json(text, "--currency", currency), "canonical"));

    [Theory]
    [InlineData("12,800 % + 176,800 EUR/100 kg", "ambiguousNumber", "'12,800'")]
    [InlineData("12,800 %", "ambiguousNumber", "give --decimal")]
    [InlineData("20 EUR/smoot", "unknownUnit", "'smoot'")]
    [InlineData("9 % + EA", "agriculturalComponent", "recipe")]
    [InlineData("35/kg", "noCurrency", "give --currency")]
    public void Json_OfMereText_SaysWhyNot(string text, string reason, string explanation)
    {
        JsonElement told = Json(text);
        Assert.Equal(("notComputable", reason), (Text(told, "kind"), Text(told, "reason")));
        Assert.Contains(explanation, Text(told, "explanation"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, told.GetProperty("canonical").ValueKind);
    }

    [Fact]
    public void Print_OfSeasonsBoundsAndFootnotes_NamesEach()
    {
        (int exit, string output, string error) = Duty.Value.Run("12,800 % MIN 0,400 EUR DTN 2/");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            """
            text       12,800 % MIN 0,400 EUR DTN 2/
            kind       mixed
            canonical  12.8% but not less than EUR 0.4/100 kg
              main     12.8%
              atLeast  EUR 0.4/100 kg
            footnotes  2/

            """,
            output);
        Assert.Contains(
            "  01-01 to 05-31 EUR 5/kg\n", Duty.Value.Run("5 EUR/kg from 1 January to 31 May").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("needs the text of a duty")]
    [InlineData("knows no currency 'XYZ'", "5%", "--currency", "XYZ")]
    [InlineData("needs 'point' or 'comma'", "5%", "--decimal", "dot")]
    [InlineData("needs a value after --currency", "5%", "--currency")]
    [InlineData("reads one text", "5%", "6%")]
    [InlineData("knows no argument '--verbose'", "5%", "--verbose")]
    [InlineData("is not written with a decimal point", "7,5%", "--decimal", "point")]
    public void BadArguments_AreRefusedInOneSentence(string part, params string[] args)
    {
        (int exit, string output, string error) = Duty.Value.Run(args);
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains(part, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static string? Text(JsonElement of, string member) => of.GetProperty(member).GetString();
}
