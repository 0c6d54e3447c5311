/// Which of many entries one page of a list shows.
struct ListPage {
  /// How many entries a page has.
  static let length = 50

  /// Counts from 1.
  let number: Int
  let total: Int

  /// - Parameter asked: the number that the address asks for; beyond the last it is the last, and 1 if it is none.
  init(asked: String, total: Int) {
    self.total = total
    number = min(max(Int(asked) ?? 1, 1), Self.last(of: total))
  }

  /// The entries on it, by their places from 0.
  var range: Range<Int> {
    let start = (number - 1) * Self.length
    return start..<min(start + Self.length, total)
  }

  /// How many pages there are; one also where there is nothing.
  var last: Int { Self.last(of: total) }

  private static func last(of total: Int) -> Int { max(1, (total + length - 1) / length) }

  /// The way to the pages beside this one; nil where it is the only one.
  ///
  /// - Parameter address: of the page with a number.
  func turning(in language: String, address: (Int) -> String) -> PageTurning? {
    guard last > 1 else { return nil }
    return PageTurning(
      newer: number > 1 ? address(number - 1) : nil, older: number < last ? address(number + 1) : nil,
      place: Wording.word("step", in: language).replacing("{n}", with: String(number))
        .replacing("{total}", with: String(last)))
  }
}

/// Links to the pages beside one, and which it is, for a template.
struct PageTurning {
  var newer: String?
  var older: String?
  var place: String
}
