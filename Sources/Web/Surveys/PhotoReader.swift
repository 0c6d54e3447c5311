import Definitions
import Facts
import Foundation
import Listening

/// Takes the pictures out of a submitted response.
struct PhotoReader {
  let survey: Survey

  /// The paths under which the survey takes pictures.
  static func paths(of survey: Survey) -> [String] {
    survey.questions.compactMap { question in
      if case .photo = question.kind { question.key } else { nil }
    }
  }

  /// How long a body may be: longer only for a survey that takes pictures, which come in base 64.
  static func bodyLimit(_ survey: Survey?) -> Int {
    let photo = JPEGPicture.mostBytes * 4 / 3 + 1024
    return WebSite.bodyLimit + (survey.map { paths(of: $0).count } ?? 0) * photo
  }

  /// The pictures of the questions that were answered; what comes for another is dropped.
  func photos(_ body: SubmittedResponse, answered: [Answer]) throws(SubmissionRefusal) -> [Photo] {
    var photos: [Photo] = []
    for path in Self.paths(of: survey) where answered.contains(where: { $0.path == path }) {
      guard let encoded = body.photos?[path] else { continue }
      guard let data = Data(base64Encoded: encoded), let picture = JPEGPicture(Array(data)) else {
        let language = body.language
        throw .problems([(path, "bad-photo", Wording.word("photoUnreadable", in: language))])
      }
      photos.append(Photo(path: path, bytes: picture.bytes))
    }
    return photos
  }
}

extension Photo {
  /// The picture itself as an address, so that nobody can ask for it a second time without a reason.
  var dataAddress: String { "data:image/jpeg;base64,\(Data(bytes).base64EncodedString())" }
}
