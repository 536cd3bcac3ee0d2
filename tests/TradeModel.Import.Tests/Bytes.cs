using System.IO.Compression;
using System.Text;

namespace TradeModel.Import.Tests;

/// <summary>Small files for the tests, made in memory.</summary>
internal static class Bytes
{
    internal static MemoryStream Utf8(string text, bool bom = false)
        => new([.. bom ? new byte[] { 0xEF, 0xBB, 0xBF } : [], .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>Text in code page 1252, for the characters it shares with Latin-1 and the euro sign.</summary>
    internal static MemoryStream Windows1252(string text)
        => new(text.Select(c => c == '€' ? (byte)0x80 : c == '’' ? (byte)0x92 : checked((byte)c)).ToArray());

    internal static MemoryStream Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name).Open();
                entry.Write(content);
            }
        stream.Position = 0;
        return stream;
    }

    /// <summary>A stream that only reads forward, as a network's does.</summary>
    internal sealed class Forward(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        // a few bytes at a time, so that nothing may rely on getting all it asked for
        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, Math.Min(count, 7));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
