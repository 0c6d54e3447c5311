/// Writes a document as one HTML page with its style inside; no script, nothing fetched from elsewhere.
public struct HTMLWriter: Sendable {
  /// Words of the page itself, in the document's language.
  public struct Words: Hashable, Sendable {
    public var contents: String
    public var data: String
    public var download: String

    public init(contents: String, data: String, download: String) {
      self.contents = contents
      self.data = data
      self.download = download
    }
  }

  private let words: Words
  /// The address of a table's CSV file, by its key; `nil` leaves the links out.
  private let address: @Sendable (String) -> String?

  public init(words: Words, address: @escaping @Sendable (String) -> String?) {
    self.words = words
    self.address = address
  }

  public func render(_ document: Document) -> String {
    var number = 0
    let body = document.blocks.enumerated().map { block($1, &number, place: $0) }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(document.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(escaped(document.title))</title>
      <style>
      \(ReportStyle.sheet)</style>
      </head>
      <body>
      <header><h1>\(escaped(document.title))</h1><p>\(escaped(document.subtitle))</p></header>
      \(contents(document))<main>
      \(body)</main>
      </body>
      </html>

      """
  }

  private func contents(_ document: Document) -> String {
    let links = document.blocks.enumerated().compactMap { place, block -> String? in
      guard case .heading(2, let text) = block else { return nil }
      return "<li><a href=\"#part-\(place)\">\(escaped(text))</a></li>"
    }
    guard !links.isEmpty else { return "" }
    return "<nav aria-label=\"\(escaped(words.contents))\"><ul>\(links.joined())</ul></nav>\n"
  }

  private func block(_ block: Block, _ number: inout Int, place: Int) -> String {
    switch block {
    case .heading(let level, let text):
      let depth = min(4, max(2, level))
      return "<h\(depth) id=\"part-\(place)\">\(escaped(text))</h\(depth)>\n"
    case .paragraph(let text): return "<p>\(escaped(text))</p>\n"
    case .list(let items): return "<ul>\(items.map { "<li>\(escaped($0))</li>" }.joined())</ul>\n"
    case .callout(let callout): return self.callout(callout)
    case .keyFigures(let figures): return keyFigures(figures)
    case .table(let table): return self.table(table)
    case .quotes(let quotes): return quotes.map(quote).joined()
    case .figure(let figure):
      number += 1
      return self.figure(figure, number)
    }
  }

  private func callout(_ callout: Callout) -> String {
    let items = callout.items.map { "<li>\(escaped($0))</li>" }.joined()
    return "<section class=\"callout \(callout.tone.rawValue)\"><h3>\(escaped(callout.title))</h3><ul>\(items)</ul></section>\n"
  }

  private func keyFigures(_ figures: [KeyFigure]) -> String {
    let items = figures.map { figure in
      """
      <li><strong>\(escaped(figure.value))</strong> <span class="label">\(escaped(figure.label))</span> \
      <span class="remark">\(escaped(figure.remark))</span></li>
      """
    }
    return "<ul class=\"key\">\(items.joined())</ul>\n"
  }

  private func quote(_ quote: Quote) -> String {
    "<figure class=\"quote\"><blockquote><p>\(escaped(quote.text))</p></blockquote><figcaption>\(escaped(quote.source))</figcaption></figure>\n"
  }

  private func figure(_ figure: Figure, _ number: Int) -> String {
    let picture = ChartSVG(title: figure.caption, description: figure.description, number: number).render(figure.chart)
    // What the marks mean is for everyone; a screen reader has it from the picture already.
    return """
      <figure><figcaption>\(escaped(figure.caption))</figcaption>
      <p class="remark" aria-hidden="true">\(escaped(figure.description))</p>
      <div class="plot" tabindex="0" role="region" aria-label="\(escaped(figure.caption))">\(picture)</div><details><summary>\(escaped(words.data))</summary>
      \(table(figure.table))</details></figure>

      """
  }

  private func table(_ table: Table) -> String {
    let numeric = table.columns.indices.map { isNumeric(table, $0) }
    let head = zip(table.columns, numeric).map { column, isNumeric in
      "<th scope=\"col\"\(isNumeric ? Self.numberClass : "")>\(escaped(column))</th>"
    }.joined()
    let rows = table.rows.map { row in
      let cells = row.enumerated().map { index, content in
        cell(content, isHeader: index == 0, isNumeric: index < numeric.count && numeric[index])
      }
      return "<tr>" + cells.joined() + "</tr>\n"
    }
    let link = address(table.key).map {
      " <a class=\"csv\" href=\"\(escaped($0))\">\(escaped(words.download))<span class=\"hidden\"> \(escaped(table.caption))</span></a>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(escaped(table.caption))"><table>
      <caption>\(escaped(table.caption))\(link ?? "")</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(rows.joined())</tbody></table></div>

      """
  }

  private static let numberClass = " class=\"number\""
  /// A cell with more characters keeps room for a line that can be read; then a narrow screen scrolls the table.
  private static let longText = 20

  /// Numbers and nothing else but gaps: then its header and its gaps stand to the right too.
  private func isNumeric(_ table: Table, _ column: Int) -> Bool {
    let cells = table.rows.compactMap { column < $0.count ? $0[column] : nil }.filter { $0 != .empty }
    return !cells.isEmpty && cells.allSatisfy { if case .number = $0 { true } else { false } }
  }

  private func cell(_ cell: Cell, isHeader: Bool, isNumeric: Bool) -> String {
    let (text, attributes) =
      switch cell {
      case .text(let text): (escaped(text), text.count > Self.longText ? " class=\"long\"" : "")
      case .number(let text): (escaped(text), Self.numberClass)
      case .empty: ("–", isNumeric ? Self.numberClass : "")
      }
    return isHeader ? "<th scope=\"row\"\(attributes)>\(text)</th>" : "<td\(attributes)>\(text)</td>"
  }
}
