import TextTraining

/// Says on standard error what a training begins with, and how many seconds after its beginning.
func progressOfTraining() -> @Sendable (TrainingStep) -> Void {
  let started = ContinuousClock.now
  return { step in
    let seconds = Int((ContinuousClock.now - started) / .seconds(1))
    let said = step.said
    printError("\(CommandFailure("\(seconds) 秒：\(said.chinese)", "\(seconds) s: \(said.english)"))")
  }
}

extension TrainingStep {
  fileprivate var said: CommandFailure {
    switch self {
    case .part(let part, let count):
      CommandFailure("留出五分之一，學習其餘（\(part)／\(count)）…", "learning with a fifth held back (\(part) of \(count)) …")
    case .all: CommandFailure("從全部文字學習中…", "learning from all texts …")
    case .judging(let part, let count):
      CommandFailure("交叉驗證（\(part)／\(count)）…", "cross-validation (\(part) of \(count)) …")
    case .deciding: CommandFailure("用留出的文字調整判定…", "deciding with the texts held back …")
    }
  }
}
