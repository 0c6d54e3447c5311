public import Facts
public import UnicodeText

/// How faces made of signs judge: emoji, kaomoji and 注音文 that mean much the same to everybody who writes them.
///
/// Written for this project. Marks that are read both ways (🙏, 😂, 囧 with a laugh) are neutral: they are known and say
/// nothing. `models/word-lists.tsv` has those that one feature of a model can hold.
public enum MoodMarks {
  /// The mood of a stretch of a text; nil for one that is no face, or an unknown one.
  public static func mood(of stretch: TextStretch, in text: String) -> Sentiment? {
    switch stretch.kind {
    case .emoji: emoji[text.utf8Part(stretch.range).unicodeScalars.first?.value ?? 0]
    case .kaomoji, .bopomofo: face(text.utf8Part(stretch.range))
    case .url, .mail, .mention, .hashtag, .elongation: nil
    }
  }

  private static func face(_ face: String) -> Sentiment? {
    if let mood = faces[face] { return mood }
    // XDDD is XD; a face in brackets judges by its eyes and mouth.
    let short = Array(face.unicodeScalars.prefix(2))
    if let mood = faces[String(String.UnicodeScalarView(short))],
      face.unicodeScalars.dropFirst(2).allSatisfy({ $0 == short[1] })
    {
      return mood
    }
    return features.first { feature in face.unicodeScalars.contains(feature.key) }?.value
  }

  private static let emoji: [UInt32: Sentiment] = table([
    ("👍👏😀😃😄😁😆😊🙂😍🥰😘🤩🥳😋😎🤗💯❤💕💖💗💓💛💚💙💜🧡✨🎉🌟⭐💪👌🥹😻", .positive),
    ("👎😡😠🤬😤😞😔😟😕🙁☹😣😖😫😩😢😭🤮🤢💩💢😒🙄💔😰😱😨🥵🥶😷🤕😾", .negative),
    ("🙏😂🤣😅😐😑😶🤔😏😴🤷🤦👀😳🥺", .neutral),
  ])

  private static func table(_ rows: [(String, Sentiment)]) -> [UInt32: Sentiment] {
    var table: [UInt32: Sentiment] = [:]
    for (marks, mood) in rows { for mark in marks.unicodeScalars { table[mark.value] = mood } }
    return table
  }

  private static let faces: [String: Sentiment] = {
    let rows: [(String, Sentiment)] = [
      ("^_^ ^__^ ^.^ ^o^ ^O^ ^^ :) :-) :D :-D =D =) :3 ;) ;-) <3 UwU uwu OwO owo ㅎㅎ ㄏㄏ ㄎㄎ", .positive),
      ("T_T T.T TAT TT Q_Q Q.Q QAQ QwQ QQ orz Orz ORZ OTZ =.= =_= -_- -.- -_-||| >_< >.<", .negative),
      (";_; :( :-( =( :'( ㅠㅠ ㅜㅜ ㄇㄉ ㄍㄋㄋ", .negative),
      ("XD xD Xd xd @_@ @@ O_O o_o O.o o.O 0.0 ~_~ ._. 囧 ㅋㅋ :P :p =3= >< >///<", .neutral),
    ]
    var table: [String: Sentiment] = [:]
    for (list, mood) in rows { for face in list.split(separator: " ") { table[String(face)] = mood } }
    return table
  }()

  /// What decides of a face in brackets, by the first that it has.
  private static let features: [(key: Unicode.Scalar, value: Sentiment)] = [
    ("┻", .negative), ("益", .negative), ("╬", .negative), ("Д", .negative), ("皿", .negative), ("；", .negative),
    ("T", .negative), ("▽", .positive), ("∀", .positive), ("ω", .positive), ("✿", .positive), ("◕", .positive),
    ("´", .positive), ("^", .positive), ("•", .positive),
  ]
}
