namespace TradeModel.Rendering;

/// <summary>
/// A value as people read it: headings, sentences, tables and charts, which print as HTML, Markdown or plain text.
/// </summary>
/// <remarks>
/// Forms of equal values are equal byte by byte. Whatever the value's names and titles hold is printed as text: markup, scripts and
/// characters that change the direction of writing have no effect.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatterSource))]
public sealed class Form
{
    private readonly List<Block> _blocks = [];

    internal Form(string title) => Title = title;

    /// <summary>The title.</summary>
    public string Title { get; }

    internal IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The form as an HTML element with its own style sheet, for a page or a notebook.</summary>
    /// <remarks>It has no script and refers to nothing outside itself. It follows the reader's choice of light or dark.</remarks>
    public string ToHtml() => HtmlPrinter.Print(this);

    /// <summary>The form in GitHub's Markdown, without charts.</summary>
    public string ToMarkdown() => MarkdownPrinter.Print(this);

    /// <summary>The form as text in lines of at most 110 characters, for a terminal with a fixed-width font.</summary>
    public string ToText() => TextPrinter.Print(this);

    /// <summary>The form as text.</summary>
    public override string ToString() => ToText();

    internal Form Add(params ReadOnlySpan<Block> blocks)
    {
        _blocks.AddRange(blocks);
        return this;
    }

    internal Form Say(string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence)) _blocks.Add(new Paragraph(sentence));
        return this;
    }

    internal Form Note(string? sentence)
    {
        if (!string.IsNullOrEmpty(sentence)) _blocks.Add(new Paragraph(sentence, IsNote: true));
        return this;
    }

    internal Form Section(string title) => Add(new Heading(title));

    internal Form Part(string title) => Add(new Heading(title, Level: 2));

    /// <summary>The blocks of another form, which becomes a section of this one.</summary>
    internal Form Include(Form other)
    {
        Section(other.Title);
        foreach (Block block in other.Blocks) _blocks.Add(block is Heading heading ? heading with { Level = heading.Level + 1 } : block);
        return this;
    }
}
