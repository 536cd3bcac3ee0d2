using System.Globalization;

namespace TradeModel;

/// <summary>
/// A refused argument that says which part of it is at fault, so that a JSON document can be refused at exactly that place.
/// </summary>
internal static class ArgumentFault
{
    /// <summary>Makes the exception that refuses an argument because of one part of it.</summary>
    /// <param name="reason">Why the part is refused.</param>
    /// <param name="name">The name of the argument.</param>
    /// <param name="part">The steps from the argument to the part: member names, and indices made by <see cref="At"/>.</param>
    internal static ArgumentException Of(string reason, string name, params ReadOnlySpan<string> part)
    {
        var fault = new ArgumentException(reason, Guard.Parameter(name));
        fault.Data[nameof(ArgumentFault)] = part.ToArray();
        return fault;
    }

    /// <summary>The steps to the part at fault; empty if the whole argument is refused.</summary>
    internal static string[] PartOf(ArgumentException refusal) => refusal.Data[nameof(ArgumentFault)] as string[] ?? [];

    /// <summary>Why an argument is refused, without the name of the parameter.</summary>
    internal static string Reason(ArgumentException refusal)
        => refusal.Message.IndexOf(" (Parameter '", StringComparison.Ordinal) is >= 0 and var end
            ? refusal.Message[..end]
            : refusal.Message;

    /// <summary>Makes a value from a file. If its constructor refuses that, throws an exception made from the reason.</summary>
    /// <param name="make">Makes the value.</param>
    /// <param name="fault">Makes the exception from the reason and the refusal.</param>
    internal static T Made<T>(Func<T> make, Func<string, ArgumentException, Exception> fault)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refusal)
        {
            throw fault(Reason(refusal), refusal);
        }
    }

    /// <summary>The step from a list to its element at a zero-based index.</summary>
    internal static string At(int index) => index.ToString(CultureInfo.InvariantCulture);
}
