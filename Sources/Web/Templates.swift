import Mustache

/// The page templates, compiled once from the embedded files.
struct Templates: Sendable {
  private let library: MustacheLibrary

  init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Self.sources {
      try library.register(String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  /// The page as HTML; values are escaped by the template engine.
  func render(_ name: String, _ view: Any) -> String { library.render(view, withTemplate: name) ?? "" }

  private static let sources: [(String, [UInt8])] = [
    ("head", PackageResources.head_mustache), ("survey", PackageResources.survey_mustache),
    ("scale", PackageResources.scale_mustache), ("label", PackageResources.label_mustache),
    ("hint", PackageResources.hint_mustache), ("missing", PackageResources.missing_mustache),
    ("invalid", PackageResources.invalid_mustache), ("home", PackageResources.home_mustache),
    ("message", PackageResources.message_mustache), ("lookup", PackageResources.lookup_mustache),
    ("login", PackageResources.login_mustache), ("staffbar", PackageResources.staffbar_mustache),
    ("cases", PackageResources.cases_mustache), ("case", PackageResources.case_mustache),
    ("marked", PackageResources.marked_mustache), ("search", PackageResources.search_mustache),
    ("hits", PackageResources.hits_mustache),
    ("label-page", PackageResources.label_page_mustache), ("label-chips", PackageResources.label_chips_mustache),
    ("topic-field", PackageResources.topic_field_mustache), ("teach", PackageResources.teach_mustache),
    ("taught", PackageResources.taught_mustache),
    ("feedback", PackageResources.feedback_mustache), ("reports", PackageResources.reports_mustache),
  ]
}

/// The style sheet and scripts, by the name in their address.
enum Assets {
  static func find(_ name: String) -> (bytes: [UInt8], type: String)? {
    let script = "text/javascript; charset=utf-8"
    return switch name {
    case "site.css": (PackageResources.site_css, "text/css; charset=utf-8")
    case "survey.js": (PackageResources.survey_js, script)
    case "answers.js": (PackageResources.answers_js, script)
    case "screens.js": (PackageResources.screens_js, script)
    case "turns.js": (PackageResources.turns_js, script)
    case "hours.js": (PackageResources.hours_js, script)
    case "photo.js": (PackageResources.photo_js, script)
    case "ranking.js": (PackageResources.ranking_js, script)
    case "conditions.js": (PackageResources.conditions_js, script)
    case "shuffle.js": (PackageResources.shuffle_js, script)
    case "queue.js": (PackageResources.queue_js, script)
    case "idle.js": (PackageResources.idle_js, script)
    case "worker.js": (PackageResources.worker_js, script)
    default: nil
    }
  }
}
