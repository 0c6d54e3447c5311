public import Foundation

/// The folder that holds the package.
public let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The bytes of a file of the repository, such as `surveys/visitor.survey`.
public func repositoryFile(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: repository.appendingPathComponent(path)))
}
