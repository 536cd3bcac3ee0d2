using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace TradeModel.Tests.ModelBased;

/// <summary>Commands, one after the other. Printed a line each.</summary>
internal sealed record LogFileCommands(LogFileCommand[] All)
{
    private static readonly int[] Rooms = [60, 300, 900, 50_000];

    /// <summary>Sequences of commands; a smaller one leaves commands out.</summary>
    public static Arbitrary<LogFileCommands> Sequences()
        => Arb.From(
            Gen.Choose(2, 25).SelectMany(count => Gen.Choose(0, int.MaxValue).Select(seed => Draw((ulong)seed, count))),
            whole => Enumerable.Range(0, whole.All.Length).Select(i => new LogFileCommands([.. whole.All[..i], .. whole.All[(i + 1)..]])));

    internal static LogFileCommands Draw(ulong seed, int count)
    {
        var random = new Xoshiro256(seed);
        return new([.. Enumerable.Range(0, count).Select(_ => One())]);

        LogFileCommand One()
        {
            int events = random.Next(4), bytes = random.Next(Rooms[random.Next(Rooms.Length)]);
            return random.Next(12) switch
            {
                0 or 1 or 2 => new LogFileCommand.Open(),
                3 => new LogFileCommand.OpenBeside(),
                4 => new LogFileCommand.Close(),
                5 or 6 => new LogFileCommand.Append(events),
                7 => new LogFileCommand.AppendFromFailingSource(events),
                8 => new LogFileCommand.AppendToFailingDisk(events, null, random.Next(3)),
                9 => new LogFileCommand.AppendToFailingDisk(events, bytes, random.Next(3)),
                _ => new LogFileCommand.AppendAndCrash(events, bytes),
            };
        }
    }

    public override string ToString()
        => string.Concat(All.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1,3}. {c}")));
}
