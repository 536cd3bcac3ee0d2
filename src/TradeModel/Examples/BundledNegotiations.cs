using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Examples;

/// <summary>
/// Negotiations that ship with the package, for trying out the library without a file. Each is read once, when it is first used.
/// </summary>
/// <remarks>
/// Each datum is marked by its basis: reported (with the source's name), estimated or illustrative. Positions, red lines and
/// saliences are illustrative unless a source states them, and so is every score computed from them.
/// </remarks>
public static class BundledNegotiations
{
    private static readonly Lazy<Negotiation> IndiaUs = new(() => Read("india-us.json"));
    private static readonly Lazy<Negotiation> Pacific = new(() => Read("pacific-digital.json"));

    /// <summary>
    /// The negotiation of India and the United States on a Bilateral Trade Agreement, from the proposal of February 2025 to September 2026:
    /// meetings, statements and duties as reported, with illustrative positions. No signature is recorded: none was verified.
    /// </summary>
    public static Negotiation IndiaUnitedStates => IndiaUs.Value;

    /// <summary>
    /// Made up from end to end: Chile, Korea, New Zealand and ASEAN, a group with members, talk about a digital and green economy
    /// agreement, with red lines, private assessments, packages and acts of single parties and members.
    /// </summary>
    public static Negotiation PacificDigital => Pacific.Value;

    private static Negotiation Read(string name)
    {
        using Stream json = typeof(BundledNegotiations).Assembly.GetManifestResourceStream($"TradeModel.Examples.{name}")
            ?? throw new InvalidOperationException($"the assembly has no resource {name}");
        return TradeModelJson.ReadNegotiation(json);
    }
}
