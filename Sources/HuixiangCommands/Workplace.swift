import ArgumentParser
import CivilTime
import Definitions
import Diagnostics
import Facts
import Foundation
import Listening
import SQLiteStore
import SurveyLanguage
import TextAnalysis

/// Where the definitions, the data and the model are.
struct Places: ParsableArguments {
  @Option(name: .customLong("surveys"), help: "The folder of the definitions.")
  var surveysFolder = "surveys"

  @Option(name: .customLong("data"), help: "The folder of the database, its keys and the reports.")
  var dataFolder = "var"

  @Option(name: .customLong("model"), help: "The model that labels feedback.")
  var modelFile = "models/museum.model"

  var databaseFile: String { dataFolder + "/huixiang.sqlite" }
  var reportsFolder: String { dataFolder + "/reports" }
  var picturesFolder: String { surveysFolder + "/images" }
}

/// Something that ends a command with a sentence for the user and exit code 1.
struct CommandFailure: Error, CustomStringConvertible {
  var chinese: String
  var english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  var description: String { userLanguage.hasPrefix("zh") ? chinese : english }
}

extension ValidationError {
  /// Options that cannot be taken, in the user's language.
  init(_ chinese: String, _ english: String) { self.init("\(CommandFailure(chinese, english))") }
}

/// Refuses a number of threads that no machine has.
func requireThreads(_ threads: Int) throws {
  guard (1...64).contains(threads) else {
    throw ValidationError("--threads 應為 1 到 64。", "--threads must be from 1 to 64.")
  }
}

/// The user's language, from the environment as every command-line program takes it.
var userLanguage: String {
  let environment = ProcessInfo.processInfo.environment
  let value = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
  return value.hasPrefix("zh") ? "zh-Hant" : "en"
}

/// `1 file`, `2 files`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// The present; the only place that reads the clock.
func presentInstant() -> Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }

func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

/// The bytes of a file, or a failure that names it.
func readFile(_ path: String) throws -> [UInt8] {
  do {
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  } catch {
    throw unreadable(path)
  }
}

/// The `.survey` files among and below the paths, by name; kept versions of the past apart.
func surveyFiles(_ paths: [String]) throws -> [SourceFile] {
  var names: [String] = []
  for path in paths {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure("沒有這個檔案或資料夾：\(path)", "There is no file or folder \(path).")
    }
    guard isFolder.boolValue else {
      names.append(path)
      continue
    }
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    let versions = SurveyVersions.folderName + "/"
    names += found.filter { $0.hasSuffix(".survey") && !$0.hasPrefix(versions) && !$0.contains("/" + versions) }.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }
  guard !names.isEmpty else { throw CommandFailure("找不到 .survey 檔案。", "There are no .survey files.") }
  return try names.sorted().map { SourceFile(name: $0, bytes: try readFile($0)) }
}

extension Places {
  /// The checked definitions; what is wrong with them goes to standard error.
  func catalogue() throws -> Catalogue { try Self.catalogue(of: surveysFolder) }

  static func catalogue(of folder: String) throws -> Catalogue {
    let files = try surveyFiles([folder])
    let compilation = compile(files)
    guard let catalogue = compilation.catalogue else {
      let text = DiagnosticText(files: files, language: userLanguage)
      for diagnostic in compilation.diagnostics { printError(text.render(diagnostic)) }
      throw CommandFailure("定義有錯誤，未執行。", "The definitions have errors; nothing was done.")
    }
    return catalogue
  }

  func store() throws -> SQLiteStore {
    try makeDataFolder()
    do {
      return try SQLiteStore(
        path: databaseFile, contactKey: try key("contacts.key"), search: searchText, onIndexing: progressOfIndexing())
    } catch StoreError.notADatabase(let path, let reason) {
      throw CommandFailure("\(path) 不是本程式的資料庫：\(reason)", "\(path) is not a database of this program: \(reason).")
    } catch StoreError.newerSchema(let path) {
      throw CommandFailure("\(path) 是較新版本寫的，請更新程式。", "\(path) was written by a newer version; update the program.")
    }
  }

  /// How texts are read for the search.
  var searchText: SearchText { SearchText(stem: EnglishStemmer.stem) }

  /// Says once a second how far the index is; a short wait passes in silence.
  private func progressOfIndexing() -> (Int, Int) -> Void {
    var said = ContinuousClock.now
    return { done, total in
      guard ContinuousClock.now - said >= .seconds(1) else { return }
      said = ContinuousClock.now
      printError("\(CommandFailure("建立搜尋索引：\(done)／\(total)", "indexing for the search: \(done) of \(total)"))")
    }
  }

  /// 32 random bytes, made on first use and readable by the owner alone.
  func key(_ name: String) throws -> [UInt8] {
    let path = "\(dataFolder)/\(name)"
    if FileManager.default.fileExists(atPath: path) {
      let bytes = try readFile(path)
      guard bytes.count == 32 else {
        throw CommandFailure("金鑰檔 \(path) 應為 32 位元組。", "The key file \(path) must have 32 bytes.")
      }
      return bytes
    }
    var random = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    try writePrivate(Data(bytes), to: path)
    return bytes
  }

  func writePrivate(_ data: Data, to path: String) throws {
    try makeDataFolder()
    // Whole or not at all: an empty password or half a key would be worse than none.
    let draft = path + ".new"
    let isWritten = FileManager.default.createFile(atPath: draft, contents: data, attributes: [.posixPermissions: 0o600])
    guard isWritten, rename(draft, path) == 0 else { throw unwritable(path) }
  }

  /// For the owner alone: what people wrote is in it.
  private func makeDataFolder() throws {
    guard !FileManager.default.fileExists(atPath: dataFolder) else { return }
    try FileManager.default.createDirectory(
      atPath: dataFolder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  func tagger() throws -> KeyedTagger { KeyedTagger(key: try key("signing.key")) }

  /// The model, loaded and checked.
  func labeller() throws -> ModelLabeller {
    let memory = try mappedFile(modelFile)
    return try readingModel(modelFile) { ModelLabeller(analyser: try Analyser(memory)) }
  }

  func intake(_ catalogue: Catalogue, _ store: SQLiteStore) throws -> Intake {
    Intake(catalogue: catalogue, store: store, vault: store, labeller: try labeller())
  }
}

/// The model behind the port that the rest of the program knows.
struct ModelLabeller: Labeller {
  let analyser: Analyser

  var modelVersion: String { analyser.modelVersion }

  func analyse(_ text: String, stars: Int?) -> Analysis { analyser.analyse(text, stars: stars) }
}

/// Runs a command's work; a failure is said in one line, with exit code 1.
func run(_ work: () async throws -> Void) async throws {
  do {
    try await work()
  } catch let failure as CommandFailure {
    printError("huixiang: \(failure)")
    throw ExitCode(1)
  }
}
