using System.Text;

namespace TalksServer.Tests;

/// <summary>Reads a stream of server-sent events and keeps all of it.</summary>
internal sealed class ChangeReader(Stream stream, string headers) : IDisposable
{
    private readonly StreamReader _reader = new(stream);
    private readonly StringBuilder _all = new(headers);

    /// <summary>All that was received, headers included.</summary>
    public string Transcript => _all.ToString();

    /// <summary>The name, id and data of the next event; null at the end of the stream.</summary>
    public async Task<(string Name, string Id, string Data)?> NextAsync()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await _reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            _all.Append('\n').Append(line);
            if (line.Length == 0 && fields.Count > 0) return (fields["event"], fields["id"], fields["data"]);
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon > 0) fields.Add(line[..colon], line[(colon + 2)..]);
        }
        return null;
    }

    public void Dispose() => _reader.Dispose();
}
