using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace TradeModel;

/// <summary>The table of units and the search in it.</summary>
internal static class QuantityUnits
{
    private const int LongestSpelling = 200;
    private const int LargestCount = 1_000_000;

    // Symbol | code | dimension | factor | other spellings, separated by semicolons. The symbol and the code are spellings too. A unit of
    // many spellings has several lines.
    private const string Table = """
        kg|KGM|mass|1|kgs;kilo;kilos;kilogram;kilograms;kilogramme;kilogrammes;net kg
        kg|KGM|mass|1|weight in kilograms
        kg/net||mass|1|kg net;kg net weight
        g|GRM|mass|0.001|gm;gms;gram;grams;gramme;grammes
        t|TNE|mass|1000|mt;m.t;m/t;tonne;tonnes;metric ton;metric tons;metric tonne;metric tonnes;m.ton;m. ton;m ton;mton
        ct|CTM|mass|0.0002|car;carat;carats;metric carat;metric carats
        ct|CTM|mass|0.0002|weight in carats
        lb|LBR|mass|0.45359237|lbs;pound;pounds
        short ton|STN|mass|907.18474|short tons
        long ton|LTN|mass|1016.0469088|long tons
        ton||ton|1|tons
        oz|ONZ|ounce|1|ounce;ounces
        cwt||hundredweight|1|hundredweight
        kg net eda||drained mass|1|kgm e;kg/net eda;kg eda;kg net drained;kg net drained wt;kg/net drained wt;kg drained weight
        kg net eda||drained mass|1|kg net drained weight;kg of drained weight
        kg gross||gross mass|1|kgm g;kg/gross;kg gross weight;kg brut;kg brutto;gross kg
        clean kg||clean mass|1|clean kgs
        clean yield kg||clean yield mass|1|cyk
        content kg||content mass|1|ckg
        content g||content mass|0.001|cgm
        content t||content mass|1000|ctn
        kg dry matter||mass of dry matter|1|kgm m;kg/dry matter;kg of dry matter;kg sec
        kg lactic matter||mass of lactic matter|1|kgm p;kg/lactic matter;kg of lactic matter
        kg dry lactic matter||mass of dry lactic matter|1|kgm t;kg/dry lactic matter;kg of dry lactic matter
        kg raw sugar||mass of raw sugar|1|kgm s;kg/raw sugar
        kg standard quality||mass of standard quality|1|kgm r;kg/standard quality;kg std qual
        DTN Z||sucrose content|1|
        kg 90 sdt|KSD|mass at 90 per cent dry|1|kg 90% sdt;kg 90 % sdt;kg of substance 90 % dry
        kg N|KNI|mass of nitrogen|1|kg of nitrogen
        kg P2O5|KPP|mass of phosphorus pentoxide|1|
        kg K2O|KPO|mass of potassium oxide|1|
        kg KOH|KPH|mass of potassium hydroxide|1|
        kg NaOH|KSH|mass of sodium hydroxide|1|
        kg H2O2|KNS|mass of hydrogen peroxide|1|
        kg U|KUR|mass of uranium|1|kg of uranium
        kg methylamines|KMA|mass of methylamines|1|kg met.am.
        g fissile isotopes|GFI|mass of fissile isotopes|1|gi F/S;gi f/s;g of fissile isotopes
        liter|LTR|volume|1|l;lit;litre;litres;liters;ltrs
        liter|LTR|volume|1|volume in litres;volume in liters
        ml|MLT|volume|0.001|milliliter;milliliters;millilitre;millilitres
        cl|CLT|volume|0.01|centiliter;centiliters;centilitre;centilitres
        hl|HLT|volume|100|hectoliter;hectoliters;hectolitre;hectolitres
        m3|MTQ|volume|1000|m³;m^3;cbm;cu m;cu.m;cu. m;cubic meter;cubic meters;cubic metre;cubic metres
        m3|MTQ|volume|1000|volume in cubic metres;volume in cubic meters
        cm3|CMQ|cubic centimeter|1|cm³;cm^3;cc;cu cm;cu. cm;cubic centimeter;cubic centimeters;cubic centimetre;cubic centimetres
        bbl|BLL|volume|158.987294928|bbls;barrel;barrels
        US gallon|GLL|volume|3.785411784|US gallons;US gal
        imperial gallon|GLI|volume|4.54609|imperial gallons;imp gal
        gallon||gallon|1|gal;gallons
        bushel||bushel|1|bushels
        liter pure alcohol|LPA|pure alcohol|1|l pure alcohol;litre pure alcohol;litres pure alcohol;l of pure alcohol
        liter pure alcohol|LPA|pure alcohol|1|liter of pure alcohol;litre of pure alcohol;litres of pure alcohol;liters of pure alcohol
        liter pure alcohol|LPA|pure alcohol|1|l alc. 100 %;l alc. 100%;l.p.a;lal;% vol/hl;%vol/hl;% vol per hl;asv x;asvx
        hl pure alcohol|HPA|pure alcohol|100|hl of pure alcohol;hl alc. 100 %;hl alc. 100%
        pf.liter||pure alcohol|0.5|pfl;pf liter;pf. liter;pf.litre;proof liter;proof liters;proof litre;proof litres
        m|MTR|length|1|meter;meters;metre;metres;lin. m;lin m;lin.m;lnm;linear meter;linear meters;linear metre;linear metres
        m|MTR|length|1|running meter;running metre
        m|MTR|length|1|length in metres;length in meters
        km|KMT|length|1000|kilometer;kilometers;kilometre;kilometres
        cm|CMT|length|0.01|centimeter;centimeters;centimetre;centimetres
        ft|FOT|length|0.3048|foot;feet
        yd|YRD|length|0.9144|yard;yards
        m2|MTK|area|1|m²;m^2;sq m;sq.m;sq. m;sqm;sq. mtr;sq mtr;square meter;square meters;square metre;square metres
        m2|MTK|area|1|area in square metres;area in square meters
        cm2|CMK|area|0.0001|cm²;cm^2;sq cm;sq. cm;square centimeter;square centimeters;square centimetre;square centimetres
        ft2|FTK|area|0.09290304|sq ft;sq.ft;sq. ft;square foot;square feet
        yd2|YDK|area|0.83612736|sq yd;sq.yd;sq. yd;square yard;square yards
        square||square|1|sq
        board ft||board foot|1|fbm;board foot;board feet
        each|NAR|items|1|ea;item;items;piece;pieces;pce;pces;pc;pcs;no;no.;nos;number;unit;units;p/st;article;articles;apiece;c62;h87;nmb
        each|NAR|items|1|number of items;number of pieces
        doz.|DZN|items|12|doz;dozen;dozens;dz;dpc;doz. pieces;doz pieces;dozen pieces;doz. pcs
        gross|GRO|items|144|grs
        head||items|1|animal;animals
        stem||items|1|stems
        stick||items|1|sticks
        cigarettes||items|1|cigarette
        cigars||items|1|cigar
        pr.|NPR|pairs|1|pr;prs;pair;pairs
        pr.|NPR|pairs|1|number of pairs
        doz. pr.|DPR|pairs|12|doz. pr;doz pr;doz. prs;doz.prs;doz prs;doz. pair;doz. pairs;doz pairs;dozen pair;dozen pairs
        pins||pins|1|pin
        jewel||jewels|1|jewels;jwl
        jewel over 7||jewels over 7|1|
        line/gross||lines by gross|1|grl;lines/gross;gross lines
        pack|NMP|packs|1|pk;packs;packet;packets;package;packages
        set|SET|sets|1|sets
        bunch||bunches|1|bunches
        box||boxes|1|boxes
        carton||cartons|1|cartons
        bottle||bottles|1|bottles
        can||cans|1|cans
        bag||bags|1|bags
        bale||bales|1|bales
        roll||rolls|1|rolls
        sheet||sheets|1|sheets
        cell|NCL|cells|1|cells
        carrying capacity t|CCT|carrying capacity|1|ct-l;ct/l
        gross tonnage|GRT|gross tonnage|1|grt
        MJ|3B|energy|1|megajoule;megajoules
        GJ|GV|energy|1000|gigajoule;gigajoules
        TJ|D30|energy|1000000|tjo;terajoule;terajoules
        kWh|KWH|energy|3.6|kilowatt hour;kilowatt hours;kilowatt-hour;kilowatt-hours
        MWh|MWH|energy|3600|megawatt hour;megawatt hours;megawatt-hour;megawatt-hours
        W|WTT|power|1|watt;watts
        kW|KWT|power|1000|kilowatt;kilowatts
        MW|MAW|power|1000000|megawatt;megawatts
        kVA|KVA|apparent power|1|
        GBq|GBQ|radioactivity|1|gigabecquerel;gigabecquerels
        Ci|CUR|curie|1|curie;curies
        ODE||ozone depletion|1|
        """;

    // Spellings of a unit with a count before it.
    private static readonly (string Spelling, string Unit)[] Counted =
    [
        ("dtn", "100 kg"), ("quintal", "100 kg"), ("quintals", "100 kg"), ("qtl", "100 kg"), ("dtn e", "100 kg net eda"),
        ("dtn g", "100 kg gross"), ("dtn m", "100 kg dry matter"), ("dtn p", "100 kg lactic matter"), ("dtn t", "100 kg dry lactic matter"),
        ("dtn s", "100 kg raw sugar"), ("dtn r", "100 kg standard quality"), ("tne e", "1000 kg net eda"), ("tne g", "1000 kg gross"),
        ("cen", "100"), ("hundreds of items", "100"), ("hun", "100"), ("hundred", "100"), ("mil", "1000"), ("ths", "1000"),
        ("thousand", "1000"), ("thousands of items", "1000"),
        ("kli", "1000 liter"), ("kl", "1000 liter"), ("kiloliter", "1000 liter"), ("kilolitre", "1000 liter"),
    ];

    // The last word of what is measured instead of the whole good: "of total sugars", "of recording surface".
    private static readonly FrozenSet<string> Contents = FrozenSet.ToFrozenSet(
        ["content", "contents", "sugar", "sugars", "alcohol", "surface", "weight", "container", "containers", "extract", "matter",
            "sucrose", "fat", "protein", "capacity", "displacement", "metal", "substance"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, QuantityUnit> Known = Load();

    internal static QuantityUnit? Find(string spelling, DecimalMark? mark)
    {
        if (Known.TryGetValue(spelling, out QuantityUnit? exact)) return exact;
        if (spelling.Length is 0 or > LongestSpelling) return null;
        string text = Lower(spelling);
        if (text.Length == 0) return null;
        return FindPlain(text) ?? FindCounted(text, mark) ?? FindContent(text, mark);
    }

    private static QuantityUnit? FindPlain(string text)
        => Known.TryGetValue(text, out QuantityUnit? unit) || (text[^1] == '.' && Known.TryGetValue(text[..^1], out unit)) ? unit : null;

    /// <summary>A count and perhaps a unit: "100 kg", "1,000 pins", "1000". A count of 1 is left out.</summary>
    private static QuantityUnit? FindCounted(string text, DecimalMark? mark)
    {
        int length = NumberText.LengthAtStart(text);
        if (length == 0 || !TryCount(text.AsSpan(0, length), mark, out int count)) return null;
        string rest = text[length..].TrimStart();
        if (rest.Length == 0) return count > 1 ? Count(count, Known["each"]) : null;
        QuantityUnit? unit = FindPlain(rest);
        return unit is null || char.IsAsciiDigit(unit.Symbol[0]) || rest[0] == '/' ? null : Count(count, unit);
    }

    private static bool TryCount(ReadOnlySpan<char> number, DecimalMark? mark, out int count)
    {
        count = 0;
        bool hasComma = number.Contains(','), hasPoint = number.Contains('.');
        // Without a mark, 1,000 is the only count with a separator that has one meaning: "per 1.000 pins" could mean per pin.
        if (mark is null && (hasComma || hasPoint) && number is not "1,000") return false;
        if (mark is DecimalMark.Point ? hasPoint : mark is DecimalMark.Comma && hasComma) return false;
        if (!NumberText.TryRead(number, mark ?? DecimalMark.Point, out decimal value) || value is < 1 or > LargestCount) return false;
        count = (int)value;
        return number[0] != '0';
    }

    private static QuantityUnit Count(int count, QuantityUnit unit)
    {
        if (count == 1) return unit;
        string number = count.ToString(CultureInfo.InvariantCulture);
        string symbol = unit.Symbol == "each" ? number : $"{number} {unit.Symbol}";
        return Known.TryGetValue(symbol, out QuantityUnit? known) ? known
            : new(symbol, symbol == "100 kg" ? "DTN" : null, unit.Dimension, count * unit.Factor);
    }

    /// <summary>A unit of a content ("kg of total sugars") or with its packing ("t, including weight of container").</summary>
    private static QuantityUnit? FindContent(string text, DecimalMark? mark)
    {
        int of = text.IndexOf(" of ", StringComparison.Ordinal);
        if (of < 0) return null;
        int with = text.IndexOf(", including weight of ", StringComparison.Ordinal);
        int end = with >= 0 ? with : of;
        string[] words = text[(of + 4)..].Split(' ');
        if (words.Length > 6 || !Contents.Contains(words[^1]) || !Array.TrueForAll(words, IsWord)) return null;
        string unit = text[..end].TrimEnd(',');
        if ((FindPlain(unit) ?? FindCounted(unit, mark)) is not { } measure) return null;
        string what = with >= 0 ? text[(with + 2)..] : text[(of + 1)..];
        return new($"{measure.Symbol}{(with >= 0 ? ", " : " ")}{what}", null, $"{measure.Dimension} {what}", measure.Factor);
    }

    private static bool IsWord(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || c == '-');

    /// <summary>The text in small letters, with single spaces and without spaces around a slash.</summary>
    private static string Lower(string text)
    {
        var small = new StringBuilder(text.Length);
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = small.Length > 0 && small[^1] != '/';
                continue;
            }
            if (space && c != '/') small.Append(' ');
            space = false;
            small.Append(char.ToLowerInvariant(c));
        }
        return small.ToString();
    }

    private static FrozenDictionary<string, QuantityUnit> Load()
    {
        var known = new Dictionary<string, QuantityUnit>(StringComparer.Ordinal);
        foreach (string line in Table.Split('\n'))
        {
            string[] cells = line.Split('|');
            ExactDecimal.Read<char>(cells[3], out decimal factor, allowsExponent: false);
            if (!known.TryGetValue(cells[0], out QuantityUnit? unit))
                unit = new(cells[0], cells[1].Length == 0 ? null : cells[1], cells[2], factor);
            foreach (string spelling in (string[])[cells[0], cells[1], .. cells[4].Split(';')])
            {
                if (spelling.Length == 0) continue;
                known[spelling] = unit;
                known[Lower(spelling)] = unit;
            }
        }
        foreach ((string spelling, string counted) in Counted)
        {
            int space = counted.IndexOf(' ', StringComparison.Ordinal);
            int count = int.Parse(space < 0 ? counted : counted[..space], CultureInfo.InvariantCulture);
            QuantityUnit unit = known[space < 0 ? "each" : counted[(space + 1)..]];
            if (!known.TryGetValue(counted, out QuantityUnit? whole))
                known[counted] = whole = new(counted, counted == "100 kg" ? "DTN" : null, unit.Dimension, count * unit.Factor);
            known[spelling] = whole;
        }
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
