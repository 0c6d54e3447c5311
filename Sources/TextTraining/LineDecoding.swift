import Foundation

/// A member that names something which is not among the names that it can have.
struct UnknownName: Error {
  var path: [any CodingKey]
  var name: String
  var allowed: [String]
}

extension LineProblem {
  /// What a decoder found wrong.
  init(_ error: any Error) {
    if let error = error as? UnknownName {
      self = .value(field: Self.name(error.path), error.name, allowed: error.allowed)
      return
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context): self = .noMember(Self.name(context.codingPath + [key]))
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self = .wrongType(Self.name(context.codingPath))
    default: self = .notJSON
    }
  }

  /// `topics[0].sentiment`.
  private static func name(_ path: [any CodingKey]) -> String {
    path.reduce("") { name, key in
      if let place = key.intValue { return "\(name)[\(place)]" }
      return name.isEmpty ? key.stringValue : "\(name).\(key.stringValue)"
    }
  }
}
