using System.Globalization;

namespace TradeModel.Agreements;

/// <summary>The draft of the agreement: chapters with provisions, clean or bracketed.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed record DraftText
{
    private readonly ValueList<Chapter> _chapters = [];

    /// <summary>Creates a draft.</summary>
    /// <exception cref="ArgumentException">
    /// Two chapters, or two provisions of any chapters, have the same id, or there are more than 1,000 chapters.
    /// </exception>
    public DraftText(ValueList<Chapter> chapters) => Chapters = chapters;

    private DraftText()
    {
    }

    /// <summary>A draft of chapters whose ids, and those of their provisions, are known to be unique.</summary>
    internal static DraftText OfUnique(ValueList<Chapter> chapters) => new() { Unchecked = chapters };

    private ValueList<Chapter> Unchecked { init => _chapters = value; }

    /// <summary>A draft without chapters.</summary>
    public static DraftText Empty { get; } = new([]);

    /// <summary>The chapters in order.</summary>
    public ValueList<Chapter> Chapters
    {
        get => _chapters;
        init
        {
            if (Guard.NotNull(value, nameof(Chapters)).Count > ModelLimits.Chapters)
                throw new ArgumentException(ModelLimits.TooMany(value.Count, "chapters", ModelLimits.Chapters),
                    Guard.Parameter(nameof(Chapters)));
            var chapters = new HashSet<ChapterId>();
            var provisions = new HashSet<ProvisionId>();
            for (int i = 0; i < value.Count; i++)
            {
                if (!chapters.Add(value[i].Id))
                    throw ArgumentFault.Of($"the chapter '{value[i].Id}' is given twice", nameof(Chapters), ArgumentFault.At(i), "id");
                for (int j = 0; j < value[i].Provisions.Count; j++)
                {
                    Provision provision = value[i].Provisions[j];
                    if (!provisions.Add(provision.Id))
                        throw ArgumentFault.Of(
                            $"the provision '{provision.Id}' is given twice", nameof(Chapters), ArgumentFault.At(i), "provisions",
                            ArgumentFault.At(j), "id");
                }
            }
            _chapters = value;
        }
    }

    /// <summary>The chapter with this id; null if there is none.</summary>
    public Chapter? FindChapter(ChapterId id)
    {
        foreach (Chapter chapter in Chapters)
            if (chapter.Id == id) return chapter;
        return null;
    }

    /// <summary>The chapter with this id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Chapter GetChapter(ChapterId id) => FindChapter(id) ?? throw new KeyNotFoundException($"the draft has no chapter '{id}'");

    /// <summary>The share of provisions without brackets, in [0, 1]; null if no provision is drafted.</summary>
    public double? CleanShare(PhaseId? phase = null)
    {
        int all = 0, clean = 0;
        foreach (Chapter chapter in Chapters)
        {
            if (phase is not null && chapter.Phase != phase) continue;
            foreach (Provision provision in chapter.Provisions)
            {
                all++;
                if (provision.IsClean) clean++;
            }
        }
        return all == 0 ? null : (double)clean / all;
    }

    /// <summary>"2 chapters, 3 of 5 provisions clean".</summary>
    public override string ToString()
    {
        int all = Chapters.Sum(c => c.Provisions.Count), clean = Chapters.Sum(c => c.Provisions.Count(p => p.IsClean));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Chapters.Count} chapter{(Chapters.Count == 1 ? "" : "s")}, {clean} of {all} provision{(all == 1 ? "" : "s")} clean");
    }
}
