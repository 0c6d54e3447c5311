import Foundation
import TextTraining

/// Does what training does, and says in the user's language why it cannot be done.
///
/// - Parameter source: the file or folder that is learned from.
func learning<Result>(from source: String, _ work: () throws -> Result) throws -> Result {
  do { return try work() } catch let error as TrainingError { throw error.failure(source) }
}

func learning<Result>(from source: String, _ work: () async throws -> Result) async throws -> Result {
  do { return try await work() } catch let error as TrainingError { throw error.failure(source) }
}

extension TrainingError {
  fileprivate func failure(_ source: String) -> CommandFailure {
    if case .badLine(let source, let line, let reason) = self {
      let said = reason.failure
      return CommandFailure("\(source):\(line)：\(said.chinese)", "\(source):\(line): \(said.english)")
    }
    let said = reason
    return CommandFailure("\(source)：\(said.chinese)", "\(source): \(said.english)")
  }

  private var reason: CommandFailure {
    switch self {
    case .badLine(_, _, let reason): reason.failure
    case .unknownTopic(let comment, let topic):
      CommandFailure(
        "編號 \(comment) 的主題「\(topic)」沒有定義；請在問卷檔裡定義，或更正這一則。",
        "the text \(comment) has the topic \(topic), which is not defined: define it, or correct the text.")
    case .tooFewComments(let count):
      CommandFailure(
        "可學習的評論只有 \(count) 則，至少要 20 則（約三分之一留作評分，不算在內）。",
        "only \(counted(count, "comment")) to learn from; 20 are needed, besides the third that is kept for judging.")
    case .oneLabel(let label?):
      CommandFailure(
        "所有文字的標籤都是「\(label)」，無從分辨；請加入其他標籤的文字。",
        "all texts have the label \(label), so there is nothing to tell apart: add texts with other labels.")
    case .oneLabel(nil): CommandFailure("沒有可以學習的文字。", "there is no text to learn from.")
    case .noAspect:
      CommandFailure(
        "沒有任何一則在 aspects 裡標出談到什麼。", "no text says in its member aspects what it speaks of.")
    case .library(let what): CommandFailure("訓練中斷：\(what)", "training broke off: \(what).")
    }
  }
}

extension LineProblem {
  fileprivate var failure: CommandFailure {
    switch self {
    case .empty: CommandFailure("檔案是空的。", "the file is empty.")
    case .noTexts: CommandFailure("這一行標題以下沒有任何文字。", "there is no text below this heading.")
    case .noHeading:
      CommandFailure(
        "第一行應為「id⇥label⇥text」（以定位字元分隔）。", "the first line must be id, label, text, with tabs between them.")
    case .fields(let found, let expected):
      CommandFailure(
        "有 \(found) 欄，應為 \(expected) 欄（以定位字元分隔）。",
        "\(counted(found, "field")) instead of \(expected), with tabs between them.")
    case .noLabel: CommandFailure("沒有標籤。", "there is no label.")
    case .notJSON: CommandFailure("不是 JSON 物件。", "this is no JSON object.")
    case .noMember(let name): CommandFailure("缺少欄位 \(name)。", "the member \(name) is missing.")
    case .wrongType(""): CommandFailure("不是 JSON 物件。", "this is no JSON object.")
    case .wrongType(let name): CommandFailure("欄位 \(name) 的型別不對。", "the member \(name) is of the wrong type.")
    case .encoding(let offset):
      CommandFailure(
        "檔案的第 \(offset + 1) 個位元組不是文字；請另存為 UTF-8。",
        "byte \(offset + 1) of the file is no text: save the file as UTF-8.")
    case .value(let field, let value, let allowed): Self.failure(field, value, allowed)
    }
  }

  private static func failure(_ field: String, _ value: String, _ allowed: [String]) -> CommandFailure {
    guard !allowed.isEmpty else {
      return CommandFailure("欄位 \(field) 不能是「\(value)」。", "the field \(field) cannot be \(value).")
    }
    return CommandFailure(
      "欄位 \(field) 不能是「\(value)」；可以是 \(allowed.joined(separator: "、"))。",
      "the field \(field) cannot be \(value); it can be \(allowed.joined(separator: ", ")).")
  }
}

/// All comments of a folder, by file name.
///
/// - Parameter topics: keys of the topics that comments may speak of; nil where any will do.
func labelledComments(_ folder: String, topics: [String]? = nil) throws -> [LabelledComment] {
  let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".ndjson") }
  guard !names.isEmpty else {
    throw CommandFailure("\(folder) 裡沒有 .ndjson 檔。", "There are no .ndjson files in \(folder).")
  }
  return try names.sorted().flatMap { name in
    let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    return try learning(from: path) {
      try LabelledComment.comments(ndjson: try readFile(path), source: path, topics: topics)
    }
  }
}
