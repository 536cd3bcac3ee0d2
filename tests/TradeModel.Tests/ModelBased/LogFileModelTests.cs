using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TradeModel.Json;
using TradeModel.Negotiations;

namespace TradeModel.Tests.ModelBased;

/// <summary>
/// A log file under appends, failing disks, crashes and second writers, against a reference that keeps its bytes. What was confirmed is
/// never lost. What was not confirmed appears only after a crash, and then as the first events of that append.
/// </summary>
public sealed class LogFileModelTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void Commands_AnySequence_LoseNothingConfirmedAndInventNothing()
        => Check.One(
            Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(150).WithReplay(2_026, 11),
            Prop.ForAll(LogFileCommands.Sequences(), commands =>
            {
                string? difference = Follow(commands, []);
                return (difference is null).Label($"{difference}");
            }));

    [Fact]
    public void Commands_DrawnFromFixedSeeds_ReachEveryEnd()
    {
        Dictionary<string, int> seen = [];
        for (ulong seed = 0; seed < 150; seed++)
        {
            string? difference = Follow(LogFileCommands.Draw(seed, 25), seen);
            Assert.True(difference is null, string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {difference}"));
        }
        foreach (string end in (string[])
            [
                "opened", "opened torn", "opened with unconfirmed events", "opened without a last line feed", "second writer refused",
                "appended", "appended after a failed cut", "append refused: closed", "append refused: cannot cut", "append failed",
                "append failed and the cut too", "source failed", "crashed",
            ])
            Assert.True(
                seen.GetValueOrDefault(end) >= 5,
                string.Create(CultureInfo.InvariantCulture, $"{end}: {seen.GetValueOrDefault(end)} times\n{string.Join('\n', seen)}"));
    }

    public void Dispose() => File.Delete(_path);

    private string? Follow(LogFileCommands commands, Dictionary<string, int> seen)
    {
        File.Delete(_path);
        using var run = new Run(_path, seen);
        return run.Follow(commands);
    }

    /// <summary>Follows commands on the file and on the reference.</summary>
    private sealed class Run(string path, Dictionary<string, int> seen) : IDisposable
    {
        private readonly ReferenceLogFile _reference = new();
        private FaultyFileStream? _disk;
        private NegotiationLogFile? _file;
        private bool _isOpen;

        /// <summary>The first difference; null if there is none.</summary>
        internal string? Follow(LogFileCommands commands)
        {
            for (int i = 0; i < commands.All.Length; i++)
            {
                LogFileCommand command = commands.All[i];
                string? difference = Follow(command);
                byte[] content = _isOpen ? _disk!.Content() : File.Exists(path) ? File.ReadAllBytes(path) : [];
                int same = content.AsSpan().CommonPrefixLength(_reference.Disk.ToArray());
                if (difference is null && (same < content.Length || same < _reference.Disk.Count))
                    difference = string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected {_reference.Disk.Count} bytes, actually {content.Length}, of which {same} are the same");
                if (difference is not null)
                    return string.Create(CultureInfo.InvariantCulture, $"after command {i + 1}, {command}:\n{difference}");
            }
            return null;
        }

        public void Dispose() => _disk?.Dispose();

        private string? Follow(LogFileCommand command)
        {
            switch (command)
            {
                case LogFileCommand.Open: return Open();
                case LogFileCommand.OpenBeside: return OpenBeside();
                case LogFileCommand.Close:
                    _file?.Dispose();
                    if (_isOpen) _reference.CutToConfirmed();
                    _isOpen = false;
                    return null;
                case LogFileCommand.Append(var count): return Append(_reference.Make(count));
                case LogFileCommand.AppendFromFailingSource(var count): return AppendFromFailingSource(_reference.Make(count));
                case LogFileCommand.AppendToFailingDisk(var count, var bytes, var cuts):
                    if (_disk is not null) (_disk.RoomLeft, _disk.FailsToFlush, _disk.CutsThatFail) = (bytes, bytes is null, cuts);
                    string? difference = Append(_reference.Make(count), bytes, fails: bytes is null, cuts);
                    _disk?.Recover();
                    return difference;
                case LogFileCommand.AppendAndCrash(var count, var bytes): return Crash(_reference.Make(count), bytes);
                default: throw new NotSupportedException($"{command}");
            }
        }

        private void Saw(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;

        private string? Open()
        {
            if (_isOpen) return null;
            if (_reference.Disk is [.., not (byte)'\n']) Saw("opened without a last line feed");
            int confirmed = _reference.Confirmed.Count, cut = _reference.Open();
            _disk = new(path);
            _file = NegotiationLogFile.Over(_disk);
            _isOpen = true;
            Saw("opened");
            if (cut > 0) Saw("opened torn");
            if (_reference.Confirmed.Count > confirmed) Saw("opened with unconfirmed events");
            return !_reference.Confirmed.SequenceEqual(_file.Recovered.Events)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected {_reference.Confirmed.Count} events to be recovered, actually {_file.Recovered}")
                : _file.CutBytes == cut ? null
                : string.Create(CultureInfo.InvariantCulture, $"expected {cut} bytes to be cut off, actually {_file.CutBytes}");
        }

        private string? OpenBeside()
        {
            if (!_isOpen) return null;
            Saw("second writer refused");
            return Record.Exception(() => NegotiationLogFile.Open(path)) is IOException ? null : "a second writer has the file open";
        }

        private string? Append(NegotiationEvent[] events, int? room = null, bool fails = false, int cutsThatFail = 0)
        {
            if (_file is null) return null;
            Exception? thrown = Record.Exception(() => _file.Append(events));
            if (!_isOpen)
            {
                Saw("append refused: closed");
                return thrown is ObjectDisposedException ? null : $"expected the closed file to refuse, actually {thrown}";
            }
            bool wasLeft = _reference.HasMoreThanConfirmed;
            if (wasLeft && cutsThatFail-- > 0)
            {
                Saw("append refused: cannot cut");
                return thrown is IOException ? null : $"expected the append to be refused, actually {thrown}";
            }
            _reference.CutToConfirmed();
            int length = _reference.Addition(events).Length;
            if (!fails && !(room < length))
            {
                Saw(wasLeft ? "appended after a failed cut" : "appended");
                _reference.Confirm(events);
                return thrown is null ? null : $"expected the events to be appended, actually {thrown}";
            }
            _reference.Leave(events, Math.Min(room ?? length, length));
            if (cutsThatFail <= 0) _reference.CutToConfirmed();
            Saw(cutsThatFail > 0 ? "append failed and the cut too" : "append failed");
            return thrown is IOException ? null : $"expected the append to fail, actually {thrown}";
        }

        private string? AppendFromFailingSource(NegotiationEvent[] events)
        {
            if (!_isOpen) return null;
            Saw("source failed");
            _reference.CutToConfirmed();
            return Record.Exception(() => _file!.Append(Failing())) is InvalidOperationException ? null : "expected the source to fail";

            IEnumerable<NegotiationEvent> Failing()
            {
                foreach (NegotiationEvent one in events) yield return one;
                throw new InvalidOperationException("the source of the events has failed");
            }
        }

        /// <summary>The machine stops after some bytes of an append, or just after it.</summary>
        private string? Crash(NegotiationEvent[] events, int room)
        {
            if (!_isOpen) return null;
            Saw("crashed");
            _reference.CutToConfirmed();
            int length = _reference.Addition(events).Length;
            if (room < length) _reference.Leave(events, room);
            else _reference.Confirm(events);
            (_disk!.RoomLeft, _disk.DiesWithIt) = (room, true);
            Exception? thrown = Record.Exception(() => _file!.Append(events));
            _disk.Stop();
            _isOpen = false;
            return (room < length ? thrown is IOException : thrown is null) ? null : $"unexpected: {thrown}";
        }
    }
}
