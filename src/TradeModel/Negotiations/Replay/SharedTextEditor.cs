using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>The editor for one event: it shares with the text before it every chapter that the event does not change.</summary>
internal sealed class SharedTextEditor(DraftText text, DraftTextIndex index) : DraftTextEditor
{
    private DraftText _text = text;
    private DraftTextIndex _index = index;

    internal override int ChapterCount => _text.Chapters.Count;

    internal override DraftTextIndex Index => _index;

    internal override bool HasChapter(ChapterId id) => _index.FindChapter(id) is not null;

    internal override ChapterId? ChapterOf(ProvisionId id) => _index.FindPlace(id) is { } at ? _text.Chapters[at.Chapter].Id : null;

    internal override PhaseId? PhaseOf(ChapterId chapter) => _text.Chapters[_index.FindChapter(chapter)!.Value].Phase;

    internal override void MoveChapters(PhaseId from, PhaseId to)
        => _text = DraftText.OfUnique(_text.Chapters.Select(c => c.Phase == from ? c with { Phase = to } : c).ToValueList());

    internal override void Add(Chapter chapter)
    {
        _index = _index.With(chapter, ChapterCount);
        _text = DraftText.OfUnique(_text.Chapters.With(chapter));
    }

    internal override void Set(ChapterId chapter, Provision provision)
    {
        int at = _index.FindChapter(chapter)!.Value;
        ValueList<Provision> before = _text.Chapters[at].Provisions;
        int place = _index.FindPlace(provision.Id)?.Place ?? before.Count;
        if (place == before.Count) _index = _index.With(provision.Id, at, place);
        var provisions = new Provision[Math.Max(before.Count, place + 1)];
        before.AsSpan().CopyTo(provisions);
        provisions[place] = provision;
        Chapter[] chapters = _text.Chapters.AsSpan().ToArray();
        chapters[at] = chapters[at].WithUnique(new(provisions));
        _text = DraftText.OfUnique(new(chapters));
    }

    internal override DraftText ToText() => _text;
}
