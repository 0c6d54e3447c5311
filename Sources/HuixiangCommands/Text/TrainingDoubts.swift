import TextTraining

/// Says on standard error what is perhaps a mistake in texts to learn from; of many, the first ones.
func warn(of doubts: [TrainingDoubt], in source: String) {
  let most = 20
  for doubt in doubts.prefix(most) {
    let (place, said) = ("\(source):\(doubt.line)", doubt.said)
    printError("\(CommandFailure("\(place)：注意：\(said.chinese)", "\(place): warning: \(said.english)"))")
  }
  let rest = doubts.count - most
  guard rest > 0 else { return }
  printError("\(CommandFailure("\(source)：還有 \(rest) 處類似的情形。", "\(source): \(rest) more such places."))")
}

extension TrainingDoubt {
  fileprivate var line: Int {
    switch self {
    case .repeatedID(_, let line, _), .otherLabel(let line, _, _, _): line
    }
  }

  fileprivate var said: CommandFailure {
    switch self {
    case .repeatedID(let id, _, let first):
      CommandFailure("編號「\(id)」在第 \(first) 行已經有了。", "the id \(id) is on line \(first) already.")
    case .otherLabel(_, let label, let first, let firstLabel):
      CommandFailure(
        "與第 \(first) 行同一段文字，標籤卻不同：那裡是 \(firstLabel)，這裡是 \(label)。",
        "the same text as on line \(first) with another label: \(firstLabel) there, \(label) here.")
    }
  }
}
