import Foundation
import TextAnalysis

/// A file mapped into memory: read when it is needed, shared with other processes.
func mappedFile(_ path: String) throws -> ModelMemory {
  let failure = CommandFailure("無法讀取檔案：\(path)", "Cannot read the file \(path).")
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw failure }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw failure }
  let length = Int(status.st_size)
  guard length > 0 else { return ModelMemory([]) }
  guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else { throw failure }
  let address = UInt(bitPattern: start)
  return ModelMemory(mapped: UnsafeRawBufferPointer(start: start, count: length)) {
    munmap(UnsafeMutableRawPointer(bitPattern: address), length)
  }
}

/// Does what needs a model, and says in the user's language why the file is none.
func readingModel<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as ModelError {
    switch error {
    case .notAModel: throw CommandFailure("\(path) 不是模型檔。", "\(path) is not a model.")
    case .unknownVersion(let version):
      throw CommandFailure(
        "模型檔 \(path) 的格式版本是 \(version)，本程式讀不懂；請重新訓練。",
        "The model \(path) has the form \(version), which this program does not read; train it again.")
    case .damaged: throw CommandFailure("模型檔 \(path) 不完整或已損壞。", "The model \(path) is cut short or damaged.")
    case .otherKind(let kind):
      throw CommandFailure("模型檔 \(path) 是另一種用途（\(kind)）。", "The model \(path) is for something else (\(kind)).")
    }
  }
}
