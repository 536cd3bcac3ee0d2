using System.Collections.Immutable;
using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>Where the chapters and provisions of a draft are. Immutable: states whose drafts have the same ids share it.</summary>
/// <remarks>
/// A chapter or provision never changes its place. The places known at the start are therefore in two ordinary dictionaries that no longer
/// change, and places added later are in two persistent ones.
/// </remarks>
internal sealed class DraftTextIndex
{
    private readonly Dictionary<ChapterId, int> _chapters;
    private readonly Dictionary<ProvisionId, (int Chapter, int Place)> _places;
    private readonly ImmutableDictionary<ChapterId, int> _addedChapters;
    private readonly ImmutableDictionary<ProvisionId, (int Chapter, int Place)> _addedPlaces;

    /// <summary>Takes the dictionaries over: they must not change any more.</summary>
    internal DraftTextIndex(Dictionary<ChapterId, int> chapters, Dictionary<ProvisionId, (int Chapter, int Place)> places)
        : this(chapters, places, ImmutableDictionary<ChapterId, int>.Empty, ImmutableDictionary<ProvisionId, (int, int)>.Empty)
    {
    }

    private DraftTextIndex(
        Dictionary<ChapterId, int> chapters, Dictionary<ProvisionId, (int Chapter, int Place)> places,
        ImmutableDictionary<ChapterId, int> addedChapters, ImmutableDictionary<ProvisionId, (int Chapter, int Place)> addedPlaces)
    {
        _chapters = chapters;
        _places = places;
        _addedChapters = addedChapters;
        _addedPlaces = addedPlaces;
    }

    internal static DraftTextIndex Of(DraftText text) => new FlatTextEditor(text).Index;

    /// <summary>The place of a chapter in the draft; null if it has none.</summary>
    internal int? FindChapter(ChapterId id)
        => _chapters.TryGetValue(id, out int at) || _addedChapters.TryGetValue(id, out at) ? at : null;

    /// <summary>The place of a provision's chapter in the draft, and its own in the chapter; null if it has none.</summary>
    internal (int Chapter, int Place)? FindPlace(ProvisionId id)
        => _places.TryGetValue(id, out (int Chapter, int Place) at) || _addedPlaces.TryGetValue(id, out at) ? at : null;

    /// <summary>This index with a new provision.</summary>
    internal DraftTextIndex With(ProvisionId id, int chapter, int place)
        => new(_chapters, _places, _addedChapters, _addedPlaces.Add(id, (chapter, place)));

    /// <summary>This index with a new chapter and its provisions.</summary>
    internal DraftTextIndex With(Chapter chapter, int at)
        => new(_chapters, _places, _addedChapters.Add(chapter.Id, at),
            _addedPlaces.AddRange(chapter.Provisions.Select((p, place) => KeyValuePair.Create(p.Id, (at, place)))));
}
