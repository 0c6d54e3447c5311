import ArgumentParser
import Definitions
import Diagnostics
import Foundation
import SurveyLanguage
import Workbooks

extension SurveyCommand {
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a survey as an XLSForm or XForm, for ODK and KoboToolbox.",
      discussion: "What other programs will not obey is listed on standard error.")

    enum Target: String, ExpressibleByArgument, CaseIterable {
      case md, csv, xlsx, xform
    }

    @OptionGroup var places: Places
    @Argument(help: "The key of a survey, or a .survey file.") var survey: String
    @Option(help: "md, csv, xlsx or xform.") var to = Target.md
    @Option(help: "The file to write; without it, standard output.") var output: String?

    func run() async throws {
      try await HuixiangCommands.run {
        let (definition, catalogue, source) = try places.surveyOrFile(survey)
        var form = XLSForm(definition, catalogue)
        if let source { form.add(source: String(decoding: source, as: UTF8.self)) }
        let bytes = bytes(form, definition)
        if let output {
          try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } else {
          FileHandle.standardOutput.write(Data(bytes))
        }
        for construct in form.unheeded {
          let text = construct.text(in: userLanguage)
          printError(userLanguage == "en" ? "Other programs will not obey: \(text)." : "其他程式不會執行：\(text)。")
        }
      }
    }

    private func bytes(_ form: XLSForm, _ survey: Survey) -> [UInt8] {
      if to == .xform { return Array(form.xform.utf8) }
      let sheets = form.sheets.map { sheet in
        Sheet(
          name: sheet.name,
          rows: ([sheet.columns] + sheet.rows).enumerated().map { Sheet.Row(number: $0.offset + 1, cells: $0.element) })
      }
      return writeWorkbook(sheets, as: WorkbookFormat(rawValue: to.rawValue) ?? .md)
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import", abstract: "Make a .survey file of an XLSForm.",
      discussion: "Exit code 1, with sheet and row, where the form is wrong or has what a survey cannot have.")

    @Argument(help: "A form as .xlsx, .csv or .md.") var form: String
    @Option(help: "The .survey file to write.") var output: String
    @Option(help: "Where the scales, units and topics are that a form which was exported from here names.")
    var shared = "surveys"
    @Option(help: "How findings are told: text or json.") var format = OutputFormat.text

    func run() async throws {
      try await HuixiangCommands.run {
        guard let kind = WorkbookFormat(fileName: form) else {
          throw CommandFailure("不認得「\(form)」：需要 .xlsx、.csv 或 .md。", "\(form) is no .xlsx, .csv or .md file.")
        }
        let key = URL(fileURLWithPath: output).deletingPathExtension().lastPathComponent
        let beside = FileManager.default.fileExists(atPath: shared) ? try surveyFiles([shared]) : []
        let imported = importForm(try sheets(kind), key: key, beside: beside)
        tell(imported)
        guard let source = imported.source else { throw ExitCode(1) }
        try Data(source.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
      }
    }

    private func sheets(_ kind: WorkbookFormat) throws -> [FormSheet] {
      do {
        return try readWorkbook(try readFile(form), as: kind).map { sheet in
          FormSheet(name: sheet.name, rows: sheet.rows.map { (number: $0.number, cells: $0.cells) })
        }
      } catch let fault as WorkbookFault {
        let place = [fault.sheet, fault.row.map { "\($0)" }].compactMap { $0 }.joined(separator: ":")
        let prefix = "\(form)\(place.isEmpty ? "" : ":\(place)"): "
        throw CommandFailure(prefix + fault.chinese, prefix + fault.english)
      }
    }

    private func tell(_ imported: FormImport) {
      let findings = imported.findings
      switch format {
      case .text:
        for finding in findings {
          printError(
            "\(form): \(finding.place.text(in: userLanguage)): \(finding.severity.rawValue)[\(finding.code.rawValue)]: \(finding.message.text(in: userLanguage))")
        }
        let errors = findings.filter { $0.severity == .error }.count
        print(
          userLanguage.hasPrefix("zh")
            ? "\(form)：\(errors) 個錯誤、\(findings.count - errors) 個警告"
            : "\(form): \(counted(errors, "error")), \(counted(findings.count - errors, "warning"))")
      case .json:
        let list = findings.map { finding in
          let row = finding.row.map(String.init) ?? "null"
          let column = finding.column.map(quotedJSON) ?? "null"
          return """
            {"code":"\(finding.code.rawValue)","severity":"\(finding.severity.rawValue)","file":\(quotedJSON(form)),\
            "sheet":\(quotedJSON(finding.sheet)),"row":\(row),"column":\(column),\
            "message":\(quotedJSON(finding.message.text(in: userLanguage)))}
            """
        }
        print("[\(list.joined(separator: ",\n "))]")
      }
    }
  }
}
