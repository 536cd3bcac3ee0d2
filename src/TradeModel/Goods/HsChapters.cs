namespace TradeModel.Goods;

/// <summary>
/// The chapters and sections of the Harmonized System, which no edition so far has renumbered. Chapters 98 and 99 are for national use and
/// not listed.
/// </summary>
public static class HsChapters
{
    /// <summary>The 21 sections.</summary>
    public static ValueList<HsSection> Sections { get; } =
    [
        new("I", "Animals and animal products", 1, 5),
        new("II", "Vegetable products", 6, 14),
        new("III", "Fats and oils", 15, 15),
        new("IV", "Prepared food, drink and tobacco", 16, 24),
        new("V", "Mineral products", 25, 27),
        new("VI", "Chemicals", 28, 38),
        new("VII", "Plastics and rubber", 39, 40),
        new("VIII", "Hides, leather and fur", 41, 43),
        new("IX", "Wood, cork and basketware", 44, 46),
        new("X", "Pulp, paper and print", 47, 49),
        new("XI", "Textiles and clothing", 50, 63),
        new("XII", "Footwear, headgear, umbrellas, feathers", 64, 67),
        new("XIII", "Stone, ceramics and glass", 68, 70),
        new("XIV", "Pearls, precious stones and metals", 71, 71),
        new("XV", "Base metals", 72, 83),
        new("XVI", "Machinery and electrical equipment", 84, 85),
        new("XVII", "Vehicles, aircraft and ships", 86, 89),
        new("XVIII", "Instruments, clocks, musical instruments", 90, 92),
        new("XIX", "Arms and ammunition", 93, 93),
        new("XX", "Furniture, toys and other manufactures", 94, 96),
        new("XXI", "Art and antiques", 97, 97),
    ];

    /// <summary>The 96 chapters in use, ascending.</summary>
    public static ValueList<HsChapter> All { get; } = Chapters(
    [
        (1, "Live animals"),
        (2, "Meat and offal"),
        (3, "Fish and seafood"),
        (4, "Dairy, eggs, honey"),
        (5, "Other animal products"),
        (6, "Live plants and cut flowers"),
        (7, "Vegetables"),
        (8, "Fruit and nuts"),
        (9, "Coffee, tea and spices"),
        (10, "Cereals"),
        (11, "Milled grain, malt, starch"),
        (12, "Oilseeds, seeds, fodder and medicinal plants"),
        (13, "Gums, resins and plant extracts"),
        (14, "Plaiting materials and other plant products"),
        (15, "Animal, plant and microbial fats and oils"),
        (16, "Prepared meat, fish and insects"),
        (17, "Sugar and sweets"),
        (18, "Cocoa and chocolate"),
        (19, "Bakery goods and cereal preparations"),
        (20, "Prepared vegetables and fruit"),
        (21, "Sauces, extracts and other food preparations"),
        (22, "Drinks, spirits and vinegar"),
        (23, "Food residues and animal feed"),
        (24, "Tobacco and nicotine products"),
        (25, "Salt, sulphur, stone, lime and cement"),
        (26, "Ores, slag and ash"),
        (27, "Coal, oil, gas and their products"),
        (28, "Inorganic chemicals"),
        (29, "Organic chemicals"),
        (30, "Medicines"),
        (31, "Fertilisers"),
        (32, "Tannins, dyes, paints and inks"),
        (33, "Essential oils, perfume and cosmetics"),
        (34, "Soap, detergents, waxes and candles"),
        (35, "Proteins, modified starches, glues, enzymes"),
        (36, "Explosives, fireworks and matches"),
        (37, "Photographic and film goods"),
        (38, "Other chemical products"),
        (39, "Plastics"),
        (40, "Rubber"),
        (41, "Raw hides and leather"),
        (42, "Leather goods, saddlery and bags"),
        (43, "Furs"),
        (44, "Wood and charcoal"),
        (45, "Cork"),
        (46, "Straw and basketware"),
        (47, "Wood pulp and waste paper"),
        (48, "Paper and paperboard"),
        (49, "Books, newspapers and prints"),
        (50, "Silk"),
        (51, "Wool and animal hair"),
        (52, "Cotton"),
        (53, "Other plant fibres and paper yarn"),
        (54, "Man-made filaments"),
        (55, "Man-made staple fibres"),
        (56, "Wadding, felt, nonwovens, rope"),
        (57, "Carpets"),
        (58, "Special woven fabrics, lace, embroidery"),
        (59, "Coated and industrial textiles"),
        (60, "Knitted fabrics"),
        (61, "Knitted clothing"),
        (62, "Woven clothing"),
        (63, "Household and other made-up textiles, worn clothing"),
        (64, "Footwear"),
        (65, "Headgear"),
        (66, "Umbrellas, walking sticks, whips"),
        (67, "Prepared feathers, artificial flowers, human hair"),
        (68, "Articles of stone, plaster, cement"),
        (69, "Ceramics"),
        (70, "Glass"),
        (71, "Pearls, precious stones and metals, jewellery, coin"),
        (72, "Iron and steel"),
        (73, "Articles of iron or steel"),
        (74, "Copper"),
        (75, "Nickel"),
        (76, "Aluminium"),
        (78, "Lead"),
        (79, "Zinc"),
        (80, "Tin"),
        (81, "Other base metals and cermets"),
        (82, "Tools and cutlery"),
        (83, "Various goods of base metal"),
        (84, "Machinery, boilers, nuclear reactors"),
        (85, "Electrical machinery and electronics"),
        (86, "Railway equipment"),
        (87, "Road vehicles"),
        (88, "Aircraft and spacecraft"),
        (89, "Ships and boats"),
        (90, "Optical, measuring and medical instruments"),
        (91, "Clocks and watches"),
        (92, "Musical instruments"),
        (93, "Arms and ammunition"),
        (94, "Furniture, bedding, lamps, prefabricated buildings"),
        (95, "Toys, games and sports goods"),
        (96, "Various manufactured goods"),
        (97, "Art and antiques"),
    ]);

    /// <summary>The chapter of that number; null for 77, for the national chapters 98 and 99, and for any other number.</summary>
    public static HsChapter? Find(int number)
    {
        foreach (HsChapter chapter in All)
            if (chapter.Number == number) return chapter;
        return null;
    }

    /// <summary>The chapter a code belongs to; null for a national one.</summary>
    /// <exception cref="InvalidOperationException">The code is <c>default</c>.</exception>
    public static HsChapter? Find(HsCode code) => Find(code.Chapter);

    /// <summary>The chapter of that number.</summary>
    /// <exception cref="KeyNotFoundException">The number is 77, that of a national chapter, 98 or 99, or none.</exception>
    public static HsChapter Get(int number)
        => Find(number) ?? throw new KeyNotFoundException(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"the Harmonized System has no chapter {number}"));

    /// <summary>The chapter a code belongs to.</summary>
    /// <exception cref="InvalidOperationException">The code is <c>default</c>.</exception>
    /// <exception cref="KeyNotFoundException">It is in a national chapter, or in one that is not there.</exception>
    public static HsChapter Get(HsCode code) => Get(code.Chapter);

    private static ValueList<HsChapter> Chapters(ReadOnlySpan<(int Number, string Title)> titles)
    {
        var chapters = new HsChapter[titles.Length];
        for (int i = 0; i < chapters.Length; i++)
        {
            (int number, string title) = titles[i];
            chapters[i] = new(number, title, Sections.First(s => number >= s.FirstChapter && number <= s.LastChapter));
        }
        return ValueList.Create<HsChapter>(chapters);
    }
}
