public import CivilTime
import Crypto
public import Facts
import Foundation
import GRDB

extension SQLiteStore {
  public func keep(_ photos: [Photo], forResponse response: String, until lastDay: CivilDate) async throws {
    let sealed = try photos.map { photo -> (String, Data?) in
      // As with contacts: sealed for this row alone.
      let row = Self.row(response, photo.path)
      return (photo.path, try AES.GCM.seal(Data(photo.bytes), using: contactKey, authenticating: row).combined)
    }
    try await writes.write { database in
      for (path, sealed) in sealed {
        try database.execute(
          sql: "INSERT OR IGNORE INTO photo VALUES (?, ?, ?, ?)",
          arguments: [response, path, sealed, lastDay.daysSinceEpoch])
      }
    }
  }

  public func photos(
    response: String, by actor: String, reason: String, at: Instant, today: CivilDate
  ) async throws -> [Photo] {
    let sealed = try await writes.write { database in
      let rows = try Row.fetchAll(
        database, sql: "SELECT path, sealed FROM photo WHERE response = ? AND last_day >= ? ORDER BY path",
        arguments: [response, today.daysSinceEpoch])
      let sealed: [(path: String, sealed: Data)] = rows.map { ($0[0], $0[1]) }
      try database.execute(
        sql: "INSERT INTO photo_reading (response, actor, reason, at, found) VALUES (?, ?, ?, ?, ?)",
        arguments: [response, actor, reason, at.seconds, sealed.count])
      return sealed
    }
    return try sealed.map { path, sealed in
      let box = try AES.GCM.SealedBox(combined: sealed)
      let clear = try AES.GCM.open(box, using: contactKey, authenticating: Self.row(response, path))
      return Photo(path: path, bytes: Array(clear))
    }
  }

  private static func row(_ response: String, _ path: String) -> Data { Data("photo \(response) \(path)".utf8) }
}
