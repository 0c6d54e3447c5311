/// Draws a chart as SVG: text stays text, parts differ by pattern and not by colour alone, and the picture says in words
/// what it shows.
struct ChartSVG {
  let title: String
  let description: String
  /// Distinguishes the ids of several pictures on one page.
  let number: Int

  private let width = 720.0
  private let labelWidth = 210.0
  private let rowHeight = 34.0

  func render(_ chart: Chart) -> String {
    switch chart {
    case .bars(let bars, let most): frame(rows: bars.count, legend: 0, content: self.bars(bars, most))
    case .stacked(let rows, let parts):
      frame(rows: rows.count, legend: 30, content: patterns(parts.count) + legend(parts) + stacked(rows))
    }
  }

  private func frame(rows: Int, legend: Double, content: String) -> String {
    let height = Double(rows) * rowHeight + legend + 12
    return """
      <svg class="chart" role="img" viewBox="0 0 \(coordinate(width)) \(coordinate(height))" \
      aria-labelledby="chart-\(number)-title chart-\(number)-text">
      <title id="chart-\(number)-title">\(escaped(title))</title>
      <desc id="chart-\(number)-text">\(escaped(description))</desc>
      \(content)</svg>

      """
  }

  private func bars(_ bars: [Bar], _ most: Double) -> String {
    let room = width - labelWidth - 90
    let x = { (value: Double) in labelWidth + room * min(1, max(0, most > 0 ? value / most : 0)) }
    return bars.enumerated().map { index, bar in
      let top = Double(index) * rowHeight + 8
      let middle = top + 11
      var parts = label(bar.label, middle)
      parts += rectangle(labelWidth, top, x(bar.value) - labelWidth, "fill=\"#4a93a2\"")
      if let interval = bar.interval {
        parts += line(x(interval.lowerBound), middle, x(interval.upperBound), middle, "stroke=\"#16262e\" stroke-width=\"2\"")
        for end in [interval.lowerBound, interval.upperBound] {
          parts += line(x(end), middle - 5, x(end), middle + 5, "stroke=\"#16262e\" stroke-width=\"2\"")
        }
      }
      if let target = bar.target {
        // White beneath it: the dashes must stand out from the bar as from the page.
        parts += line(x(target), top - 4, x(target), top + 26, "stroke=\"#fff\" stroke-width=\"6\"")
        parts += line(
          x(target), top - 4, x(target), top + 26, "stroke=\"#a33b1f\" stroke-width=\"2.5\" stroke-dasharray=\"4 3\"")
      }
      return parts + text(width - 80, middle, bar.text, "font-weight=\"700\"")
    }.joined()
  }

  private func stacked(_ rows: [StackedRow]) -> String {
    let most = max(1, rows.map { $0.values.reduce(0, +) }.max() ?? 1)
    let room = width - labelWidth - 60
    return rows.enumerated().map { index, row in
      let top = Double(index) * rowHeight + 38
      var start = labelWidth
      var parts = label(row.label, top + 11)
      for (part, value) in row.values.enumerated() where value > 0 {
        let length = room * Double(value) / Double(most)
        parts += rectangle(start, top, length, fill(part))
        start += length
      }
      return parts + text(start + 8, top + 11, String(row.values.reduce(0, +)), "font-weight=\"700\"")
    }.joined()
  }

  private static let colours = ["#1d6b45", "#8fa3ad", "#d9a441", "#a33b1f", "#0b5563"]

  private func fill(_ part: Int) -> String {
    "fill=\"url(#chart-\(number)-part-\(part))\" stroke=\"#16262e\" stroke-width=\"0.7\""
  }

  /// Stripes of a different slope for each part.
  private func patterns(_ count: Int) -> String {
    let marks = [
      "", "<path d=\"M0 8 L8 0\" stroke=\"#fff\" stroke-width=\"1.4\"/>",
      "<circle cx=\"4\" cy=\"4\" r=\"1.6\" fill=\"#16262e\"/>",
      "<path d=\"M0 0 L8 8 M0 8 L8 0\" stroke=\"#fff\" stroke-width=\"1.2\"/>",
      "<path d=\"M0 4 H8\" stroke=\"#fff\" stroke-width=\"1.4\"/>",
    ]
    let defined = (0..<count).map { part in
      """
      <pattern id="chart-\(number)-part-\(part)" width="8" height="8" patternUnits="userSpaceOnUse">\
      <rect width="8" height="8" fill="\(Self.colours[part % Self.colours.count])"/>\(marks[part % marks.count])</pattern>
      """
    }
    return "<defs>\(defined.joined())</defs>\n"
  }

  private func legend(_ parts: [String]) -> String {
    // Many parts need the room over the labels too.
    let start = parts.count > 4 ? 20 : labelWidth
    let step = min(120, (width - start) / Double(max(1, parts.count)))
    return parts.enumerated().map { index, part in
      let x = start + Double(index) * step
      return "<rect x=\"\(coordinate(x))\" y=\"6\" width=\"18\" height=\"16\" \(fill(index))/>" + text(x + 26, 15, part)
    }.joined()
  }

  private func label(_ text: String, _ y: Double) -> String {
    self.text(labelWidth - 12, y, shortened(text), "text-anchor=\"end\"")
  }

  /// Long labels end in an ellipsis; the table below has them whole. A Chinese character is two columns wide.
  private func shortened(_ text: String) -> String {
    var columns = 0
    var result = ""
    for scalar in text.unicodeScalars {
      columns += scalar.value > 0x2E7F ? 2 : 1
      if columns > 24 { return result + "…" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private func text(_ x: Double, _ y: Double, _ content: String, _ attributes: String = "") -> String {
    """
    <text x="\(coordinate(x))" y="\(coordinate(y))" dominant-baseline="middle" fill="#16262e" font-size="15" \(attributes)>\
    \(escaped(content))</text>

    """
  }

  private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ attributes: String) -> String {
    "<rect x=\"\(coordinate(x))\" y=\"\(coordinate(y))\" width=\"\(coordinate(max(0, width)))\" height=\"22\" \(attributes)/>\n"
  }

  private func line(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double, _ attributes: String) -> String {
    "<line x1=\"\(coordinate(x))\" y1=\"\(coordinate(y))\" x2=\"\(coordinate(toX))\" y2=\"\(coordinate(toY))\" \(attributes)/>\n"
  }
}
