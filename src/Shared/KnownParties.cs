namespace TradeModel;

/// <summary>
/// The names of states and customs territories as lists of measures write them, the usual one first, with the identifiers of the model:
/// ISO 3166-1 alpha-3, and EU for the European Union.
/// </summary>
internal static class KnownParties
{
    // Identifier, names separated by bars.
    private const string Names = """
        AFG=Afghanistan; ALB=Albania; DZA=Algeria; AND=Andorra; AGO=Angola; ATG=Antigua and Barbuda; ARG=Argentina;
        ARM=Armenia; ABW=Aruba; AUS=Australia; AUT=Austria; AZE=Azerbaijan; BHS=Bahamas|The Bahamas;
        BHR=Bahrain|Bahrain, Kingdom of|Kingdom of Bahrain; BGD=Bangladesh; BRB=Barbados; BLR=Belarus; BEL=Belgium; BLZ=Belize;
        BEN=Benin; BMU=Bermuda; BTN=Bhutan; BOL=Bolivia|Bolivia, Plurinational State of|Plurinational State of Bolivia;
        BIH=Bosnia and Herzegovina; BWA=Botswana; BRA=Brazil; BRN=Brunei|Brunei Darussalam; BGR=Bulgaria; BFA=Burkina Faso;
        BDI=Burundi; CPV=Cabo Verde|Cape Verde; KHM=Cambodia; CMR=Cameroon; CAN=Canada; CAF=Central African Republic; TCD=Chad;
        CHL=Chile; CHN=China|China, People's Republic of|People's Republic of China;
        TWN=Taiwan|Chinese Taipei|Taiwan, China|China, Taiwan Province of|Taiwan, Province of China;
        TWN=Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu;
        COL=Colombia; COM=Comoros; COG=Congo|Congo, Republic of|Republic of the Congo;
        COD=Democratic Republic of the Congo|Congo, Democratic Republic of the|Congo, Dem. Rep.; CRI=Costa Rica;
        CIV=Côte d'Ivoire|Cote d'Ivoire|Ivory Coast; HRV=Croatia; CUB=Cuba; CYP=Cyprus; CZE=Czechia|Czech Republic;
        DNK=Denmark; DJI=Djibouti; DMA=Dominica; DOM=Dominican Republic; ECU=Ecuador; EGY=Egypt|Egypt, Arab Rep.;
        SLV=El Salvador; GNQ=Equatorial Guinea; ERI=Eritrea; EST=Estonia; SWZ=Eswatini|Swaziland; ETH=Ethiopia;
        EU=European Union|European Communities|EU|EU27|EU-27|EU28|EU-28; FJI=Fiji; FIN=Finland; FRA=France; GAB=Gabon;
        GMB=Gambia|The Gambia|Gambia, The; GEO=Georgia; DEU=Germany; GHA=Ghana; GRC=Greece; GRD=Grenada; GTM=Guatemala;
        GIN=Guinea; GNB=Guinea-Bissau; GUY=Guyana; HTI=Haiti; VAT=Holy See; HND=Honduras;
        HKG=Hong Kong|Hong Kong, China|China, Hong Kong SAR|Hong Kong SAR|Hong Kong SAR, China; HUN=Hungary; ISL=Iceland;
        IND=India; IDN=Indonesia; IRN=Iran|Iran, Islamic Republic of|Islamic Republic of Iran|Iran, Islamic Rep.; IRQ=Iraq;
        IRL=Ireland; ISR=Israel; ITA=Italy; JAM=Jamaica; JPN=Japan; JOR=Jordan; KAZ=Kazakhstan; KEN=Kenya; KIR=Kiribati;
        PRK=North Korea|Korea, Democratic People's Republic of|Democratic People's Republic of Korea|Korea, Dem. Rep.;
        KOR=Korea|Korea, Republic of|Republic of Korea|Korea, Rep.|South Korea; KWT=Kuwait|Kuwait, the State of;
        KGZ=Kyrgyzstan|Kyrgyz Republic; LAO=Laos|Lao People's Democratic Republic|Lao PDR; LVA=Latvia; LBN=Lebanon;
        LSO=Lesotho; LBR=Liberia; LBY=Libya; LIE=Liechtenstein; LTU=Lithuania; LUX=Luxembourg;
        MAC=Macao|Macau|Macao, China|Macau, China|China, Macao SAR|China, Macau SAR|Macao SAR|Macau SAR;
        MDG=Madagascar; MWI=Malawi; MYS=Malaysia; MDV=Maldives;
        MLI=Mali; MLT=Malta; MHL=Marshall Islands; MRT=Mauritania; MUS=Mauritius; MEX=Mexico;
        FSM=Micronesia|Micronesia, Federated States of; MDA=Moldova|Moldova, Republic of|Republic of Moldova; MCO=Monaco;
        MNG=Mongolia; MNE=Montenegro; MAR=Morocco; MOZ=Mozambique; MMR=Myanmar|Burma; NAM=Namibia; NRU=Nauru; NPL=Nepal;
        NLD=Netherlands|The Netherlands|Netherlands, The; NZL=New Zealand; NIC=Nicaragua; NER=Niger; NGA=Nigeria;
        MKD=North Macedonia|Macedonia, The former Yugoslav Republic of; NOR=Norway; OMN=Oman; PAK=Pakistan; PLW=Palau;
        PSE=Palestine|Palestine, State of|State of Palestine; PAN=Panama; PNG=Papua New Guinea; PRY=Paraguay; PER=Peru;
        PHL=Philippines|The Philippines; POL=Poland; PRT=Portugal; QAT=Qatar; ROU=Romania; RUS=Russia|Russian Federation;
        RWA=Rwanda; KNA=Saint Kitts and Nevis|St. Kitts and Nevis; LCA=Saint Lucia|St. Lucia;
        VCT=Saint Vincent and the Grenadines|Saint Vincent & the Grenadines|St. Vincent and the Grenadines; WSM=Samoa;
        SMR=San Marino; STP=Sao Tome and Principe|São Tomé and Príncipe;
        SAU=Saudi Arabia|Saudi Arabia, Kingdom of|Kingdom of Saudi Arabia; SEN=Senegal; SRB=Serbia; SYC=Seychelles;
        SLE=Sierra Leone; SGP=Singapore; SVK=Slovakia|Slovak Republic; SVN=Slovenia; SLB=Solomon Islands; SOM=Somalia;
        ZAF=South Africa; SSD=South Sudan; ESP=Spain; LKA=Sri Lanka; SDN=Sudan; SUR=Suriname; SWE=Sweden; CHE=Switzerland;
        SYR=Syria|Syrian Arab Republic; TJK=Tajikistan; TZA=Tanzania|Tanzania, United Republic of|United Republic of Tanzania;
        THA=Thailand; TLS=Timor-Leste|East Timor; TGO=Togo; TON=Tonga; TTO=Trinidad and Tobago|Trinidad & Tobago; TUN=Tunisia;
        TUR=Türkiye|Turkey|Turkiye; TKM=Turkmenistan; TUV=Tuvalu; UGA=Uganda; UKR=Ukraine; ARE=United Arab Emirates|UAE;
        GBR=United Kingdom|UK|Great Britain|United Kingdom of Great Britain and Northern Ireland;
        USA=United States|United States of America|US|The United States; URY=Uruguay; UZB=Uzbekistan; VUT=Vanuatu;
        VEN=Venezuela|Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela; VNM=Viet Nam|Vietnam; YEM=Yemen;
        ZMB=Zambia; ZWE=Zimbabwe;
        """;

    private static readonly (Dictionary<string, PartyId> ByName, Dictionary<PartyId, string> ById) Known = Read();

    /// <summary>The party of a name or identifier, letter case ignored; null if it is not known.</summary>
    internal static PartyId? Find(string name) => Known.ByName.TryGetValue(name, out PartyId party) ? party : null;

    /// <summary>The usual name of a state or customs territory; null if it is not known.</summary>
    internal static string? NameOf(PartyId party) => Known.ById.GetValueOrDefault(party);

    private static (Dictionary<string, PartyId> ByName, Dictionary<PartyId, string> ById) Read()
    {
        var names = new Dictionary<string, PartyId>(StringComparer.OrdinalIgnoreCase);
        var usual = new Dictionary<PartyId, string>();
        foreach (string entry in Names.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int sign = entry.IndexOf('=', StringComparison.Ordinal);
            var party = new PartyId(entry[..sign]);
            names.TryAdd(party.Value, party);
            string[] all = entry[(sign + 1)..].Split('|');
            usual.TryAdd(party, all[0]);
            foreach (string name in all) names.TryAdd(name, party);
        }
        return (names, usual);
    }
}
