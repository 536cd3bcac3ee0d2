using TradeModel.Agreements;
using TradeModel.Negotiations;

namespace TradeModel.Convergence;

/// <summary>How many provisions of the draft text are clean, over all and by phase. A changed provision changes two counts.</summary>
internal sealed class TextCounts
{
    private readonly Dictionary<PhaseId, (int Clean, int All)> _byPhase = [];
    private readonly Dictionary<ChapterId, PhaseId?> _phaseOf = [];
    private readonly Dictionary<ProvisionId, bool> _isClean = [];
    private (int Clean, int All) _total;

    internal TextCounts(DraftText text)
    {
        foreach (Chapter chapter in text.Chapters) Add(chapter);
    }

    /// <summary>The share of clean provisions, of one phase or of all; null if none is drafted.</summary>
    internal double? CleanShare(PhaseId? phase)
        => (phase is { } one ? _byPhase.GetValueOrDefault(one) : _total) is { All: > 0 } counts ? (double)counts.Clean / counts.All : null;

    /// <summary>Takes in an event that the rules have accepted; false if it leaves the text as it is.</summary>
    internal bool Follow(NegotiationEvent next)
    {
        switch (next)
        {
            case ChapterAdded e:
                Add(e.Chapter);
                return true;
            case TextChanged e:
                Set(e.Provision, _phaseOf[e.Chapter]);
                return true;
            case PhaseSucceeded e:
                return Move(e.Predecessor, e.Successor.Id);
            default:
                return false;
        }
    }

    private bool Move(PhaseId from, PhaseId to)
    {
        foreach (ChapterId chapter in _phaseOf.Where(p => p.Value == from).Select(p => p.Key).ToArray()) _phaseOf[chapter] = to;
        if (!_byPhase.Remove(from, out (int Clean, int All) counts)) return false;
        _byPhase[to] = counts;
        return true;
    }

    private void Add(Chapter chapter)
    {
        _phaseOf.Add(chapter.Id, chapter.Phase);
        foreach (Provision provision in chapter.Provisions) Set(provision, chapter.Phase);
    }

    private void Set(Provision provision, PhaseId? phase)
    {
        bool known = _isClean.TryGetValue(provision.Id, out bool wasClean);
        _isClean[provision.Id] = provision.IsClean;
        int clean = (provision.IsClean ? 1 : 0) - (wasClean ? 1 : 0), all = known ? 0 : 1;
        _total = (_total.Clean + clean, _total.All + all);
        if (phase is not { } id) return;
        (int cleanOfPhase, int allOfPhase) = _byPhase.GetValueOrDefault(id);
        _byPhase[id] = (cleanOfPhase + clean, allOfPhase + all);
    }
}
