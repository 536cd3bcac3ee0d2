namespace Fuzz.Structure;

/// <summary>What an input is made of, which says how a mutator takes it apart.</summary>
internal enum Shape
{
    /// <summary>JSON: values, and members with their names.</summary>
    Json,

    /// <summary>XML: elements and attributes.</summary>
    Xml,

    /// <summary>YAML: blocks of lines by their indentation, and scalars.</summary>
    Yaml,

    /// <summary>A delimited table: lines and fields.</summary>
    Table,

    /// <summary>A text: words, numbers and signs.</summary>
    Text,

    /// <summary>Bytes: numbers of four and eight bytes.</summary>
    Bytes,
}
