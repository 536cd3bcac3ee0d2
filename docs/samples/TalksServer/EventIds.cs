using System.Security.Cryptography;
using System.Text;

namespace TalksServer;

/// <summary>The ids of recorded events. They cannot be guessed, and their order reveals nothing.</summary>
/// <remarks>
/// The id of an event that is posted with an idempotency key follows from the caller, the key and a secret of the negotiation. The log
/// itself therefore shows, after a crash too, whether an event with the key was recorded.
/// </remarks>
internal sealed class EventIds(byte[] secret)
{
    public const int SecretBytes = 32;

    private const int IdBytes = 16;

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretBytes);

    public EventId For(Caller caller, string? key)
    {
        if (key is null) return new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)));
        // The id of a party holds no space.
        byte[] hash = HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{caller.Party?.Value} {key}"));
        return new(Convert.ToHexStringLower(hash.AsSpan(0, IdBytes)));
    }
}
