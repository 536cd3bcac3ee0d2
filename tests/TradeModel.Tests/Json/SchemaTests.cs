using TradeModel.Json;

namespace TradeModel.Tests.Json;

public sealed class SchemaTests
{
    [Fact]
    public void NegotiationSchema_ShippedFile_IsTheGeneratedOne()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "TradeModel.sln"))) root = Path.GetDirectoryName(root);
        string shipped = File.ReadAllText(Path.Combine(root!, "src", "TradeModel", "Json", "trademodel-negotiation-1.schema.json"));

        Assert.Equal(TradeModelJson.NegotiationSchema().TrimEnd() + "\n", shipped);
    }
}
