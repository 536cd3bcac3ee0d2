using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace TalksServer;

/// <summary>
/// The keys of the callers. Only their hashes are kept, and a key is found by its hash, so the time that it takes reveals nothing.
/// </summary>
internal sealed class ApiKeys
{
    private const int ShortestKey = 32;
    private const string Scheme = "Bearer ";

    private readonly Dictionary<string, Caller> _callers = [];

    /// <summary>Reads the keys from the configuration: <c>Party</c> or <c>Role</c>, and <c>Key</c>, for each.</summary>
    public ApiKeys(IConfigurationSection keys)
    {
        foreach (IConfigurationSection one in keys.GetChildren())
        {
            string? key = one["Key"];
            if (key is null || key.Length < ShortestKey || key.Any(c => c is <= ' ' or > '~'))
                throw new SettingException(one.Path, $"has no Key of at least {ShortestKey} visible ASCII characters: create a random one");
            if (!_callers.TryAdd(Hash(key), CallerOf(one)))
                throw new SettingException(one.Path, "repeats the Key of another caller: give each its own");
        }
        if (_callers.Count == 0)
            throw new SettingException(keys.Path, "names no caller: give a Key to at least one Party");
    }

    public IEnumerable<Caller> Callers => _callers.Values.Distinct();

    /// <summary>Who sent the request; null if it has no key or an unknown one.</summary>
    public Caller? Find(HttpRequest request)
    {
        string header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? _callers.GetValueOrDefault(Hash(header[Scheme.Length..].Trim())) : null;
    }

    private static Caller CallerOf(IConfigurationSection one) => (one["Party"], one["Role"]) switch
    {
        ({ } party, null) when PartyId.TryParse(party, out PartyId id) => Caller.Of(id),
        (null, "secretariat") => Caller.Secretariat,
        _ => throw new SettingException(one.Path, "needs either a Party, such as IND, or the Role secretariat"),
    };

    private static string Hash(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
