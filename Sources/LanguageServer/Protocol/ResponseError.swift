import Diagnostics

/// Why a request is refused, with the number that the protocol gives the reason.
struct ResponseError: Error {
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case serverNotInitialized = -32002
    /// The request is well formed, but cannot be met.
    case requestFailed = -32803
  }

  var code: Code
  var message: Message

  init(_ code: Code, _ chinese: String, _ english: String) {
    self.code = code
    message = Message(chinese, english)
  }

  static let badParameters = ResponseError(.invalidParams, "要求的參數不對。", "The parameters are not what the request takes.")
}
