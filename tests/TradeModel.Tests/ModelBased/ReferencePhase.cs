using NodaTime;
using TradeModel.Agreements;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>A phase. Its stage is what was announced, or follows from the acts of its parties.</summary>
internal sealed class ReferencePhase(Phase phase)
{
    /// <summary>What may follow each stage, in the words of docs/concepts.md.</summary>
    private static readonly Dictionary<Stage, Stage[]> Following = new()
    {
        [Stage.Proposed] = [Stage.Scoping, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Scoping] = [Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Negotiating] = [Stage.AgreedInPrinciple, Stage.Paused, Stage.Abandoned],
        [Stage.AgreedInPrinciple] = [Stage.LegalReview, Stage.Signed, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.LegalReview] = [Stage.Signed, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.Signed] = [Stage.InForce, Stage.Negotiating, Stage.Paused, Stage.Abandoned],
        [Stage.InForce] = [Stage.Suspended, Stage.Terminated],
        [Stage.Suspended] = [Stage.InForce, Stage.Terminated],
        [Stage.Abandoned] = [],
        [Stage.Terminated] = [],
    };

    internal Phase Phase { get; } = phase;

    internal TargetWindow? Window { get; set; } = phase.Window;

    internal Stage Stage { get; set; } = Stage.Proposed;

    internal LocalDate? Since { get; set; }

    internal Stage? PausedIn { get; set; }

    internal SortedDictionary<PartyId, ReferenceActs> Acts { get; } = [];

    internal bool IsInForceForAll { get; set; }

    internal PhaseId? Succeeds { get; set; }

    internal PhaseId? SucceededBy { get; set; }

    internal SortedSet<ProvisionId> Suspended { get; } = [];

    /// <summary>The stage, or the one to which a pause will return.</summary>
    internal Stage Underlying => PausedIn ?? Stage;

    internal bool IsOpen => Underlying < Stage.Signed;

    internal bool IsSigned => Underlying is Stage.Signed or Stage.InForce or Stage.Suspended or Stage.Terminated;

    internal bool IsAgreedInPrinciple => Underlying is Stage.AgreedInPrinciple or Stage.LegalReview || IsSigned;

    internal bool CanBeLeft => Stage is Stage.Abandoned or Stage.Terminated || SucceededBy is not null;

    internal bool MayReach(Stage next)
        => Stage == Stage.Paused ? next == PausedIn || next == Stage.Abandoned : Following[Stage].Contains(next);

    internal bool HasDone(Party seat, Func<ReferenceActs, LocalDate?> act)
        => (Acts.TryGetValue(seat.Id, out ReferenceActs? own) && act(own) is not null)
            || (seat.Members.Count > 0 && seat.Members.All(m => HasDone(m, act)));
}
