import CivilTime

/// Slows the guessing of passwords: ten attempts in ten minutes for each subject, which is a client with what it tries.
actor AttemptLimiter {
  private var attempts: [String: [Instant]] = [:]

  /// Counts an attempt; whether it may go ahead.
  func mayTry(_ subject: String, at now: Instant) -> Bool {
    let since = now.advanced(bySeconds: -600)
    // A flood of subjects cannot fill the memory: those who tried last longest ago are forgotten first.
    if attempts.count >= 10_000 {
      let kept = attempts.sorted { ($0.value.last?.seconds ?? 0) > ($1.value.last?.seconds ?? 0) }.prefix(5000)
      attempts = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
    var recent = (attempts[subject] ?? []).filter { $0 > since }
    guard recent.count < 10 else { return false }
    recent.append(now)
    attempts[subject] = recent
    return true
  }

  /// Forgets the attempts of a subject that proved itself.
  func forget(_ subject: String) { attempts[subject] = nil }
}
