import CivilTime
import Crypto
public import Facts
import Foundation
import GRDB

/// Facts and contacts in one SQLite file: write-ahead log, `synchronous=FULL`, so what was acknowledged survives a power
/// cut.
public final class SQLiteStore: FactStore, ContactVault {
  let pool: DatabasePool
  let writes: CommitQueue
  let contactKey: SymmetricKey

  /// Opens the file at `path`, or makes it.
  ///
  /// - Parameters:
  ///   - contactKey: 32 bytes; the contacts are sealed with it (AES-GCM), and lost with it.
  ///   - search: reads texts for the search index. Without it nothing is indexed until the next opening with it, which
  ///     makes up for everything stored before.
  ///   - onIndexing: called while that happens with how many texts and cases are done, and how many there are to do.
  /// - Throws: ``StoreError`` where the file is something else, or newer than this program; `DatabaseError` otherwise.
  public init(
    path: String, contactKey: [UInt8], search: (any SearchReading)? = nil,
    onIndexing: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws {
    try Self.refuseForeignFile(path)
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // What is erased is overwritten: expired contacts leave nothing in the file.
      try database.execute(sql: "PRAGMA secure_delete = ON")
    }
    do {
      pool = try DatabasePool(path: path, configuration: configuration)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw StoreError.notADatabase(path: path, reason: "SQLite: \(error.message ?? "file is not a database")")
    }
    try Self.prepare(pool, path: path)
    let index = search.map { SearchIndex(reading: $0) }
    try index?.prepare(pool, onIndexing: onIndexing)
    writes = CommitQueue(pool: pool) { database in try index?.keepUp(in: database) }
    self.contactKey = SymmetricKey(data: Data(contactKey))
  }

  /// A file that is not empty must begin as SQLite's do: a text file is refused before anything is written beside it.
  private static func refuseForeignFile(_ path: String) throws {
    guard let file = FileHandle(forReadingAtPath: path) else { return }
    defer { try? file.close() }
    let magic = Array("SQLite format 3\0".utf8)
    let start = Array((try? file.read(upToCount: magic.count)) ?? Data())
    guard start.isEmpty || start == magic else {
      throw StoreError.notADatabase(path: path, reason: "it does not begin with \"SQLite format 3\"")
    }
  }

  private static func prepare(_ pool: DatabasePool, path: String) throws {
    let migrator = Schema.migrator
    try pool.write { database in
      let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
      let hasTables = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master)") ?? false
      guard application == Schema.applicationIdentifier || (application == 0 && !hasTables) else {
        throw StoreError.notADatabase(path: path, reason: "it is another program's SQLite database")
      }
      if try migrator.hasBeenSuperseded(database) { throw StoreError.newerSchema(path: path) }
      try database.execute(sql: "PRAGMA application_id = \(Schema.applicationIdentifier)")
    }
    try migrator.migrate(pool)
  }

  /// Folds the write-ahead log into the file, unless another program is at work on it, and closes it.
  public func close() throws {
    do {
      try pool.writeWithoutTransaction { database in _ = try database.checkpoint(.truncate) }
    } catch let error as DatabaseError where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode) {
      // Nothing is lost: the log is read with the file, and whoever closes it last folds it in.
    }
    try pool.close()
  }
}
