namespace Fuzz.Structure;

/// <summary>
/// A part of an input, from Start to End. From Value on it is the value; what comes before is its name. Nodes of one kind can take each
/// other's place.
/// </summary>
/// <param name="Start">Where the node begins.</param>
/// <param name="Value">Where its value begins; Start if it has no name.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Kind">Which nodes it can change places with.</param>
/// <param name="Separator">The byte between it and its neighbour; 0 for none.</param>
internal readonly record struct Node(int Start, int Value, int End, int Kind, byte Separator = 0)
{
    internal bool HasName => Value > Start;
}
