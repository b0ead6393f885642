//! Currencies: codes, signs and words, in one table.

use super::Decimal;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A currency, or the family of a sign or word that several share.
#[derive(Debug)]
pub(super) struct Currency {
    /// ISO 4217, or the family's name in lower case.
    pub key: &'static str,
    /// The name in reports of what was read.
    pub name: &'static str,
    /// The family whose sign or word it shares.
    pub family: Option<&'static str>,
    /// Words for it, in the singular.
    words: &'static [&'static str],
    /// Signs, with the letters written before them.
    signs: &'static [&'static str],
    /// Its hundredth: words in the singular.
    cents: &'static [&'static str],
}

const fn of(
    key: &'static str,
    name: &'static str,
    family: Option<&'static str>,
    words: &'static [&'static str],
    signs: &'static [&'static str],
    cents: &'static [&'static str],
) -> Currency {
    Currency { key, name, family, words, signs, cents }
}

const DOLLAR: Option<&str> = Some("dollar");
const FRANC: Option<&str> = Some("franc");
const PESO: Option<&str> = Some("peso");
const RUPEE: Option<&str> = Some("rupee");
const KRONE: Option<&str> = Some("krone");
const DINAR: Option<&str> = Some("dinar");

/// Every currency. A sign alone is its family's, where several countries use it: "$" is a dollar of no country.
/// A cent without a country is counted as the dollar's; "pounds" of money and the sign are sterling, as the pounds of
/// Egypt and Lebanon are written with their country.
#[rustfmt::skip]
pub(super) const CURRENCIES: &[Currency] = &[
    of("dollar", "dollar", None, &["dollar", "buck"], &["$"], &["cent"]),
    of("USD", "United States dollar", DOLLAR, &["us dollar", "u s dollar", "american dollar", "united states dollar", "dollar us"], &["us$", "usd$"], &["us cent"]),
    of("AUD", "Australian dollar", DOLLAR, &["australian dollar", "aussie dollar"], &["a$", "au$", "aud$"], &["australian cent"]),
    of("CAD", "Canadian dollar", DOLLAR, &["canadian dollar"], &["c$", "ca$", "cad$", "can$"], &["canadian cent"]),
    of("NZD", "New Zealand dollar", DOLLAR, &["new zealand dollar"], &["nz$", "nzd$"], &[]),
    of("HKD", "Hong Kong dollar", DOLLAR, &["hong kong dollar"], &["hk$", "hkd$"], &[]),
    of("SGD", "Singapore dollar", DOLLAR, &["singapore dollar"], &["s$", "sg$", "sgd$"], &[]),
    of("TWD", "New Taiwan dollar", DOLLAR, &["taiwan dollar", "new taiwan dollar"], &["nt$", "twd$"], &[]),
    of("JMD", "Jamaican dollar", DOLLAR, &["jamaican dollar"], &["j$"], &[]),
    of("ZWL", "Zimbabwean dollar", DOLLAR, &["zimbabwean dollar", "zimbabwe dollar"], &["z$"], &[]),
    of("EUR", "Euro", None, &["euro"], &["€"], &["euro cent", "eurocent"]),
    of("GBP", "British pound", None, &["pound sterling", "pounds sterling", "british pound", "sterling", "quid"], &["£"], &["penny", "pence"]),
    of("EGP", "Egyptian pound", None, &["egyptian pound"], &["e£"], &[]),
    of("LBP", "Lebanese pound", None, &["lebanese pound"], &[], &[]),
    of("JPY", "Japanese yen", None, &["yen", "japanese yen"], &["¥", "jp¥", "￥"], &[]),
    of("CNY", "Chinese yuan", None, &["yuan", "chinese yuan", "renminbi", "rmb", "chinese renminbi", "元", "kuai"], &["cn¥", "rmb¥"], &[]),
    of("franc", "franc", None, &["franc"], &["₣"], &["centime"]),
    of("CHF", "Swiss franc", FRANC, &["swiss franc"], &["sfr"], &["rappen"]),
    of("FRF", "French franc", FRANC, &["french franc"], &[], &[]),
    of("BEF", "Belgian franc", FRANC, &["belgian franc"], &[], &[]),
    of("XOF", "West African CFA franc", FRANC, &["cfa franc"], &[], &[]),
    of("DEM", "German mark", None, &["deutsche mark", "german mark", "deutschmark", "d mark"], &["dm"], &["pfennig"]),
    of("FIM", "Finnish markka", None, &["markka", "finnish markka"], &[], &[]),
    of("NLG", "Netherlands guilder", None, &["guilder", "dutch guilder"], &["ƒ"], &[]),
    of("ITL", "Italian lira", Some("lira"), &["italian lira", "italian lire"], &[], &[]),
    of("lira", "lira", None, &["lira", "lire"], &[], &[]),
    of("TRY", "Turkish lira", Some("lira"), &["turkish lira"], &["₺"], &["kurus"]),
    of("ESP", "Peseta", None, &["peseta", "spanish peseta"], &[], &[]),
    of("ATS", "Austrian schilling", None, &["schilling", "austrian schilling"], &[], &[]),
    of("peso", "peso", None, &["peso"], &[], &["centavo"]),
    of("MXN", "Mexican peso", PESO, &["mexican peso"], &["mex$", "mx$", "mxn$"], &[]),
    of("PHP", "Philippine peso", PESO, &["philippine peso"], &["₱"], &[]),
    of("ARS", "Argentine peso", PESO, &["argentine peso", "argentinian peso"], &["ar$"], &[]),
    of("CLP", "Chilean peso", PESO, &["chilean peso"], &["clp$"], &[]),
    of("COP", "Colombian peso", PESO, &["colombian peso"], &["col$"], &[]),
    of("CUP", "Cuban peso", PESO, &["cuban peso"], &[], &[]),
    of("BRL", "Brazilian real", None, &["brazilian real", "brazilian reais", "reais"], &["r$", "brl$"], &[]),
    of("rupee", "rupee", None, &["rupee"], &["₨", "rs", "ரூ"], &["paisa", "paise"]),
    of("INR", "Indian rupee", RUPEE, &["indian rupee"], &["₹"], &[]),
    of("PKR", "Pakistani rupee", RUPEE, &["pakistani rupee", "pakistan rupee"], &[], &[]),
    of("LKR", "Sri Lankan rupee", RUPEE, &["sri lankan rupee"], &[], &[]),
    of("NPR", "Nepalese rupee", RUPEE, &["nepalese rupee"], &[], &[]),
    of("IDR", "Indonesian rupiah", None, &["rupiah", "indonesian rupiah"], &["rp"], &[]),
    of("MYR", "Malaysian ringgit", None, &["ringgit", "malaysian ringgit"], &["rm"], &["sen"]),
    of("THB", "Thai baht", None, &["baht", "thai baht"], &["฿"], &[]),
    of("KRW", "South Korean won", None, &["south korean won", "korean won"], &["₩"], &[]),
    of("VND", "Vietnamese dong", None, &["vietnamese dong"], &["₫"], &[]),
    of("LAK", "Lao kip", None, &["lao kip", "kip"], &["₭"], &[]),
    of("RUB", "Russian ruble", None, &["ruble", "rouble", "russian ruble", "russian rouble"], &["₽"], &["kopeck"]),
    of("UAH", "Ukrainian hryvnia", None, &["hryvnia", "ukrainian hryvnia"], &["₴"], &[]),
    of("GEL", "Georgian lari", None, &["georgian lari"], &["₾"], &[]),
    of("KZT", "Kazakhstani tenge", None, &["tenge"], &["₸"], &[]),
    of("PLN", "Polish zloty", None, &["zloty", "złoty", "polish zloty"], &["zł"], &[]),
    of("CZK", "Czech koruna", None, &["koruna", "czech koruna", "czech crown"], &["kč"], &[]),
    of("HUF", "Hungarian forint", None, &["forint", "hungarian forint"], &[], &[]),
    of("RON", "Romanian leu", None, &["romanian leu", "romanian lei"], &[], &[]),
    of("BGN", "Bulgarian lev", None, &["bulgarian lev"], &[], &[]),
    of("krone", "krone", None, &["krone", "kroner", "krona", "kronor"], &["kr"], &[]),
    of("SEK", "Swedish krona", KRONE, &["swedish krona", "swedish kronor", "swedish crown"], &[], &[]),
    of("NOK", "Norwegian krone", KRONE, &["norwegian krone", "norwegian kroner", "norwegian crown"], &["nkr"], &[]),
    of("DKK", "Danish krone", KRONE, &["danish krone", "danish kroner", "danish crown"], &["dkr"], &[]),
    of("ISK", "Icelandic króna", KRONE, &["icelandic krona", "icelandic króna"], &[], &[]),
    of("ILS", "Israeli shekel", None, &["shekel", "israeli shekel"], &["₪"], &[]),
    of("dinar", "dinar", None, &["dinar"], &[], &[]),
    of("KWD", "Kuwaiti dinar", DINAR, &["kuwaiti dinar"], &[], &[]),
    of("IQD", "Iraqi dinar", DINAR, &["iraqi dinar"], &[], &[]),
    of("JOD", "Jordanian dinar", DINAR, &["jordanian dinar"], &[], &[]),
    of("AED", "UAE dirham", Some("dirham"), &["uae dirham", "emirati dirham"], &[], &[]),
    of("MAD", "Moroccan dirham", Some("dirham"), &["moroccan dirham"], &[], &[]),
    of("dirham", "dirham", None, &["dirham"], &[], &[]),
    of("SAR", "Saudi riyal", Some("riyal"), &["saudi riyal"], &[], &[]),
    of("IRR", "Iranian rial", Some("riyal"), &["iranian rial", "iranian riyal"], &["﷼"], &[]),
    of("riyal", "riyal", None, &["riyal", "rial"], &[], &[]),
    of("ZAR", "South African rand", None, &["rand", "south african rand"], &[], &[]),
    of("NGN", "Nigerian naira", None, &["naira", "nigerian naira"], &["₦"], &[]),
    of("GHS", "Ghanaian cedi", None, &["cedi", "ghanaian cedi"], &["gh₵", "₵"], &[]),
    of("shilling", "shilling", None, &["shilling"], &["ksh"], &[]),
    of("KES", "Kenyan shilling", Some("shilling"), &["kenyan shilling", "kenya shilling"], &[], &[]),
    of("UGX", "Ugandan shilling", Some("shilling"), &["ugandan shilling"], &[], &[]),
    of("TZS", "Tanzanian shilling", Some("shilling"), &["tanzanian shilling"], &[], &[]),
    of("ETB", "Ethiopian birr", None, &["birr", "ethiopian birr"], &[], &[]),
    of("CRC", "Costa Rican colón", None, &["costa rican colon", "costa rican colón"], &["₡"], &[]),
    of("PEN", "Peruvian sol", None, &["peruvian sol"], &["s/"], &[]),
    of("VES", "Venezuelan bolívar", None, &["bolivar", "bolívar"], &[], &[]),
    of("BDT", "Bangladeshi taka", None, &["taka", "bangladeshi taka"], &["৳"], &[]),
    of("AFN", "Afghan afghani", None, &["afghani"], &["؋"], &[]),
    of("MNT", "Mongolian tögrög", None, &["tugrik"], &["₮"], &[]),
    of("KHR", "Cambodian riel", None, &["riel"], &["៛"], &[]),
    of("PYG", "Paraguayan guaraní", None, &["guarani"], &["₲"], &[]),
    of("FJD", "Fijian dollar", DOLLAR, &["fijian dollar", "fiji dollar"], &[], &[]),
    of("BBD", "Barbadian dollar", DOLLAR, &["barbadian dollar", "barbados dollar"], &[], &[]),
    of("BSD", "Bahamian dollar", DOLLAR, &["bahamian dollar"], &[], &[]),
    of("TTD", "Trinidad and Tobago dollar", DOLLAR, &["trinidad and tobago dollar"], &[], &[]),
    of("NAD", "Namibian dollar", DOLLAR, &["namibian dollar"], &[], &[]),
    of("LRD", "Liberian dollar", DOLLAR, &["liberian dollar"], &[], &[]),
    of("BND", "Brunei dollar", DOLLAR, &["brunei dollar"], &[], &[]),
    of("GYD", "Guyanese dollar", DOLLAR, &["guyanese dollar"], &[], &[]),
    of("SRD", "Surinamese dollar", DOLLAR, &["surinamese dollar"], &[], &[]),
    of("BMD", "Bermudian dollar", DOLLAR, &["bermudian dollar"], &[], &[]),
    of("BZD", "Belize dollar", DOLLAR, &["belize dollar"], &[], &[]),
    of("KYD", "Cayman Islands dollar", DOLLAR, &["cayman islands dollar"], &[], &[]),
    of("XCD", "Eastern Caribbean dollar", DOLLAR, &["eastern caribbean dollar", "east caribbean dollar"], &[], &[]),
    of("SBD", "Solomon Islands dollar", DOLLAR, &["solomon islands dollar"], &[], &[]),
    of("UYU", "Uruguayan peso", PESO, &["uruguayan peso"], &[], &[]),
    of("DOP", "Dominican peso", PESO, &["dominican peso"], &[], &[]),
    of("BOB", "Bolivian boliviano", None, &["boliviano", "bolivian boliviano"], &[], &[]),
    of("GTQ", "Guatemalan quetzal", None, &["quetzal", "guatemalan quetzal", "quetzales"], &[], &[]),
    of("HNL", "Honduran lempira", None, &["lempira", "honduran lempira"], &[], &[]),
    of("NIO", "Nicaraguan córdoba", None, &["nicaraguan cordoba", "nicaraguan córdoba"], &[], &[]),
    of("PAB", "Panamanian balboa", None, &["balboa", "panamanian balboa"], &[], &[]),
    of("HTG", "Haitian gourde", None, &["gourde", "haitian gourde"], &[], &[]),
    of("HRK", "Croatian kuna", None, &["kuna", "croatian kuna"], &[], &[]),
    of("RSD", "Serbian dinar", DINAR, &["serbian dinar"], &[], &[]),
    of("MKD", "Macedonian denar", None, &["macedonian denar"], &[], &[]),
    of("ALL", "Albanian lek", None, &["albanian lek"], &[], &[]),
    of("MDL", "Moldovan leu", None, &["moldovan leu", "moldovan lei"], &[], &[]),
    of("BYN", "Belarusian ruble", None, &["belarusian ruble", "belarusian rouble"], &[], &[]),
    of("AMD", "Armenian dram", None, &["armenian dram"], &[], &[]),
    of("AZN", "Azerbaijani manat", None, &["azerbaijani manat"], &[], &[]),
    of("TMT", "Turkmenistan manat", None, &["turkmen manat", "turkmenistan manat"], &[], &[]),
    of("UZS", "Uzbekistani som", None, &["uzbek som", "uzbekistani som"], &[], &[]),
    of("KGS", "Kyrgyzstani som", None, &["kyrgyz som", "kyrgyzstani som"], &[], &[]),
    of("TJS", "Tajikistani somoni", None, &["somoni", "tajikistani somoni"], &[], &[]),
    of("BHD", "Bahraini dinar", DINAR, &["bahraini dinar"], &[], &[]),
    of("TND", "Tunisian dinar", DINAR, &["tunisian dinar"], &[], &[]),
    of("DZD", "Algerian dinar", DINAR, &["algerian dinar"], &[], &[]),
    of("LYD", "Libyan dinar", DINAR, &["libyan dinar"], &[], &[]),
    of("OMR", "Omani rial", Some("riyal"), &["omani rial", "omani riyal"], &[], &[]),
    of("QAR", "Qatari riyal", Some("riyal"), &["qatari riyal", "qatari rial"], &[], &[]),
    of("YER", "Yemeni rial", Some("riyal"), &["yemeni rial", "yemeni riyal"], &[], &[]),
    of("SYP", "Syrian pound", None, &["syrian pound"], &[], &[]),
    of("SDG", "Sudanese pound", None, &["sudanese pound"], &[], &[]),
    of("IEP", "Irish pound", None, &["irish pound", "irish punt"], &[], &[]),
    of("CYP", "Cypriot pound", None, &["cypriot pound", "cyprus pound"], &[], &[]),
    of("GIP", "Gibraltar pound", None, &["gibraltar pound"], &[], &[]),
    of("FKP", "Falkland Islands pound", None, &["falkland islands pound"], &[], &[]),
    of("BWP", "Botswana pula", None, &["pula", "botswana pula"], &[], &[]),
    of("ZMW", "Zambian kwacha", None, &["zambian kwacha"], &[], &[]),
    of("MWK", "Malawian kwacha", None, &["malawian kwacha"], &[], &[]),
    of("AOA", "Angolan kwanza", None, &["kwanza", "angolan kwanza"], &[], &[]),
    of("GMD", "Gambian dalasi", None, &["dalasi", "gambian dalasi"], &[], &[]),
    of("RWF", "Rwandan franc", FRANC, &["rwandan franc"], &[], &[]),
    of("BIF", "Burundian franc", FRANC, &["burundian franc"], &[], &[]),
    of("CDF", "Congolese franc", FRANC, &["congolese franc"], &[], &[]),
    of("GNF", "Guinean franc", FRANC, &["guinean franc"], &[], &[]),
    of("DJF", "Djiboutian franc", FRANC, &["djiboutian franc"], &[], &[]),
    of("XAF", "Central African CFA franc", FRANC, &["central african cfa franc"], &[], &[]),
    of("XPF", "CFP franc", FRANC, &["cfp franc"], &[], &[]),
    of("LUF", "Luxembourg franc", FRANC, &["luxembourg franc"], &[], &[]),
    of("SOS", "Somali shilling", Some("shilling"), &["somali shilling"], &[], &[]),
    of("MGA", "Malagasy ariary", None, &["ariary", "malagasy ariary"], &[], &[]),
    of("MZN", "Mozambican metical", None, &["mozambican metical", "meticais"], &[], &[]),
    of("SZL", "Swazi lilangeni", None, &["lilangeni", "swazi lilangeni"], &[], &[]),
    of("MUR", "Mauritian rupee", RUPEE, &["mauritian rupee"], &[], &[]),
    of("SCR", "Seychellois rupee", RUPEE, &["seychellois rupee"], &[], &[]),
    of("MVR", "Maldivian rufiyaa", None, &["rufiyaa", "maldivian rufiyaa"], &[], &[]),
    of("BTN", "Bhutanese ngultrum", None, &["ngultrum", "bhutanese ngultrum"], &[], &[]),
    of("MMK", "Burmese kyat", None, &["kyat", "burmese kyat"], &[], &[]),
    of("MOP", "Macanese pataca", None, &["pataca", "macanese pataca"], &[], &[]),
    of("PGK", "Papua New Guinean kina", None, &["papua new guinean kina"], &[], &[]),
    of("KPW", "North Korean won", None, &["north korean won"], &[], &[]),
    of("PTE", "Portuguese escudo", None, &["escudo", "portuguese escudo"], &[], &[]),
    of("GRD", "Greek drachma", None, &["greek drachma"], &[], &[]),
    of("SKK", "Slovak koruna", None, &["slovak koruna", "slovak crown"], &[], &[]),
    of("EEK", "Estonian kroon", None, &["kroon", "estonian kroon"], &[], &[]),
    of("LVL", "Latvian lats", None, &["latvian lats"], &[], &[]),
    of("LTL", "Lithuanian litas", None, &["lithuanian litas"], &[], &[]),
    of("SIT", "Slovenian tolar", None, &["tolar", "slovenian tolar"], &[], &[]),
    of("MTL", "Maltese lira", Some("lira"), &["maltese lira"], &[], &[]),
    of("BTC", "Bitcoin", None, &["bitcoin"], &["₿"], &[]),
    of("ETH", "Ether", None, &["ether"], &["Ξ"], &[]),
];

/// Codes that are English words in capitals too, so that before a number they prove nothing.
const WORDS_TOO: &[&str] = &[
    "ALL", "TOP", "TRY", "CUP", "MAD", "PEN", "COP", "GEL", "ETH", "LAK", "SAR", "BOB", "NIO", "PAB", "SOS", "MUR",
    "GIP", "MOP", "SIT", "AMD", "BAM", "SCR", "CYP", "RON", "DOP", "MDL", "CDF", "BSD",
];

/// Hundred-millionth of a bitcoin.
const SATOSHI: (&str, &str) = ("satoshi", "BTC");

/// What a sign, code or word stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub currency: &'static Currency,
    /// How many whole units one of it is worth: a cent is 0.01.
    pub worth: Decimal,
    /// The name of what was written.
    pub name: &'static str,
}

type Table = BTreeMap<&'static str, Found>;

static WORDS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::new();
    for currency in CURRENCIES {
        for word in currency.words {
            table.insert(word, Found { currency, worth: Decimal::ONE, name: currency.name });
        }
        for word in currency.cents {
            table.insert(word, Found { currency, worth: Decimal::new(1, 2), name: word });
        }
        if currency.key == SATOSHI.1 {
            table.insert(SATOSHI.0, Found { currency, worth: Decimal::new(1, 8), name: SATOSHI.0 });
        }
    }
    table
});

static SIGNS: LazyLock<Table> = LazyLock::new(|| {
    let whole = |currency| Found { currency, worth: Decimal::ONE, name: currency.name };
    let cent = |currency| Found { currency, worth: Decimal::new(1, 2), name: "cent" };
    // The sign is written of several pounds.
    let named = |sign: &str, found: Found| if sign == "£" { Found { name: "pound", ..found } } else { found };
    CURRENCIES
        .iter()
        .flat_map(|c| c.signs.iter().map(move |sign| (*sign, named(sign, whole(c)))))
        .chain(CURRENCIES.first().map(|dollar| ("¢", cent(dollar))))
        .collect()
});

static CODES: LazyLock<Table> = LazyLock::new(|| {
    let whole = |currency| Found { currency, worth: Decimal::ONE, name: currency.name };
    CURRENCIES.iter().filter(|c| c.key.len() == 3 && c.family != Some(c.key)).map(|c| (c.key, whole(c))).collect()
});

/// Codes that ISO 4217 no longer holds, or never did.
const NO_CODES: &[&str] = &[
    "FRF", "BEF", "DEM", "FIM", "NLG", "ITL", "ESP", "ATS", "ZWL", "BTC", "ETH", "HRK", "IEP", "CYP", "PTE", "GRD",
    "SKK", "EEK", "LVL", "LTL", "SIT", "MTL", "LUF",
];

/// How what was written is called in print: the code of ISO 4217 where it is the whole of one currency in use, else its
/// name ("dollar", "cent", "French franc").
pub(super) fn label(found: Found) -> &'static str {
    let whole = found.name == found.currency.name && found.currency.key.len() == 3;
    let code = whole && found.currency.key.bytes().all(|b| b.is_ascii_uppercase());
    if code && !NO_CODES.contains(&found.currency.key) { found.currency.key } else { found.name }
}

/// A word for money in lower case, singular or plural: "euros", "us dollars", "pence".
pub(super) fn word(words: &str) -> Option<Found> {
    WORDS.get(words).or_else(|| WORDS.get(words.strip_suffix('s')?)).or_else(|| WORDS.get(pennies(words)?)).copied()
}

fn pennies(words: &str) -> Option<&'static str> {
    (words == "pennies").then_some("penny")
}

/// A sign, with the letters before it in lower case: "$", "us$", "€", "rs".
pub(super) fn sign(sign: &str) -> Option<Found> {
    SIGNS.get(sign).copied()
}

/// A code as written, "USD" or "usd"; `before` a number only where it is no English word.
pub(super) fn code(written: &str, before: bool) -> Option<Found> {
    if written.len() != 3 || !written.is_ascii() {
        return None;
    }
    let upper = written.to_ascii_uppercase();
    let risky = WORDS_TOO.contains(&upper.as_str());
    if risky && (before || written != upper) {
        return None;
    }
    CODES.get(upper.as_str()).filter(|f| f.currency.key.bytes().all(|b| b.is_ascii_uppercase())).copied()
}

/// The family of a currency key.
pub(super) fn family(key: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|c| c.key == key).and_then(|c| c.family)
}

/// The sign to print before an amount, when the currency has one of its own.
pub(super) fn printed_sign(key: &str) -> Option<&'static str> {
    Some(match key {
        "dollar" => "$",
        "USD" => "US$",
        "AUD" => "A$",
        "CAD" => "C$",
        "NZD" => "NZ$",
        "HKD" => "HK$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "INR" => "₹",
        "BRL" => "R$",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_or_word_stands_for_two_currencies() {
        let signs: usize = CURRENCIES.iter().map(|c| c.signs.len()).sum();
        // The sign of the cent is of no currency in the table.
        assert_eq!(SIGNS.len(), signs + 1);
        let words: usize = CURRENCIES.iter().map(|c| c.words.len() + c.cents.len()).sum();
        assert_eq!(WORDS.len(), words + 1);
    }

    #[test]
    fn every_family_is_in_the_table() {
        for currency in CURRENCIES {
            assert!(currency.family.is_none_or(|f| CURRENCIES.iter().any(|c| c.key == f)), "{}", currency.key);
        }
    }

    #[test]
    fn codes_that_are_words_need_their_place() {
        assert!(code("USD", true).is_some() && code("usd", true).is_some());
        assert!(code("ALL", true).is_none() && code("try", false).is_none());
        assert!(code("the", true).is_none());
    }
}
