import CivilTime
import Definitions
import Foundation
import SQLiteStore

extension Places {
  /// The store, where there is one already: what works on feedback makes no empty database.
  func existingStore() throws -> SQLiteStore {
    guard FileManager.default.fileExists(atPath: databaseFile) else {
      throw CommandFailure(
        "還沒有資料庫：\(databaseFile)。資料若在別的資料夾，請用 --data 指定（script/demo 的在 var/demo）；"
          + "要從頭開始，請執行 huixiang feedback import 檔案 或 huixiang serve。",
        "There is no database yet: \(databaseFile). Name the folder of the data with --data "
          + "(script/demo's is var/demo), or begin with huixiang feedback import FILE or huixiang serve.")
    }
    return try store()
  }

  /// The instants of a quarter as people write it; nil where none is asked for.
  func span(ofPeriod period: String?) throws -> Range<Instant>? {
    try period.map { try quarter($0).instants(in: try catalogue().institution.zone) }
  }
}

/// A quarter as people write it.
func quarter(_ text: String) throws -> Quarter {
  guard let quarter = Quarter(text) else {
    throw CommandFailure(
      "看不懂「\(text)」；請寫 2018Q3、107Q3 或 107年第3季。",
      "\"\(text)\" is no quarter: write 2018Q3, 107Q3 or 107年第3季.")
  }
  return quarter
}
