/// How the server reaches files that are not open in the editor; given by whoever runs it.
public struct WorkspaceFiles {
  /// The paths of the `.survey` files that lie in a folder, not below it.
  public var list: (_ folder: String) -> [String]
  /// The paths of all `.survey` files in a folder and below it.
  public var listBelow: (_ folder: String) -> [String]
  /// The bytes of a file; `nil` where it cannot be read.
  public var read: (_ path: String) -> [UInt8]?

  public init(
    list: @escaping (String) -> [String], listBelow: @escaping (String) -> [String],
    read: @escaping (String) -> [UInt8]?
  ) {
    self.list = list
    self.listBelow = listBelow
    self.read = read
  }
}
