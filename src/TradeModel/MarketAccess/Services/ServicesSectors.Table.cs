namespace TradeModel.MarketAccess;

public static partial class ServicesSectors
{
    private const string Table = """
        1 Business services
        1.A Professional services
        1.A.a Legal
        1.A.b Accounting, auditing and bookkeeping
        1.A.c Taxation
        1.A.d Architecture
        1.A.e Engineering
        1.A.f Integrated engineering
        1.A.g Urban planning and landscape architecture
        1.A.h Medical and dental
        1.A.i Veterinary
        1.A.j Midwives, nurses, physiotherapists and paramedics
        1.A.k Other professional services
        1.B Computer and related services
        1.B.a Advice on installing hardware
        1.B.b Software implementation
        1.B.c Data processing
        1.B.d Databases
        1.B.e Other computer services
        1.C Research and development
        1.C.a In the natural sciences
        1.C.b In the social sciences and humanities
        1.C.c Interdisciplinary
        1.D Real estate services
        1.D.a With own or leased property
        1.D.b On a fee or contract basis
        1.E Rental and leasing without operators
        1.E.a Of ships
        1.E.b Of aircraft
        1.E.c Of other transport equipment
        1.E.d Of other machinery and equipment
        1.E.e Other rental and leasing
        1.F Other business services
        1.F.a Advertising
        1.F.b Market research and opinion polling
        1.F.c Management consulting
        1.F.d Services related to management consulting
        1.F.e Technical testing and analysis
        1.F.f Incidental to agriculture, hunting and forestry
        1.F.g Incidental to fishing
        1.F.h Incidental to mining
        1.F.i Incidental to manufacturing
        1.F.j Incidental to energy distribution
        1.F.k Placement and supply of personnel
        1.F.l Investigation and security
        1.F.m Related scientific and technical consulting
        1.F.n Maintenance and repair of equipment
        1.F.o Cleaning of buildings
        1.F.p Photography
        1.F.q Packaging
        1.F.r Printing and publishing
        1.F.s Conventions
        1.F.t Other
        2 Communication services
        2.A Postal services
        2.B Courier services
        2.C Telecommunication services
        2.C.a Voice telephone
        2.C.b Packet-switched data transmission
        2.C.c Circuit-switched data transmission
        2.C.d Telex
        2.C.e Telegraph
        2.C.f Facsimile
        2.C.g Private leased circuits
        2.C.h Electronic mail
        2.C.i Voice mail
        2.C.j On-line information and database retrieval
        2.C.k Electronic data interchange
        2.C.l Enhanced facsimile
        2.C.m Code and protocol conversion
        2.C.n On-line information and data processing
        2.C.o Other telecommunication
        2.D Audiovisual services
        2.D.a Production and distribution of motion pictures and video
        2.D.b Projection of motion pictures
        2.D.c Radio and television
        2.D.d Transmission of radio and television
        2.D.e Sound recording
        2.D.f Other audiovisual services
        2.E Other communication services
        3 Construction and related engineering services
        3.A Construction of buildings
        3.B Civil engineering construction
        3.C Installation and assembly
        3.D Building completion and finishing
        3.E Other construction services
        4 Distribution services
        4.A Commission agents
        4.B Wholesale trade
        4.C Retailing
        4.D Franchising
        4.E Other distribution services
        5 Educational services
        5.A Primary education
        5.B Secondary education
        5.C Higher education
        5.D Adult education
        5.E Other education
        6 Environmental services
        6.A Sewage
        6.B Refuse disposal
        6.C Sanitation
        6.D Other environmental services
        7 Financial services
        7.A Insurance and related services
        7.A.a Life, accident and health insurance
        7.A.b Non-life insurance
        7.A.c Reinsurance and retrocession
        7.A.d Services auxiliary to insurance
        7.B Banking and other financial services
        7.B.a Taking deposits
        7.B.b Lending of all types
        7.B.c Financial leasing
        7.B.d Payment and money transmission
        7.B.e Guarantees and commitments
        7.B.f Trading in money market instruments, exchange, derivatives and securities
        7.B.g Issues of securities
        7.B.h Money broking
        7.B.i Asset management
        7.B.j Settlement and clearing
        7.B.k Advice and other auxiliary services
        7.B.l Provision and transfer of financial information
        7.C Other financial services
        8 Health-related and social services, other than 1.A.h to 1.A.j
        8.A Hospitals
        8.B Other human health services
        8.C Social services
        8.D Other health and social services
        9 Tourism and travel
        9.A Hotels and restaurants, catering included
        9.B Travel agencies and tour operators
        9.C Tourist guides
        9.D Other tourism services
        10 Recreational, cultural and sporting services, other than audiovisual
        10.A Entertainment
        10.B News agencies
        10.C Libraries, archives and museums
        10.D Sporting and other recreation
        10.E Other recreational services
        11 Transport services
        11.A Maritime transport
        11.A.a Passengers
        11.A.b Freight
        11.A.c Rental of vessels with crew
        11.A.d Maintenance and repair of vessels
        11.A.e Pushing and towing
        11.A.f Supporting services for maritime transport
        11.B Internal waterways transport
        11.B.a Passengers
        11.B.b Freight
        11.B.c Rental of vessels with crew
        11.B.d Maintenance and repair of vessels
        11.B.e Pushing and towing
        11.B.f Supporting services for internal waterways
        11.C Air transport
        11.C.a Passengers
        11.C.b Freight
        11.C.c Rental of aircraft with crew
        11.C.d Maintenance and repair of aircraft
        11.C.e Supporting services for air transport
        11.D Space transport
        11.E Rail transport
        11.E.a Passengers
        11.E.b Freight
        11.E.c Pushing and towing
        11.E.d Maintenance and repair of rail equipment
        11.E.e Supporting services for rail transport
        11.F Road transport
        11.F.a Passengers
        11.F.b Freight
        11.F.c Rental of commercial vehicles with operator
        11.F.d Maintenance and repair of road equipment
        11.F.e Supporting services for road transport
        11.G Pipeline transport
        11.G.a Of fuels
        11.G.b Of other goods
        11.H Services auxiliary to all modes of transport
        11.H.a Cargo handling
        11.H.b Storage and warehousing
        11.H.c Freight transport agencies
        11.H.d Other auxiliary transport services
        11.I Other transport services
        12 Other services not included elsewhere
        """;
}
