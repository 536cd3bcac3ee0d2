using Fuzz.Targets;

namespace Fuzz.Engine;

/// <summary>Makes the input of a finding small.</summary>
internal static class Shrink
{
    /// <summary>The input without every run of bytes that it does not need to be refused in the same way.</summary>
    internal static byte[] Of(Target target, byte[] input)
    {
        string wanted = Fault(target, input);
        for (int length = Math.Max(1, input.Length / 2); length > 0; length /= 2)
        {
            for (int at = 0; at + length <= input.Length;)
            {
                byte[] less = [.. input.AsSpan(0, at), .. input.AsSpan(at + length)];
                if (Fault(target, less) == wanted) input = less;
                else at += length;
            }
        }
        return input;
    }

    /// <summary>The kind of the failure, and the words before the first colon; empty if the input holds.</summary>
    private static string Fault(Target target, byte[] input)
    {
        try
        {
            target.Check(input);
            return "";
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name} {e.Message.Split(':')[0]}";
        }
    }
}
