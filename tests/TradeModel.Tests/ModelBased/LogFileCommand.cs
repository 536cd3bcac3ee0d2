using System.Globalization;

namespace TradeModel.Tests.ModelBased;

/// <summary>What happens to a log file: its user does something, or its disk or machine fails while it does.</summary>
internal abstract record LogFileCommand
{
    /// <summary>Opens the file if it is closed.</summary>
    internal sealed record Open : LogFileCommand
    {
        public override string ToString() => "open";
    }

    /// <summary>Opens the file although it may be open: a second writer.</summary>
    internal sealed record OpenBeside : LogFileCommand
    {
        public override string ToString() => "a second writer opens";
    }

    internal sealed record Close : LogFileCommand
    {
        public override string ToString() => "close";
    }

    internal sealed record Append(int Events) : LogFileCommand
    {
        public override string ToString() => Words($"append {Events}");
    }

    /// <summary>The source of the events fails after some of them.</summary>
    internal sealed record AppendFromFailingSource(int Events) : LogFileCommand
    {
        public override string ToString() => Words($"append {Events}, then the source fails");
    }

    /// <summary>The disk fails after some bytes, or when it is to confirm them; then it may fail to cut the file.</summary>
    internal sealed record AppendToFailingDisk(int Events, int? Bytes, int CutsThatFail) : LogFileCommand
    {
        public override string ToString()
            => Words($"append {Events}, the disk fails {(Bytes is { } b ? Words($"after {b} bytes") : "to confirm")}")
                + Words($", {CutsThatFail} cuts fail");
    }

    /// <summary>The machine stops after some bytes.</summary>
    internal sealed record AppendAndCrash(int Events, int Bytes) : LogFileCommand
    {
        public override string ToString() => Words($"append {Events}, the machine stops after {Bytes} bytes");
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
