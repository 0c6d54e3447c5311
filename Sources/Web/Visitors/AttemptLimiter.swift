import CivilTime

/// Slows the guessing of passwords: ten attempts in ten minutes for each subject.
actor AttemptLimiter {
  private var attempts: [String: [Instant]] = [:]

  /// Counts an attempt; whether it may go ahead.
  func mayTry(_ subject: String, at now: Instant) -> Bool {
    let since = now.advanced(bySeconds: -600)
    // Old subjects are forgotten together, so that a flood of numbers cannot fill the memory.
    if attempts.count > 10_000 { attempts = attempts.filter { $0.value.contains { $0 > since } } }
    var recent = (attempts[subject] ?? []).filter { $0 > since }
    guard recent.count < 10 else { return false }
    recent.append(now)
    attempts[subject] = recent
    return true
  }

  /// Forgets the attempts of a subject that proved itself.
  func forget(_ subject: String) { attempts[subject] = nil }
}
