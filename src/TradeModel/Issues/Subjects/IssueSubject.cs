using TradeModel.Goods;
using TradeModel.Tariffs;

namespace TradeModel.Issues;

/// <summary>What an issue is about, in the trade field's codes: which goods, which measure, which quota, whose procurement.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(Json.TradeModelJsonConverter))]
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public abstract record IssueSubject
{
    private protected IssueSubject()
    {
    }

    /// <summary>The value as <see cref="ToString"/> prints it.</summary>
    private protected abstract string Words { get; }

    /// <summary>The subject in words: "duty of IND against USA on 0808".</summary>
    public sealed override string ToString() => Words;

    /// <summary>The track an issue with this subject belongs to.</summary>
    public abstract Track Track { get; }

    /// <summary>The parties that the subject names. The issue concerns them.</summary>
    internal abstract IEnumerable<PartyId> Named { get; }

    /// <summary>
    /// Why parties cannot be added to, or taken from, those concerned by an issue about this subject, and what to do; null if they can.
    /// </summary>
    internal virtual (string Reason, string Remedy)? WhyNotConcern(ValueSet<PartyId> added, ValueSet<PartyId> removed)
    {
        foreach (PartyId party in Named)
            if (removed.Contains(party)) return ($"the issue is about '{party}' ({this})", "leave it in, or remove the issue");
        return null;
    }

    /// <summary>The subject after parties were added to, or taken from, those concerned.</summary>
    internal virtual IssueSubject WithConcerned(ValueSet<PartyId> added, ValueSet<PartyId> removed) => this;

    private protected static ValueSet<HsCode> Codes(ValueSet<HsCode> codes, string name)
    {
        foreach (HsCode code in Guard.NotNull(codes, name)) code.Checked(name);
        return codes;
    }

    private protected static string On(ValueSet<HsCode> codes) => codes.Count == 0 ? "" : $" on {string.Join(", ", codes)}";
}
