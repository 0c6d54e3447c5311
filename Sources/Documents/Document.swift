/// A document as blocks, without any knowledge of what it is about.
public struct Document: Hashable, Sendable {
  /// BCP 47.
  public var language: String
  public var title: String
  public var subtitle: String
  public var blocks: [Block]

  public init(language: String, title: String, subtitle: String, blocks: [Block]) {
    self.language = language
    self.title = title
    self.subtitle = subtitle
    self.blocks = blocks
  }

  /// Every table in order: in figures too.
  public var tables: [Table] {
    blocks.compactMap { block in
      switch block {
      case .table(let table): table
      case .figure(let figure): figure.table
      default: nil
      }
    }
  }
}

public enum Block: Hashable, Sendable {
  /// Level 2 through 4; the title is level 1.
  case heading(level: Int, text: String)
  case paragraph(String)
  case list([String])
  case callout(Callout)
  /// Figures that a reader should see first.
  case keyFigures([KeyFigure])
  case table(Table)
  case figure(Figure)
  case quotes([Quote])
}

public struct Callout: Hashable, Sendable {
  public enum Tone: String, Hashable, Sendable {
    case decision, good, warning, note
  }

  public var tone: Tone
  public var title: String
  public var items: [String]

  public init(tone: Tone, title: String, items: [String]) {
    self.tone = tone
    self.title = title
    self.items = items
  }
}

public struct KeyFigure: Hashable, Sendable {
  public var value: String
  public var label: String
  /// What it compares to; may be empty.
  public var remark: String

  public init(value: String, label: String, remark: String) {
    self.value = value
    self.label = label
    self.remark = remark
  }
}

public struct Quote: Hashable, Sendable {
  public var text: String
  public var source: String

  public init(text: String, source: String) {
    self.text = text
    self.source = source
  }
}

/// A table with one header row and one header column.
public struct Table: Hashable, Sendable {
  /// ASCII; names the CSV file.
  public var key: String
  public var caption: String
  public var columns: [String]
  /// Each as long as `columns`; the first cell heads its row.
  public var rows: [[Cell]]

  public init(key: String, caption: String, columns: [String], rows: [[Cell]]) {
    self.key = key
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

public enum Cell: Hashable, Sendable {
  case text(String)
  /// A number as it is printed: `4.21`, `87.5%`, `12`.
  case number(String)
  case empty
}

/// A chart with the table that it draws.
public struct Figure: Hashable, Sendable {
  public var caption: String
  /// What the chart shows, in words, for those who do not see it.
  public var description: String
  public var chart: Chart
  public var table: Table

  public init(caption: String, description: String, chart: Chart, table: Table) {
    self.caption = caption
    self.description = description
    self.chart = chart
    self.table = table
  }
}

public enum Chart: Hashable, Sendable {
  /// Horizontal bars from 0 to `most`, with whiskers and a mark for the target.
  case bars([Bar], most: Double)
  /// Horizontal bars cut into parts, each row as long as its sum against the greatest one.
  case stacked([StackedRow], parts: [String])
}

public struct Bar: Hashable, Sendable {
  public var label: String
  public var value: Double
  /// As it is printed behind the bar.
  public var text: String
  public var interval: ClosedRange<Double>?
  public var target: Double?

  public init(label: String, value: Double, text: String, interval: ClosedRange<Double>?, target: Double?) {
    self.label = label
    self.value = value
    self.text = text
    self.interval = interval
    self.target = target
  }
}

public struct StackedRow: Hashable, Sendable {
  public var label: String
  public var values: [Int]

  public init(label: String, values: [Int]) {
    self.label = label
    self.values = values
  }
}
