/// The names that Excel accepts for sheets.
enum SheetNames {
  private static let mostUnits = 31

  /// As near to the sheets' own names as they can be, each different from the others even without regard to case.
  static func unique(_ sheets: [Sheet]) -> [String] {
    var taken: Set<String> = []
    return sheets.enumerated().map { index, sheet in
      let wanted = allowed(PlainText.name(sheet, at: index))
      var name = wanted
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = shortened(wanted, to: mostUnits - 6) + " (\(number))"
        number += 1
      }
      return name
    }
  }

  private static func allowed(_ name: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where XMLSource.canHold(scalar) {
      let isForbidden = "[]:*?/\\\n\r\t".unicodeScalars.contains(scalar)
      plain.append(isForbidden ? "_" : scalar)
    }
    // An apostrophe may stand inside, but not at either end.
    if plain.first == "'" { plain.replaceSubrange(plain.startIndex...plain.startIndex, with: ["_"]) }
    let name = shortened(String(plain), to: mostUnits)
    return name.hasSuffix("'") ? name.dropLast() + "_" : name
  }

  /// Cut between two characters, counted in UTF-16 as Excel does.
  private static func shortened(_ name: String, to most: Int) -> String {
    var name = name
    while name.utf16.count > most { name.removeLast() }
    return name
  }
}
