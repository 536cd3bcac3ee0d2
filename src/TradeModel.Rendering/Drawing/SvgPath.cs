using System.Text;

namespace TradeModel.Rendering;

/// <summary>The data of a path: straight lines only.</summary>
internal sealed class SvgPath
{
    private readonly StringBuilder _data = new();

    internal bool IsEmpty => _data.Length == 0;

    internal SvgPath MoveTo(double x, double y) => Add('M', x, y);

    internal SvgPath LineTo(double x, double y) => Add('L', x, y);

    internal SvgPath Close()
    {
        _data.Append('Z');
        return this;
    }

    public override string ToString() => _data.ToString();

    private SvgPath Add(char command, double x, double y)
    {
        _data.Append(command).Append(SvgWriter.Number(x)).Append(' ').Append(SvgWriter.Number(y));
        return this;
    }
}
