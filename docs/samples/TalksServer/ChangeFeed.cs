using System.Threading.Channels;

namespace TalksServer;

/// <summary>The changes of what a caller sees, for one stream.</summary>
internal sealed class ChangeFeed : IDisposable
{
    // A reader that falls behind by more is disconnected. It connects again and reads the current version.
    private const int Backlog = 256;

    private readonly Channel<Change> _changes = Channel.CreateBounded<Change>(Backlog);
    private readonly Action<ChangeFeed> _close;

    public ChangeFeed(View first, Action<ChangeFeed> close)
    {
        _close = close;
        Send(new(first, null));
    }

    public ChannelReader<Change> Changes => _changes.Reader;

    public void Send(Change change)
    {
        if (!_changes.Writer.TryWrite(change)) _changes.Writer.TryComplete();
    }

    public void Dispose() => _close(this);
}
