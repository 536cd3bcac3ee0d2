using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>
/// The editor for many events. Chapters are mutable lists until the text is read, so the cost of a changed provision does not depend on the
/// length of the draft.
/// </summary>
internal sealed class FlatTextEditor : DraftTextEditor
{
    private readonly List<Chapter> _chapters;
    private readonly List<List<Provision>?> _edited;
    private readonly Dictionary<ChapterId, int> _chapterIndex = [];
    private readonly Dictionary<ProvisionId, (int Chapter, int Place)> _places = [];
    private DraftText? _text;

    internal FlatTextEditor(DraftText text)
    {
        _chapters = new(text.Chapters.Count);
        _edited = new(text.Chapters.Count);
        foreach (Chapter chapter in text.Chapters) Append(chapter);
        _text = text;
    }

    internal override int ChapterCount => _chapters.Count;

    internal override DraftTextIndex Index => new(_chapterIndex, _places);

    internal override bool HasChapter(ChapterId id) => _chapterIndex.ContainsKey(id);

    internal override ChapterId? ChapterOf(ProvisionId id)
        => _places.TryGetValue(id, out (int Chapter, int Place) at) ? _chapters[at.Chapter].Id : null;

    internal override PhaseId? PhaseOf(ChapterId chapter) => _chapters[_chapterIndex[chapter]].Phase;

    internal override void MoveChapters(PhaseId from, PhaseId to)
    {
        for (int i = 0; i < _chapters.Count; i++)
        {
            if (_chapters[i].Phase != from) continue;
            _text = null;
            _chapters[i] = _chapters[i] with { Phase = to };
        }
    }

    internal override void Add(Chapter chapter)
    {
        _text = null;
        Append(chapter);
    }

    internal override void Set(ChapterId chapter, Provision provision)
    {
        _text = null;
        int index = _chapterIndex[chapter];
        List<Provision> provisions = _edited[index] ??= [.. _chapters[index].Provisions];
        if (_places.TryGetValue(provision.Id, out (int Chapter, int Place) at)) provisions[at.Place] = provision;
        else
        {
            _places.Add(provision.Id, (index, provisions.Count));
            provisions.Add(provision);
        }
    }

    /// <summary>The text as it is now. It is built once between two changes.</summary>
    internal override DraftText ToText()
        => _text ??= DraftText.OfUnique(
            _chapters.Select((chapter, i) => _edited[i] is { } provisions ? chapter.WithUnique(provisions.ToValueList()) : chapter)
                .ToValueList());

    private void Append(Chapter chapter)
    {
        _chapterIndex.Add(chapter.Id, _chapters.Count);
        for (int place = 0; place < chapter.Provisions.Count; place++) _places.Add(chapter.Provisions[place].Id, (_chapters.Count, place));
        _chapters.Add(chapter);
        _edited.Add(null);
    }
}
