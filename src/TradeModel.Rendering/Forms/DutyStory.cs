using System.Globalization;
using TradeModel.Goods;
using TradeModel.Negotiations;
using TradeModel.Tariffs;

namespace TradeModel.Rendering;

/// <summary>Tells what happens to the additional duties between the parties.</summary>
internal sealed class DutyStory
{
    private readonly Negotiation _negotiation;
    private readonly FormWords _words;
    private readonly FormNames _names;
    private readonly (PartyId Importer, PartyId Exporter)[] _borders;

    // The days on which a duty takes effect, changes, is held void or ends.
    private readonly SortedSet<LocalDate> _days = [];

    internal DutyStory(Negotiation negotiation, FormWords words, FormNames names)
    {
        _negotiation = negotiation;
        _words = words;
        _names = names;
        AdditionalDuty[] duties =
        [
            .. negotiation.AdditionalDuties,
            .. negotiation.Log.OfType<DutyImposed>().Select(e => e.Duty),
            .. negotiation.Log.OfType<DutyChanged>().Select(e => e.Duty),
        ];
        foreach (AdditionalDuty duty in duties)
        {
            _days.UnionWith(duty.Rates.Select(r => r.From));
            if (duty.Ended is { } ended) _days.Add(ended);
            if (duty.HeldVoidOn is { } held) _days.Add(held);
        }
        _days.UnionWith(negotiation.Log.Where(e => e is DutyImposed or DutyChanged or DutyLifted).Select(e => e.Date));
        _borders =
        [
            .. from importer in negotiation.Parties
               where duties.Any(d => d.Importer == importer.Id)
               from exporter in negotiation.Parties
               where importer.Id != exporter.Id && duties.Any(d => d.Importer == importer.Id && d.Scope.IsGeneral)
               select (importer.Id, exporter.Id),
        ];
    }

    /// <summary>
    /// What changed in the duty on a good under no sectoral measure and no exemption, for each border and each day after one day up to
    /// another. A duty can take effect on a day without an event.
    /// </summary>
    internal IEnumerable<(LocalDate Day, string Importer, string Exporter, AdditionalDutyCharge Before, AdditionalDutyCharge Now)> Charges(
        LocalDate day, LocalDate before)
        => from changed in before < day ? _days.GetViewBetween(before.PlusDays(1), day) : []
           from border in _borders
           let was = _negotiation.AdditionalDutyOn(border.Importer, border.Exporter, changed.PlusDays(-1))
           let now = _negotiation.AdditionalDutyOn(border.Importer, border.Exporter, changed)
           where was.Total != now.Total || was.IsVoid != now.IsVoid
           select (changed, _names.Of(border.Importer), _names.Of(border.Exporter), was, now);

    /// <summary>The same changes, one sentence each.</summary>
    internal IEnumerable<string> Bears(LocalDate day, LocalDate before)
        => Charges(day, before).Select(c =>
            $"{(c.Day == day ? "A" : $"From {_words.Day(c.Day)}, a")} good of {c.Exporter} under no sectoral measure and no exemption "
            + (c.Now.Total > Percentage.Zero
                ? $"bears {_words.Rate(c.Now.Total)} on top of MFN in {c.Importer}{(c.Now.IsVoid ? ", held void" : "")}."
                : $"bears nothing on top of MFN in {c.Importer} any more."));

    internal string Imposed(DutyImposed imposed)
    {
        AdditionalDuty duty = imposed.Duty;
        return $"{_names.Of(duty.Importer)} imposes {_words.Rate(duty.Rate)} on {Goods(duty)}"
            + (duty.Effective == imposed.Date ? "" : $" from {_words.Day(duty.Effective)}") + $" ({FormWords.Short(duty.LegalBasis)}).";
    }

    internal string Lifted(DutyLifted lifted, AdditionalDuty duty)
        => $"{_names.Of(duty.Importer)} lifts its {_words.Rate(duty.Rate)} on {Goods(duty)}"
            + (lifted.Ended is { } ended && ended != lifted.Date ? $" from {_words.Day(ended)}" : "")
            + $" ({FormWords.Short(duty.LegalBasis)}).";

    /// <summary>What changed in a duty, as a sentence without its full stop.</summary>
    internal string Changed(AdditionalDuty duty, AdditionalDuty before)
    {
        string law = FormWords.Short(duty.LegalBasis);
        string what = $"the {_words.Rate(before.Rate)} of {_names.Of(duty.Importer)} on {Goods(duty)} ({law})";
        if (duty.HeldVoidOn is not null && before.HeldVoidOn is null) return $"Held void: {what}";
        if (duty.Rate != before.Rate)
            return $"{_names.Of(duty.Importer)} goes from {_words.Rate(before.Rate)} to {_words.Rate(duty.Rate)} on {Goods(duty)} ({law})";
        string[] changes = [.. Changes(duty, before)];
        return changes.Length == 0 ? $"The record of {what} changes, but not what is charged"
            : $"{char.ToUpperInvariant(what[0])}{what[1..]}: {string.Join("; ", changes)}";
    }

    /// <summary>What else about a duty is not as it was, in words that follow a colon.</summary>
    private IEnumerable<string> Changes(AdditionalDuty duty, AdditionalDuty before)
    {
        HsCode[] Codes(Func<AdditionalDuty, IEnumerable<HsCode>> of, AdditionalDuty one, AdditionalDuty other)
            => [.. of(one).Except(of(other))];
        HsCode[] partly = Codes(d => d.PartlyCovered, duty, before), wholly = Codes(d => d.PartlyCovered, before, duty);
        HsCode[] added = Codes(d => d.Scope.Included, duty, before), dropped = Codes(d => d.Scope.Included, before, duty);
        HsCode[] exempt = Codes(d => d.Scope.Excluded, duty, before), covered = Codes(d => d.Scope.Excluded, before, duty);
        if (added.Length > 0) yield return $"it now covers {Chapters(added)}";
        if (dropped.Length > 0) yield return $"it no longer covers {Chapters(dropped)}";
        if (exempt.Length > 0) yield return $"it now exempts {Chapters(exempt)}";
        if (covered.Length > 0) yield return $"it no longer exempts {Chapters(covered)}";
        if (partly.Length > 0) yield return $"only part of these goods is now covered: {Chapters(partly)}";
        if (wholly.Length > 0) yield return $"no longer covered in part only: {Chapters(wholly)}";
        if (duty.Ended != before.Ended)
            yield return duty.Ended is { } end ? $"it ends on {_words.Day(end)}" : "it no longer has an end";
        if (duty.HeldVoidOn != before.HeldVoidOn)
            yield return duty.HeldVoidOn is { } day ? $"it was held void on {_words.Day(day)}" : "it is no longer held void";
        if (duty.Rates != before.Rates)
            yield return $"its rates are {_words.Few(duty.Rates.Select(r => $"{_words.Rate(r.Rate)} from {_words.Day(r.From)}"), 4)}";
        if (duty.ChargedOn != before.ChargedOn) yield return "it is charged on another part of the value";
        if (duty.Stacking != before.Stacking || duty.Replaces != before.Replaces)
            yield return "it combines with other duties in another way";
        if (duty.LegalBasis != before.LegalBasis) yield return $"its legal basis was {FormWords.Short(before.LegalBasis)}";
    }

    /// <summary>The goods of codes, by chapters of the Harmonized System.</summary>
    private string Chapters(IEnumerable<HsCode> codes)
        => _words.Few(codes.Select(ChapterOf).Distinct(), 4);

    private static string ChapterOf(HsCode code) => HsChapters.Find(code) is { } chapter
        ? char.ToLower(chapter.Title[0], CultureInfo.InvariantCulture) + chapter.Title[1..] : code.ToString();

    /// <summary>What a duty is charged on, by chapters of the Harmonized System; in part where it names headings or subheadings.</summary>
    internal string Goods(AdditionalDuty duty)
    {
        HsCode[] whole = [.. duty.Scope.Included.Where(c => c.Length == 2)];
        string[] chapters = [.. duty.Scope.Included.Select(code => HsChapters.Find(code) is null ? ChapterOf(code)
            : ChapterOf(code) + (whole.Any(c => c.Contains(code)) ? "" : " (in part)")).Distinct()];
        string what = duty.Scope.IsGeneral ? "goods" : chapters.Length > 3 ? $"{chapters[0]} and {chapters.Length - 1} chapters more"
            : FormWords.List(chapters);
        return $"{what} {(duty.Exporters is null ? "of all origins" : $"of {_names.Of(duty.Exporters)}")}";
    }
}
