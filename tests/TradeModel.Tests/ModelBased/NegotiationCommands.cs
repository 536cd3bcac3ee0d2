using System.Globalization;

namespace TradeModel.Tests.ModelBased;

/// <summary>Commands, one after the other. Printed a line each.</summary>
internal sealed record NegotiationCommands(NegotiationCommand[] All)
{
    public override string ToString()
        => string.Concat(All.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1,3}. {c}")));
}
