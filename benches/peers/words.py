"""The word lists and tables that generate.py draws from: countries, name parts, properties, units. All invented here."""

# flavour of names | the country as written, its usual name first | ISO code | currency
COUNTRIES = [r.split("|") for r in """\
nordic|Norway|NO|NOK
nordic|Sweden|SE|SEK
nordic|Denmark|DK|DKK
nordic|Finland|FI|EUR
nordic|Iceland|IS|ISK
dutch|Netherlands;the Netherlands;The Netherlands|NL|EUR
dutch|Belgium|BE|EUR
dutch|South Africa|ZA|ZAR
german|Germany|DE|EUR
german|Austria|AT|EUR
german|Switzerland|CH|CHF
italian|Italy|IT|EUR
italian|Malta|MT|EUR
iberian|Spain|ES|EUR
iberian|Portugal|PT|EUR
iberian|Argentina|AR|USD
iberian|Chile|CL|USD
iberian|Brazil|BR|BRL
slavic|Poland|PL|PLN
slavic|Czechia;Czech Republic;the Czech Republic|CZ|CZK
slavic|Croatia|HR|EUR
slavic|Slovenia|SI|EUR
english|United Kingdom;UK;Great Britain;the United Kingdom|GB|GBP
english|Ireland|IE|EUR
english|Canada|CA|CAD
english|Australia|AU|AUD
english|New Zealand|NZ|NZD
french|France|FR|EUR
french|Luxembourg|LU|EUR
japanese|Japan|JP|JPY
turkish|Turkey;Türkiye|TR|TRY
african|Kenya|KE|KES
african|Tanzania|TZ|TZS
indian|India|IN|INR
indian|Sri Lanka|LK|LKR""".splitlines()]

# currency | symbol before | code | words after | what one euro is worth in it (invented, only to print a foreign figure)
CURRENCIES = {r[0]: r[1:] for r in (l.split("|") for l in """\
EUR|€|euros|1
GBP|£|pounds sterling|0.86
USD|US$|US dollars|1.09
CHF||Swiss francs|0.96
NOK||Norwegian kroner|11.4
SEK||Swedish kronor|11.3
DKK||Danish kroner|7.46
ISK||Icelandic kronur|150
PLN||zlotys|4.4
CZK||Czech koruna|25
CAD|C$|Canadian dollars|1.48
AUD|A$|Australian dollars|1.65
NZD|NZ$|New Zealand dollars|1.78
JPY|¥|yen|160
TRY||Turkish lira|33
KES||Kenyan shillings|150
TZS||Tanzanian shillings|2700
INR|₹|Indian rupees|90
LKR||Sri Lankan rupees|330
BRL|R$|Brazilian reais|5.9
ZAR||rand|20""".splitlines())}

# flavour: stems of places, endings of places, given names, endings of family names, particles
FLAVOUR = {k: [x.split() for x in v] for k, v in {
    "nordic": ["Brenn Gull Hest Kvern Lomma Myr Nord Orm Rype Skog Svane Tjuv Ulv Vinter Ask Bjelke Fager Grøn Hjelm Jern Kopper Lind", "vik heim bygd sund foss strand torp hamn åsen mark borg lund holt fjell",
               "Ingrid Torbjørn Solveig Håkon Astrid Sigurd Ragnhild Gunnar Birgitta Einar Liv Oddvar Marit Stellan", "sson sen gaard qvist ström berg stad rud", "af"],
    "dutch": ["Weiden Molen Kooi Zwaluw Ooster Hazel Koren Rozen Distel Turf Veen Leeuw Appel Meer Brug Klaver Duin Eiken Wilgen Haver", "dam drecht wijk broek horst kerke loo poort veld dijk muiden zand",
              "Joost Marieke Pieter Hanneke Willem Saskia Ruben Annelies Dirk Femke Hendrik Tjitske Bas Lotte", "stra ma inga sma kamp mans huis graaf", "van_der van_den van_de de ter"],
    "german": ["Lauter Wolken Birken Rauch Silber Hirsch Ahorn Eber Falken Grauen Heide Kessel Mühl Ober Rabens Sonnen Tannen Wachol", "bach stein hausen brunn feld reuth tal walde furt kirchen ried stätt",
               "Dietrich Annegret Lothar Friederike Ulrich Hedwig Konrad Roswitha Joachim Gudrun Ansgar Sieglinde Volker Mechthild", "mann hauer meier schmied brandt hofer linger ecker", "von zu von_der"],
    "italian": ["Castel Monte Acqua Fonta Serra Rocca Valle Pietra Torre Campo Villa Ripa Colle Borgo", "nera bruna lunga verde chiara fiorita grande vecchia rosso santo marina alta", "Giuseppina Lorenzo Ottavia Raffaele Fiammetta Umberto Graziella Tommaso Ludovica Corrado Ilaria Ettore",
                "etti ucci oni aldi esco anti elli ardo", "della de Di"],
    "iberian": ["Alca Bena Carra Durra Espin Figue Guada Horta Jara Lagu Mira Nava Olme Peñas Quinta Ribe Sala Toledi", "nova mora dilla rejo zares ceda lejos monte vides sende tosa ques", "Joaquín Ximena Baltasar Rocío Nuno Beatriz Gonçalo Inês Evaristo Consuelo Tiago Marisol Leandro Fátima",
                "ez eira osa edo illo ana ero ares", "de_la dos da del"],
    "slavic": ["Brzo Dąbro Gorno Jasno Kamen Lipo Mokro Novo Ostro Piasko Rado Sokol Topol Wiśnio Zelen Czarno Biało Dobro", "grad wice nica pole brod jevo czyn dolin lesie vec ków hora", "Zbigniew Ludmila Bogdan Jadwiga Vesna Mirko Tereza Wojciech Zdenka Radovan Halina Dragan Milena Stanislav", "owski ek ović ar nik czak enko ina", "z"],
    "english": ["Amble Birch Cutter Dunmor Elver Fenn Garth Hather Inkle Kettle Larks Marl Nether Otter Pender Quarr Rush Swither Thistle Ux Whin Yar", "combe thwaite mouth stead bourne ridge leigh minster wick ford hurst by ness",
                "Rosalind Alasdair Imogen Fergus Philippa Tristan Maeve Barnaby Winifred Callum Harriet Lachlan Tamsin Rupert", "worth croft well ham man shaw ley den", "Mac"],
    "french": ["Aubre Belle Chante Dour Épine Fontai Grand Haute Jolie Lande Marche Neuve Orme Pierre Roque Sainte", "ville court mont loup fort bois rive vaux lac val pré mare", "Thérèse Gaspard Solange Étienne Capucine Fabrice Mireille Anselme Odile Thibault Blandine Régis", "ard eau ière oux ier and ois elle", "de_la du de Le"],
    "japanese": ["Aka Fuji Hana Ishi Kuro Matsu Naga Oka Shira Taka Ume Yoko", "yama gawa hara mori saki shima tani mura sawa bashi ura numa", "Haruto Akemi Kenji Noriko Daichi Fumiko Isamu Chiyo Ryota Setsuko Takumi Yumiko", "moto da guchi no mizu ta oka nishi", ""],
    "turkish": ["Ak Kara Gök Demir Çam Kızıl Yeşil Altın Boz Sarı Taş Koca", "pınar köy tepe dere kale hisar burun ova kaya saray bağ çay", "Emre Gülsüm Kerem Nurhan Tuncay Sevgi Orhan Zeynep Levent Feride Cemal Aylin", "oğlu er türk soy han kan demir taş", ""],
    "african": ["Kili Mwana Nya Thika Kiam Ruba Marang Sere Lodwa Baring Tsavi Ngara", "bo ndi reni koto male gori wani suru vuko tengo mbala ruru", "Wanjiru Otieno Neema Juma Akinyi Baraka Zawadi Kamau Rehema Odhiambo Amina Mutua", "ngo wa ki mba oni eri ana uru", ""],
    "indian": ["Chandra Deva Giri Hari Indra Jala Kama Lakshmi Mangal Naga Padma Raja", "pur nagar abad gaon garh patti palem kot wadi halli vali ganj", "Anjali Raghav Meenakshi Suresh Kavitha Dinesh Lalitha Prakash Sunita Venkat Nandini Arvind", "esh an kar ani wal nath appa ekera", ""]}.items()}

# kind: (properties with a share of how often, which properties of decoys live beside them)
KINDS = {
    "hospital": "beds icu_beds staff founded chief_executive admissions emergency_department",
    "river": "length navigable_length mean_discharge basin_area source_elevation",
    "dam": "height crest_length reservoir_volume installed_capacity commissioned_on completed",
    "museum": "visitors online_visitors founded collection_size director floor_area free_admission",
    "ship": "displacement length crew launched_on commissioned_on decommissioned_on builder in_service",
    "university": "enrolment academic_staff staff founded rector endowment faculties",
    "company": "turnover operating_profit staff founded headquarters listed chief_executive",
    "person": "birth_date birthplace alma_mater position body_height",
    "treaty": "signed_on entered_into_force member_states articles depositary in_force",
    "club": "stadium_capacity founded head_coach paying_members league_titles attendance",
    "satellite": "launched_on mass apogee operator operational design_life"}
KINDS = {k: v.split() for k, v in KINDS.items()}

# property | type of properties.tsv | changes with the year | how a value is made | labels, the plainest first
PROPERTIES = {r[0]: r[1:4] + [r[4].split(";")] for r in (l.split("|") for l in """\
beds|count|y|40 1800|beds;number of beds;bed capacity;licensed beds;inpatient beds
icu_beds|count|y|4 120|intensive care beds;ICU beds;critical care beds
staff|count|y|60 24000|staff;employees;headcount;number of employees;people employed;workforce
founded|year|-|1780 2005|founded;year founded;established in;founding year;foundation year
chief_executive|text|y|person|chief executive;CEO;chief executive officer;run by
admissions|count|y|2000 90000|inpatient admissions;patients admitted;annual admissions
emergency_department|bool|-|bool|24-hour emergency department;emergency department;open to emergencies
length|length|-|m|length;total length;overall length;how long
navigable_length|length|-|km|navigable length;navigable for;length open to shipping
mean_discharge|rate|-|flow|mean discharge;average flow;average discharge;mean annual flow
basin_area|area|-|km2|basin area;drainage basin;catchment area;area drained
source_elevation|length|-|alt|source elevation;elevation of the source;height of the source above sea level
height|length|-|high|height;structural height;wall height;how high
crest_length|length|-|crest|crest length;length of the crest;length along the top
reservoir_volume|rate|-|volume|reservoir volume;water stored;storage volume;reservoir holds
installed_capacity|rate|-|power|installed capacity;generating capacity;nameplate capacity;rated output
commissioned_on|date|-|1930 2018|commissioned on;entered service on;commissioning date;date of commissioning
completed|year|-|1930 2018|completed;year of completion;completed in;finished in
visitors|count|y|9000 4000000|visitors per year;annual visitors;attendance figures;people who came through the doors
online_visitors|count|y|9000 9000000|online visitors;website visits;virtual visitors
collection_size|count|-|800 900000|objects in the collection;collection size;items held;holdings
director|text|y|person|director;museum director;headed by
floor_area|land|-|m2|exhibition space;floor area;gallery space
free_admission|bool|-|bool|free admission;entry is free;admission without charge
displacement|rate|-|mass|displacement;full-load displacement;displaces
crew|count|-|12 900|crew;complement;ship's company;officers and ratings
launched_on|date|-|1950 2021|launched on;launch date;date of launch
decommissioned_on|date|-|2019 2024|decommissioned on;paid off on;withdrawn on
builder|text|-|yard|builder;shipyard;built by
in_service|bool|-|bool|in service;active service;still sailing
enrolment|count|y|900 60000|enrolment;enrolled students;student body;students on the rolls;student numbers
academic_staff|count|y|90 4000|academic staff;teaching staff;faculty members
rector|text|y|person|rector;vice-chancellor;university president
endowment|money|y|2e6 9e8|endowment;endowment fund;endowment value
faculties|list|-|faculty|faculties;schools and faculties;made up of
turnover|money|y|9e5 8e9|turnover;revenue;annual sales;net sales;sales revenue
operating_profit|money|y|1e5 6e8|operating profit;EBIT;operating income;profit from operations
headquarters|text|-|city|headquarters;head office;based in;seat of the company
listed|bool|-|bool|listed;publicly traded;stock exchange listing;quoted on an exchange
birth_date|date|-|1925 1996|date of birth;born;birth date;born on
birthplace|text|-|city|birthplace;place of birth;native of
alma_mater|text|-|school|alma mater;studied at;degree from;educated at
position|text|y|post|position;post held;current role;job
body_height|length|-|tall|body height;stature;stands
signed_on|date|-|1921 2019|signed on;date of signature;signing date;concluded on
entered_into_force|date|-|1921 2019|entered into force;entry into force;in force from;effective from
member_states|list|-|states|member states;states parties;parties;contracting parties
articles|count|-|8 130|articles;number of articles;articles in the text
depositary|text|-|depositary|depositary;deposited with;instruments held by
in_force|bool|-|bool|in force;legally in force;currently binding
stadium_capacity|count|-|1500 78000|stadium capacity;ground capacity;seats in the stadium;spectators it holds
head_coach|text|y|person|head coach;manager;trainer;coached by
paying_members|count|y|300 140000|paying members;club members;season membership;membership roll
league_titles|count|y|13 34|league titles;championships won;national titles
attendance|count|y|400 60000|average home attendance;mean gate;average gate
mass|rate|-|kg|launch mass;mass at launch;lift-off mass
apogee|length|-|orbit|apogee;apogee altitude;highest point of the orbit
operator|text|-|agency|operator;operated by;operating agency
operational|bool|-|bool|operational;still transmitting;operational status
design_life|rate|-|life|design life;designed lifetime;planned lifetime""".splitlines())}

# way of making a value: least, greatest, then units as "text=factor to the first unit of the line"
UNITS = {k: (float(a), float(b), [(u.split("=")[0].replace("_", " "), float(u.split("=")[1])) for u in us]) for k, (a, b, *us) in ((l.split("|")[0], l.split("|")[1].split()) for l in """\
km|9 2400 km=1 kilometres=1 mi=1.609344 miles=1.609344
m|60 330 m=1 metres=1 ft=0.3048 feet=0.3048
alt|90 3400 m=1 metres=1 ft=0.3048 feet=0.3048
high|12 260 m=1 metres=1 ft=0.3048 feet=0.3048
crest|90 2900 m=1 metres=1 ft=0.3048 feet=0.3048
tall|1.52 2.08 m=1 metres=1 cm=0.01
orbit|420 36000 km=1 kilometres=1 miles=1.609344 mi=1.609344
km2|90 180000 km²=1 sq_km=1 square_kilometres=1 sq_mi=2.589988 square_miles=2.589988
m2|700 60000 m²=1 square_metres=1 sq_ft=0.09290304 square_feet=0.09290304
flow|3 9000 m³/s=1 cubic_metres_per_second=1 cu_ft/s=0.0283168 cubic_feet_per_second=0.0283168
volume|2e6 9e9 m³=1 cubic_metres=1 acre-feet=1233.482
power|4 2600 MW=1 megawatts=1 GW=1000 kW=0.001
mass|300 90000 tonnes=1 t=1 metric_tons=1
kg|80 6400 kg=1 kilograms=1 lb=0.45359237 pounds=0.45359237
life|2 18 years=1 months=0.0833333333""".splitlines())}

FACULTIES = "Law;Medicine;Engineering;Theology;Natural Sciences;Economics;Humanities;Education;Architecture;Veterinary Medicine;Forestry;Fine Arts;Dentistry;Pharmacy".split(";")
# values that are written in several ways: "plain;other spellings"
CITIES = [c.split("/") for c in "Munich/München;Cologne/Köln;Vienna/Wien;Prague/Praha;Lisbon/Lisboa;Warsaw/Warszawa;Copenhagen/København;Florence/Firenze;Turin/Torino;The Hague/Den Haag;Geneva/Genève;Gothenburg/Göteborg;Antwerp/Antwerpen;Seville/Sevilla;Kraków/Cracow;Zagreb;Oslo;Bergen;Utrecht;Nairobi;Osaka;Izmir;Porto;Lyon;Bremen;Graz;Bilbao;Galway;Halifax;Perth;Dunedin;Valparaíso;Durban;Pune;Aarhus;Tampere".split(";")]
YARDS = "Kongsholm Verft/Kongsholm Verft AS;Blauwhoek Shipyards/Blauwhoek Shipyards BV;Cantieri Sanvalle/Cantieri Sanvalle SpA;Norderwerft Iversen/Norderwerft Iversen GmbH;Astilleros Miramonte/Astilleros Miramonte SA;Tamagawa Heavy Industries/Tamagawa Heavy Industries Co., Ltd.;Pendermouth Dockyard/Pendermouth Dockyard Ltd;Stocznia Lipowa/Stocznia Lipowa S.A.".split(";")
SCHOOLS = "Uppsala University/University of Uppsala;Leiden University/University of Leiden;University of Bologna/Bologna University;Charles University;Trinity College Dublin/TCD;Delft University of Technology/TU Delft;University of Coimbra/Coimbra University;Kyoto University/University of Kyoto;Jagiellonian University;McGill University/McGill;ETH Zurich/ETH Zürich;University of Nairobi".split(";")
POSTS = "deputy minister of fisheries;ambassador to Portugal;president of the academy;chair of the supervisory board;judge at the appeals court;member of parliament/MP;secretary-general/general secretary;central bank governor/governor of the central bank;chief scientist;head of the coast guard".split(";")
DEPOSITARIES = "Government of Switzerland/Swiss Government/Switzerland;Secretary-General of the United Nations/UN Secretary-General;Government of the Netherlands/Dutch Government/the Netherlands;Council of Europe/CoE;International Maritime Organization/IMO;Government of France/French Government/France".split(";")
AGENCIES = "European Space Agency/ESA;Japan Aerospace Exploration Agency/JAXA;Indian Space Research Organisation/ISRO;EUMETSAT;Canadian Space Agency/CSA;Centre National d'Études Spatiales/CNES;Inmarsat;Hellas Sat".split(";")
BOOLS = {  # property: written for yes, written for no
    "emergency_department": ("yes;open round the clock;available", "no;none;not available"), "free_admission": ("yes;free;free of charge", "no;tickets required;not free"),
    "in_service": ("yes;active;in service", "no;retired;no longer in service"), "listed": ("yes;listed;publicly listed", "no;not listed;privately held"),
    "in_force": ("yes;in force;still in force", "no;not in force;terminated"), "operational": ("yes;operational;working", "no;not operational;defunct")}
MISSING = "n/a;N/A;unknown;not disclosed;–;not available".split(";")
SECTORS = "Marine;Foods;Timber;Pharma;Logistics;Optics;Textiles;Energy;Instruments;Paper;Robotics;Dairy".split(";")
FORMS = {"NO": "AS", "SE": "AB", "DK": "A/S", "FI": "Oyj", "IS": "hf.", "NL": "B.V.", "BE": "NV", "ZA": "(Pty) Ltd", "DE": "GmbH", "AT": "GmbH", "CH": "AG", "IT": "S.p.A.", "MT": "p.l.c.", "ES": "S.A.", "PT": "S.A.", "AR": "S.A.", "CL": "S.A.", "BR": "S.A.", "PL": "S.A.",
         "CZ": "a.s.", "HR": "d.d.", "SI": "d.o.o.", "GB": "plc", "IE": "plc", "CA": "Inc.", "AU": "Pty Ltd", "NZ": "Limited", "FR": "SA", "LU": "S.A.", "JP": "K.K.", "TR": "A.Ş.", "KE": "PLC", "TZ": "Limited", "IN": "Private Limited", "LK": "PLC"}
ORBITERS = "Kestrel Auriga Halcyon Borealis Sirocco Tundra Meridian Vesper Argosy Lodestar Petrel Nimbus Zephyr Heron Cirrus".split()
SAINTS = "Brigid Olaf Elisabeth Nicholas Hedwig Anthony Clare Martin Barbara Lazarus Agnes Roch".split()
SUBJECTS = "Inland Fisheries;Cross-Border Rail;Migratory Birds;Lighthouse Dues;Mutual Legal Aid;Grain Storage;River Navigation;Seed Exchange;Mountain Rescue;Radio Frequencies;Customs Seals;Sea Rescue".split(";")
MUSEUMS = "Maritime Museum;Museum of Textiles;Museum of Modern Art;Railway Museum;Natural History Museum;Museum of Glass;Open-Air Museum;Archaeological Museum;Museum of Printing".split(";")
SOURCES = [a + "-" + b for a in "nordlicht meridian harbour alpine delta baltic lagoon summit orchard quay prairie lantern compass granite fjord atlas beacon ferry".split() for b in "yearbook register almanac bulletin gazetteer monitor digest review statistics encyclopedia courier handbook".split()]
