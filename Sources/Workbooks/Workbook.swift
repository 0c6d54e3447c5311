/// Reads the sheets of a file, in the order in which the file has them. Hidden sheets are read as well; charts are not.
///
/// In `xlsx`, cells are given as a person sees them under the General format, dates as `2024-03-05`, times as
/// `09:30:00`, both as `2024-03-05T09:30:00`, and formulas by the results that were saved. In `csv` and `md`, rows are
/// counted within their sheet, the header being row 1; `md` counts only rows with content, as pyxform does.
///
/// - Throws: A `WorkbookFault` where the file is damaged, of another kind or larger than a survey can be: more than
///   100 MB unpacked, 1,000,000 cells or 1,000 sheets.
public func readWorkbook(_ bytes: [UInt8], as format: WorkbookFormat) throws(WorkbookFault) -> [Sheet] {
  switch format {
  case .xlsx: try SpreadsheetReader.sheets(bytes)
  case .csv: try CommaSeparatedReader.sheets(bytes)
  case .md: try MarkdownReader.sheets(bytes)
  }
}

/// Writes sheets as a file that `readWorkbook` reads back as the same sheets; the same sheets give the same bytes.
///
/// What a format cannot say is left out: control characters in `xlsx`, and in sheet names the marks that Excel forbids
/// and what is beyond 31 characters; in `md` line breaks and white space around a cell, and row numbers.
public func writeWorkbook(_ sheets: [Sheet], as format: WorkbookFormat) -> [UInt8] {
  switch format {
  case .xlsx: SpreadsheetWriter.bytes(sheets)
  case .csv: Array(CommaSeparatedWriter.text(sheets).utf8)
  case .md: Array(MarkdownWriter.text(sheets).utf8)
  }
}
