namespace Fuzz.Engine;

/// <summary>A promise that a reader broke: an input that it treats otherwise than its documentation says.</summary>
internal sealed class Broken(string message, Exception? inner = null) : Exception(message, inner);
