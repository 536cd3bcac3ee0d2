using NodaTime;
using TradeModel.Agreements;

namespace TradeModel.Tests.ModelBased;

/// <summary>What a party has done for a phase: a day for each act.</summary>
internal sealed class ReferenceActs
{
    internal LocalDate? Signed { get; set; }

    internal LocalDate? Ratified { get; set; }

    internal LocalDate? Provisionally { get; set; }

    internal ValueSet<ChapterId> Chapters { get; set; } = [];

    internal LocalDate? InForce { get; set; }
}
