using System.Globalization;
using NodaTime;
using TradeModel.Negotiations;
using TradeModel.Parties;

namespace TradeModel.Tests.ModelBased;

/// <summary>One thing that a user does to a negotiation, or asks of it.</summary>
internal abstract record NegotiationCommand
{
    internal sealed record Apply(NegotiationEvent Event) : NegotiationCommand
    {
        public override string ToString() => Words("apply", Event);
    }

    internal sealed record Insert(NegotiationEvent Event) : NegotiationCommand
    {
        public override string ToString() => Words("insert", Event);
    }

    internal sealed record Record(NegotiationEvent Event) : NegotiationCommand
    {
        public override string ToString() => Words("record", Event);
    }

    /// <summary>The log and more events, replayed at once: all are taken, or none.</summary>
    internal sealed record ReplayWith(NegotiationEvent[] Events) : NegotiationCommand
    {
        public override string ToString() => string.Join("\n    and ", Events.Select(e => Words("replay with", e)));
    }

    /// <summary>All events again in the order of recording.</summary>
    internal sealed record ReplayAsRecorded : NegotiationCommand
    {
        public override string ToString() => "replay as recorded";
    }

    /// <summary>Goes back to the negotiation before the last commands that changed it, to go on from there.</summary>
    internal sealed record GoBack(int Steps) : NegotiationCommand
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"go back {Steps}");
    }

    /// <summary>Writes the negotiation as JSON, reads it, and goes on with what was read.</summary>
    internal sealed record Reload : NegotiationCommand
    {
        public override string ToString() => "write and read as JSON";
    }

    internal sealed record SeeAsOf(LocalDate Day) : NegotiationCommand
    {
        public override string ToString() => $"see as of {Iso(Day)}";
    }

    internal sealed record SeeAsKnownOn(LocalDate Day) : NegotiationCommand
    {
        public override string ToString() => $"see as known on {Iso(Day)}";
    }

    internal sealed record SeeAs(PartyId Party) : NegotiationCommand
    {
        public override string ToString() => $"see as {Party}";
    }

    internal sealed record SeeAsPublic : NegotiationCommand
    {
        public override string ToString() => "see as public";
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Words(string what, NegotiationEvent e)
        => $"{what}: {e}{(e.KnownOn is { } known ? $", known on {Iso(known)}" : "")}{(e.Id is { } id ? $", id {id}" : "")}";
}
