using TradeModel.Agreements;

namespace TradeModel.Negotiations;

/// <summary>The draft text while events change it.</summary>
internal abstract class DraftTextEditor
{
    internal abstract int ChapterCount { get; }

    /// <summary>Where the chapters and provisions are now. The editor is not used after that.</summary>
    internal abstract DraftTextIndex Index { get; }

    internal abstract bool HasChapter(ChapterId id);

    /// <summary>The chapter that holds a provision; null if no chapter does.</summary>
    internal abstract ChapterId? ChapterOf(ProvisionId id);

    /// <summary>The phase of a chapter in the draft; null if it belongs to none.</summary>
    internal abstract PhaseId? PhaseOf(ChapterId chapter);

    /// <summary>Makes the chapters of one phase those of another.</summary>
    internal abstract void MoveChapters(PhaseId from, PhaseId to);

    /// <summary>Adds a chapter at the end. Neither its id nor the ids of its provisions may be in use.</summary>
    internal abstract void Add(Chapter chapter);

    /// <summary>Replaces a provision of a chapter, or adds it at the chapter's end. It must not be in another chapter.</summary>
    internal abstract void Set(ChapterId chapter, Provision provision);

    /// <summary>The text as it is now.</summary>
    internal abstract DraftText ToText();
}
