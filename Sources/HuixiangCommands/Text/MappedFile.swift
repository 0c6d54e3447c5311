import Foundation
import TextAnalysis

/// A file mapped into memory: read when it is needed, shared with other processes.
func mappedFile(_ path: String) throws -> ModelMemory {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { throw unreadable(path) }
  defer { close(file) }
  var status = stat()
  guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw unreadable(path) }
  let length = Int(status.st_size)
  guard length > 0 else { return ModelMemory([]) }
  guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED else {
    throw unreadable(path)
  }
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
    case .damaged: throw damaged(path)
    case .otherKind(let kind):
      let use = kind.use
      throw CommandFailure("模型檔 \(path) \(use.chinese)", "The model \(path) \(use.english)")
    }
  }
}

/// A model that is not whole, and what can be had instead.
private func damaged(_ path: String) -> CommandFailure {
  let previous = path + ".previous"
  guard FileManager.default.fileExists(atPath: previous) else {
    return CommandFailure(
      "模型檔 \(path) 不完整或已損壞，請重新複製一份。", "The model \(path) is cut short or damaged: copy it again.")
  }
  return CommandFailure(
    "模型檔 \(path) 不完整或已損壞：請重新複製一份，或改用前一個模型 \(previous)。",
    "The model \(path) is cut short or damaged: copy it again, or use the model before it, \(previous).")
}

extension ModelKind {
  /// What such a model does and which commands take it.
  fileprivate var use: CommandFailure {
    switch self {
    case .feedback:
      CommandFailure(
        "是館方的意見模型：用於 feedback label、serve、text predict、text evaluate。",
        "labels feedback: feedback label, serve, text predict and text evaluate take it.")
    case .labels:
      CommandFailure(
        "給每則文字一個標籤：用於 text predict、text evaluate。",
        "gives each text one label: text predict and text evaluate take it.")
    case .aspects:
      CommandFailure(
        "找出文字談到什麼：用於 text predict、text evaluate。",
        "finds what texts speak of: text predict and text evaluate take it.")
    case .words: CommandFailure("用於斷詞：text segment。", "cuts texts into words: text segment takes it.")
    }
  }
}
