/// Why a file cannot be read: a sentence with the way out, and the place where it is known, which the sentence does not
/// repeat.
public struct WorkbookFault: Error, Hashable, Sendable {
  /// The name of the sheet.
  public var sheet: String?
  /// As `Sheet.Row.number` counts.
  public var row: Int?
  public var chinese: String
  public var english: String

  public init(sheet: String? = nil, row: Int? = nil, chinese: String, english: String) {
    self.sheet = sheet
    self.row = row
    self.chinese = chinese
    self.english = english
  }

  /// The same, told of a place.
  func placed(sheet: String?, row: Int? = nil) -> WorkbookFault {
    var placed = self
    placed.sheet = placed.sheet ?? sheet
    placed.row = placed.row ?? row
    return placed
  }
}
