/// How a language counts, as gettext writes it. Wordings of surveys have no plural forms, but translators' programs ask
/// for the field; the values are those that gettext's own `msginit` gives.
enum PluralForms {
  private static let none = "nplurals=1; plural=0;"
  private static let one = "nplurals=2; plural=(n != 1);"
  private static let slavic =
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
  private static let others: [String: String] = [
    "fr": "nplurals=2; plural=(n > 1);", "pt": "nplurals=2; plural=(n != 1);",
    "cs": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "sk": "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "ru": slavic, "uk": slavic, "be": slavic, "sr": slavic, "hr": slavic, "bs": slavic,
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "ro": "nplurals=3; plural=n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2;",
    "sl": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "ga": "nplurals=3; plural=n==1 ? 0 : n==2 ? 1 : 2;",
    "ar": "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
  ]
  /// Languages that do not tell one from many.
  private static let uncounted: Set<String> = [
    "zh", "yue", "nan", "hak", "ja", "ko", "vi", "th", "id", "ms", "my", "lo", "km", "jv",
  ]

  /// The value of the header field `Plural-Forms`.
  static func header(_ language: String) -> String {
    let primary = String(language.prefix { $0 != "-" })
    return others[primary] ?? (uncounted.contains(primary) ? none : one)
  }
}
