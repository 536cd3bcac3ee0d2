using System.Reflection;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>A notebook finds a formatter for every public type whose values it may show.</summary>
public sealed class NotebookContractTests
{
    // A notebook compares the name of the attribute, so the test does too.
    private static IEnumerable<Attribute> SourcesOf(Type type)
        => type.GetCustomAttributes(true).OfType<Attribute>().Where(a => a.GetType().Name == "TypeFormatterSourceAttribute");

    [Fact]
    public void PublicTypes_OfTheModel_NameOneFormatterSource()
        => Offenders.None(
            from type in PublicTypes.All
            where type.Assembly.GetName().Name is "TradeModel" or "TradeModel.Bargaining" or "TradeModel.Prediction" or "TradeModel.Import"
            where !PublicTypes.IsStatic(type) && !type.IsEnum && !type.IsInterface && !typeof(Delegate).IsAssignableFrom(type)
            where !typeof(Exception).IsAssignableFrom(type) && !type.IsNested
            where type.Name is not ("NegotiationWording" or "TradeModelJsonConverter")
            let sources = SourcesOf(type).Count()
            where sources != 1
            select $"{type.FullName}: {sources} sources");

    [Fact]
    public void FormatterSource_OfTheDomain_HasTheMembersThatANotebookCalls()
    {
        Attribute named = Assert.Single(SourcesOf(typeof(TradeModel.Negotiations.Negotiation)));
        Assert.Equal(
            "text/html, text/plain",
            string.Join(", ", (string[])named.GetType().GetProperty("PreferredMimeTypes")!.GetValue(named)!));
        object source = Activator.CreateInstance((Type)named.GetType().GetProperty("FormatterSourceType")!.GetValue(named)!)!;
        var formatters = (IEnumerable<object>)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        Assert.Equal(
            "text/html, text/plain",
            string.Join(", ", formatters.Select(f => f.GetType().GetProperty("MimeType")!.GetValue(f))));
        Assert.All(
            formatters,
            f => Assert.Equal(
                typeof(bool),
                f.GetType().GetMethod(
                    "Format", BindingFlags.Public | BindingFlags.Instance, [typeof(object), typeof(TextWriter)])?.ReturnType));
    }
}
