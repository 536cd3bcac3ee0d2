namespace TradeModel.Benchmarks.Suite.Tables;

/// <summary>A method whose time is followed over the sizes of a parameter.</summary>
/// <param name="Work">What is done.</param>
/// <param name="Of">What grows.</param>
/// <param name="Class">The class of benchmarks.</param>
/// <param name="Method">The method.</param>
/// <param name="Parameter">The parameter that holds the size.</param>
internal sealed record GrowthCurve(string Work, string Of, Type Class, string Method, string Parameter);
