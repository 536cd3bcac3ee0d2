namespace TalksServer;

/// <summary>A setting that the server cannot start with.</summary>
internal sealed class SettingException(string path, string problem) : Exception($"the setting {path} {problem}");
