import Facts
import GRDB

/// Puts writes that wait at the same time into one transaction, so that one flush to the disk acknowledges them all.
///
/// A flush takes milliseconds whether it carries one row or a hundred. Each write has its own savepoint: one that fails
/// takes no other with it.
actor CommitQueue {
  typealias Work = @Sendable (Database) throws -> any Sendable

  private struct Waiting {
    var work: Work
    var continuation: CheckedContinuation<any Sendable, any Error>
  }

  private let pool: DatabasePool
  /// Runs behind the writes of each transaction, within it.
  private let completion: @Sendable (Database) throws -> Void
  private var waiting: [Waiting] = []
  private var isWriting = false
  /// Set once a flush failed: what the disk holds is then unknown, and trying again may seem to succeed.
  private var stopReason: String?

  init(pool: DatabasePool, completion: @escaping @Sendable (Database) throws -> Void) {
    self.pool = pool
    self.completion = completion
  }

  /// Runs `work` in a transaction; returns after it is on disk.
  func write<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    if let stopReason { throw StoreError.writesStopped(reason: stopReason) }
    let value = try await withCheckedThrowingContinuation { continuation in
      waiting.append(Waiting(work: { try work($0) }, continuation: continuation))
      if !isWriting {
        isWriting = true
        Task { await self.drain() }
      }
    }
    guard let typed = value as? Value else { throw StoreError.writesStopped(reason: "a write gave another type") }
    return typed
  }

  private func drain() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      await commit(batch)
    }
    isWriting = false
  }

  private func commit(_ batch: [Waiting]) async {
    if let stopReason {
      for item in batch { item.continuation.resume(throwing: StoreError.writesStopped(reason: stopReason)) }
      return
    }
    let works = batch.map(\.work)
    do {
      let results = try await pool.write { [completion] database in
        let results = try works.map { try Self.run($0, in: database) }
        try completion(database)
        return results
      }
      for (item, result) in zip(batch, results) { item.continuation.resume(with: result) }
    } catch {
      if let failure = error as? DatabaseError, failure.resultCode == .SQLITE_IOERR { stopReason = "\(failure)" }
      for item in batch { item.continuation.resume(throwing: error) }
    }
  }

  /// The outcome of one write within the batch. A failure that ends the whole transaction is thrown on.
  private static func run(_ work: Work, in database: Database) throws -> Result<any Sendable, any Error> {
    var result: Result<any Sendable, any Error>?
    try database.inSavepoint {
      do {
        result = .success(try work(database))
        return .commit
      } catch let error as DatabaseError where [.SQLITE_IOERR, .SQLITE_FULL].contains(error.resultCode) {
        throw error
      } catch {
        result = .failure(error)
        return .rollback
      }
    }
    return result ?? .failure(StoreError.writesStopped(reason: "a write had no outcome"))
  }
}
