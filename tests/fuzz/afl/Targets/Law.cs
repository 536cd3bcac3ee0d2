using System.Text;
using Fuzz.Engine;

namespace Fuzz.Targets;

/// <summary>What must hold, in few words for the targets.</summary>
internal static class Law
{
    internal static void Holds(bool holds, string otherwise)
    {
        if (!holds) throw new Broken(otherwise);
    }

    /// <summary>A refusal says why in words, without the name of an exception or parameter.</summary>
    internal static void InWords(string message, Exception refusal)
    {
        if (string.IsNullOrWhiteSpace(message) || message.Contains("Exception", StringComparison.Ordinal))
            throw new Broken($"the refusal is not in words: {message}", refusal);
    }

    internal static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    internal static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>The first byte, and the rest.</summary>
    internal static (int Choice, byte[] Others) Chosen(byte[] input) => input.Length == 0 ? (0, input) : (input[0], input[1..]);
}
