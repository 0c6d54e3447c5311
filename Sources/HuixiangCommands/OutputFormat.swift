import ArgumentParser

/// How a command says what it found: to people, or to programs.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
