using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace TradeModel.Negotiations;

internal sealed partial class NegotiationState
{
    /// <summary>Holds the parts of a draft that grow with the negotiation: the issues and the event ids in use.</summary>
    private abstract class Store
    {
        internal abstract int IssueCount { get; }

        internal abstract IssueState this[int index] { get; set; }

        internal abstract void Add(IssueState issue);

        internal abstract bool IsInUse(EventId id);

        internal abstract void Use(EventId id);

        /// <summary>Hands the contents over to the state. The store is not used after that.</summary>
        internal abstract void Complete();
    }

    /// <summary>
    /// The store for one event: it works on the state's persistent collections and shares what the event does not change.
    /// </summary>
    private sealed class PersistentStore(NegotiationState state) : Store
    {
        internal override int IssueCount => state.AllIssues.Count;

        internal override IssueState this[int index]
        {
            get => state.AllIssues[index];
            set => state.AllIssues = state.AllIssues.Set(index, value);
        }

        internal override void Add(IssueState issue) => state.AllIssues = state.AllIssues.Add(issue);

        internal override bool IsInUse(EventId id) => state.EventIds.Contains(id);

        internal override void Use(EventId id) => state.EventIds = state.EventIds.Add(id);

        internal override void Complete()
        {
        }
    }

    /// <summary>The store for many events: it works on a flat list, and builds the persistent collections once, at the end.</summary>
    private sealed class FlatStore(NegotiationState state) : Store
    {
        private readonly List<IssueState> _issues = [.. state.AllIssues.ToArray(state.AllIssues.Count)];
        private readonly ImmutableHashSet<EventId>.Builder _ids = state.EventIds.ToBuilder();

        internal override int IssueCount => _issues.Count;

        internal override IssueState this[int index]
        {
            get => _issues[index];
            set => _issues[index] = value;
        }

        internal override void Add(IssueState issue) => _issues.Add(issue);

        internal override bool IsInUse(EventId id) => _ids.Contains(id);

        internal override void Use(EventId id) => _ids.Add(id);

        internal override void Complete()
        {
            state.AllIssues = PersistentVector<IssueState>.From(CollectionsMarshal.AsSpan(_issues));
            state.EventIds = _ids.ToImmutable();
        }
    }
}
