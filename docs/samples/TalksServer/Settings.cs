using NodaTime.Text;

namespace TalksServer;

/// <summary>The settings of the section <c>Talks</c>.</summary>
internal sealed class Settings
{
    private readonly TimeZoneInfo _zone;
    private readonly LocalDate? _today;
    private readonly Lock _dating = new();
    private LocalDate _latest = LocalDate.MinIsoValue;

    public Settings(IConfiguration configuration)
    {
        IConfigurationSection talks = configuration.GetSection("Talks");
        Folder = talks["Data"] is { Length: > 0 } folder ? folder : "talks-data";
        Keys = new(talks.GetSection("Keys"));
        Seeds = [.. talks.GetSection("Seed").GetChildren().Select(s => (s.Key, s.Value ?? ""))];
        string zone = talks["TimeZone"] ?? "Etc/UTC";
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? found
            : throw new SettingException("Talks:TimeZone", $"is '{zone}', which is no time zone: give one such as Asia/Kolkata");
        if (talks["Today"] is { } today)
        {
            _today = LocalDatePattern.Iso.Parse(today) is { Success: true, Value: var day } ? day
                : throw new SettingException("Talks:Today", $"is '{today}', which is no day: give one such as 2026-11-26");
        }
    }

    /// <summary>The folder of the negotiations.</summary>
    public string Folder { get; }

    public ApiKeys Keys { get; }

    /// <summary>Files of negotiations that the server creates when it starts, unless it has one of the name.</summary>
    public IReadOnlyList<(string Name, string File)> Seeds { get; }

    /// <summary>Today at the place of the negotiations. It never goes back, even if the clock does.</summary>
    public LocalDate Today(TimeProvider clock)
    {
        if (_today is { } today) return today;
        DateTimeOffset now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone);
        lock (_dating) return _latest = LocalDate.Max(_latest, new(now.Year, now.Month, now.Day));
    }
}
