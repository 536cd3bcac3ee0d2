using System.Xml.Linq;
using Xunit;

namespace TradeModel.Tests.Contracts;

/// <summary>
/// The documentation files of the packages. An editor puts the inherited words in the place of an <c>inheritdoc</c> element, if the member
/// that it names is in the same file.
/// </summary>
public class DocumentationTests
{
    [Fact]
    public void InheritedWords_OfEveryPackage_AreInItsFile()
    {
        var missing = new List<string>();
        int inherited = 0;
        foreach (string file in PublicTypes.Assemblies.Select(a => Path.ChangeExtension(a.Location, ".xml")))
        {
            XElement[] members = [.. XDocument.Load(file).Descendants("member")];
            HashSet<string> written =
                [.. members.Where(m => m.Element("summary") is not null).Select(m => m.Attribute("name")!.Value)];
            foreach (XElement member in members)
                foreach (XAttribute from in member.Descendants("inheritdoc").Select(i => i.Attribute("cref")).OfType<XAttribute>())
                {
                    inherited++;
                    if (!written.Contains(from.Value)) missing.Add($"{member.Attribute("name")!.Value} inherits from {from.Value}");
                }
        }
        Offenders.None(missing);
        Assert.InRange(inherited, 30, int.MaxValue);
    }
}
