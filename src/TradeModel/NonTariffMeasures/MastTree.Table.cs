namespace TradeModel.NonTariffMeasures;

public static partial class MastTree
{
    private const string Table = """
        A Sanitary and phytosanitary measures
        A1 Imports prohibited or restricted for sanitary or phytosanitary reasons
        A11 Prohibition for sanitary or phytosanitary reasons
        A12 Only eligible regions may supply
        A13 Systems approach: several measures combined
        A14 Special authorization of the product
        A15 Authorization of the importer
        A19 Other prohibitions and restrictions
        A2 Limits on residues and restricted substances
        A21 Limits on residues or contamination by non-microbial substances
        A22 Restricted use of substances in food, feed and their contact materials
        A3 Labelling, marking and packaging
        A31 Labelling
        A32 Marking
        A33 Packaging
        A4 Hygiene
        A41 Microbiological criteria of the final product
        A42 Hygienic practice in production
        A49 Other hygiene requirements
        A5 Treatment against pests and disease-causing organisms in the final product
        A51 Cold or heat treatment
        A52 Irradiation
        A53 Fumigation
        A59 Other treatments
        A6 Other requirements on production and what follows it
        A61 How plants are grown
        A62 How animals are raised or caught
        A63 How food and feed are processed
        A64 Storage and transport
        A69 Other production requirements
        A8 Conformity assessment
        A81 Registration and approval of the product
        A82 Testing
        A83 Certification
        A84 Inspection
        A85 Traceability
        A851 Origin of materials and parts
        A852 Processing history
        A853 Distribution and location after delivery
        A859 Other traceability requirements
        A86 Quarantine
        A89 Other conformity assessment
        A9 Other sanitary and phytosanitary measures
        B Technical barriers to trade
        B1 Imports authorized or licensed for technical reasons
        B11 Prohibition for technical reasons
        B14 Authorization of the product
        B15 Authorization of the importer
        B19 Other authorization and licensing
        B2 Limits on residues and restricted substances
        B21 Limits on residues or contamination by certain substances
        B22 Restricted use of certain substances
        B3 Labelling, marking and packaging
        B31 Labelling
        B32 Marking
        B33 Packaging
        B4 Requirements on production and what follows it
        B41 How the product is made
        B42 Transport and storage
        B49 Other production requirements
        B6 Identity of the product
        B7 Quality, safety or performance of the product
        B8 Conformity assessment
        B81 Registration and approval of the product
        B82 Testing
        B83 Certification
        B84 Inspection
        B85 Traceability
        B851 Origin of materials and parts
        B852 Processing history
        B853 Distribution and location after delivery
        B859 Other traceability requirements
        B89 Other conformity assessment
        B9 Other technical barriers to trade
        C Pre-shipment inspection and other formalities
        C1 Pre-shipment inspection
        C2 Direct consignment
        C3 Entry through a specified port of customs
        C4 Monitoring, surveillance and automatic licensing
        C9 Other formalities
        D Contingent trade-protective measures
        D1 Anti-dumping
        D11 Anti-dumping investigation
        D12 Anti-dumping duty
        D13 Price undertaking
        D2 Countervailing
        D21 Countervailing investigation
        D22 Countervailing duty
        D23 Undertaking
        D3 Safeguards
        D31 General safeguard
        D311 Safeguard investigation
        D312 Safeguard duty
        D313 Safeguard quantitative restriction
        D314 Other form of safeguard
        D32 Agricultural special safeguard
        D321 Triggered by volume
        D322 Triggered by price
        D39 Other safeguards
        E Licences, quotas, prohibitions and other quantity control, not for sanitary or technical reasons
        E1 Non-automatic import licensing
        E11 Licensing for economic reasons
        E111 Licensing without specific criteria set beforehand
        E112 Licensing for specified use
        E113 Licensing linked with local production
        E119 Other licensing for economic reasons
        E12 Licensing for non-economic reasons
        E121 Licensing for religious, moral or cultural reasons
        E122 Licensing for political reasons
        E129 Other licensing for non-economic reasons
        E2 Quotas
        E21 Permanent quotas
        E211 Permanent quota, global
        E212 Permanent quota, by country
        E22 Seasonal quotas
        E221 Seasonal quota, global
        E222 Seasonal quota, by country
        E23 Temporary quotas
        E231 Temporary quota, global
        E232 Temporary quota, by country
        E3 Prohibitions
        E31 Prohibition for economic reasons
        E311 Full prohibition
        E312 Seasonal prohibition
        E313 Temporary prohibition, licences suspended included
        E314 Prohibition of imports in bulk
        E315 Prohibition of goods that infringe intellectual property
        E316 Prohibition of used, repaired or remanufactured goods
        E319 Other prohibition for economic reasons
        E32 Prohibition for non-economic reasons
        E321 Prohibition for religious, moral or cultural reasons
        E322 Prohibition for political reasons
        E329 Other prohibition for non-economic reasons
        E5 Export restraint arrangements
        E51 Voluntary export restraint
        E511 Quota agreement
        E512 Consultation agreement
        E513 Administrative cooperation agreement
        E59 Other export restraint arrangements
        E6 Tariff-rate quotas
        E61 Tariff-rate quota bound at the WTO
        E611 Bound tariff-rate quota, global
        E612 Bound tariff-rate quota, by country
        E62 Other tariff-rate quota
        E621 Other tariff-rate quota, global
        E622 Other tariff-rate quota, by country
        E9 Other quantity control
        F Price control, additional taxes and charges included
        F1 Administrative measures on customs value
        F11 Minimum import prices
        F12 Reference prices
        F19 Other measures on customs value
        F2 Voluntary export price restraint
        F3 Variable charges
        F31 Variable levies
        F32 Variable components
        F39 Other variable charges
        F4 Customs surcharges
        F5 Seasonal duties
        F6 Charges for services of the government
        F61 Customs inspection, processing and service fees
        F62 Handling and storage fees
        F63 Tax on foreign exchange transactions
        F64 Stamp tax
        F65 Import licence fee
        F66 Consular invoice fee
        F67 Statistical tax
        F68 Tax on transport facilities
        F69 Other service charges
        F7 Internal taxes and charges on imports
        F71 Consumption taxes
        F72 Excise taxes
        F73 Taxes on sensitive products
        F79 Other internal taxes and charges
        F8 Decreed customs valuation
        F9 Other price control
        G Finance measures
        G1 Advance payment
        G11 Advance import deposit
        G12 Cash margin
        G13 Advance payment of customs duties
        G14 Refundable deposits for sensitive products
        G19 Other advance payment
        G2 Multiple exchange rates
        G3 Official allocation of foreign exchange
        G31 No foreign exchange allocated
        G32 Bank authorization
        G33 Authorization linked with non-official foreign exchange
        G331 External foreign exchange
        G332 The importer's own foreign exchange
        G339 Other non-official foreign exchange
        G39 Other allocation of foreign exchange
        G4 Terms of payment for imports
        G9 Other finance measures
        H Measures affecting competition
        H1 State trading enterprises and other selective import channels
        H11 State trading enterprises for importing
        H19 Other selective import channels
        H2 National services made compulsory
        H21 National insurance made compulsory
        H22 National transport made compulsory
        H29 Other national services made compulsory
        H9 Other measures affecting competition
        I Trade-related investment measures
        I1 Local content
        I2 Trade balancing
        I9 Other investment measures
        J Distribution restrictions
        K Restrictions on post-sales services
        L Subsidies and other support
        M Government procurement restrictions
        N Intellectual property
        O Rules of origin
        P Export-related measures
        P1 Export measures for sanitary, phytosanitary and technical reasons
        P2 Export formalities
        P3 Export licences, quotas, prohibitions and other quantity control
        P4 Export price control, additional taxes and charges included
        P5 State trading enterprises and other selective export channels
        P6 Export support
        P7 Measures on re-export
        P9 Other export measures
        """;
}
