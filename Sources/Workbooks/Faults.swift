// Every sentence that this room says about a file, each with the way out.

extension WorkbookFault {
  private init(_ chinese: String, _ english: String) { self.init(chinese: chinese, english: english) }

  // The wrong kind of file.

  static let notAWorkbook = WorkbookFault(
    "這不是 Excel 活頁簿（.xlsx），或檔案已經損壞。請用試算表軟體開啟後，另存為 .xlsx。",
    "This is not an Excel workbook (.xlsx), or it is damaged. Open it in a spreadsheet program and save it as .xlsx.")
  static let oldOrProtected = WorkbookFault(
    "這個檔案有密碼保護，或是舊式的 .xls。請先取消密碼，再另存為 .xlsx。",
    "This file is protected by a password, or it is an old .xls. Remove the password and save it as .xlsx.")
  static let openDocument = WorkbookFault(
    "這是 OpenDocument 試算表（.ods）。請另存為 .xlsx。", "This is an OpenDocument spreadsheet (.ods). Save it as .xlsx.")
  static let binaryWorkbook = WorkbookFault(
    "這是二進位的 Excel 活頁簿（.xlsb）。請另存為 .xlsx。", "This is a binary Excel workbook (.xlsb). Save it as .xlsx.")
  static let spreadsheetAsText = WorkbookFault(
    "這是試算表檔或壓縮檔，不是文字檔。如果是 Excel 活頁簿，請把副檔名改成 .xlsx。",
    "This is a spreadsheet or a zip file, not a text file. If it is an Excel workbook, give it the ending .xlsx.")

  // The zip file.

  static let cutOff = WorkbookFault(
    "檔案不完整，後面的部分遺失了。請重新下載或複製。", "The file is incomplete: its end is missing. Download or copy it again.")
  static let zip64 = WorkbookFault(
    "這個活頁簿使用 zip64（給超過 4 GB 的檔案用），無法讀取。請用試算表軟體開啟後重新儲存。",
    "The workbook uses zip64, which is for files above 4 GB. Open it in a spreadsheet program and save it again.")
  static let encryptedZip = WorkbookFault(
    "這個壓縮檔有密碼保護。請先取消密碼。", "This zip file is protected by a password. Remove the password.")

  static func damaged(_ part: String) -> WorkbookFault {
    WorkbookFault(
      "活頁簿已經損壞（\(part)）。請用試算表軟體開啟後重新儲存，或重新取得檔案。",
      "The workbook is damaged (\(part)). Open it in a spreadsheet program and save it again, or get the file anew.")
  }

  static func missing(_ part: String) -> WorkbookFault {
    WorkbookFault(
      "活頁簿缺少「\(part)」這個部分。請用試算表軟體開啟後重新儲存。",
      "The workbook lacks its part \"\(part)\". Open it in a spreadsheet program and save it again.")
  }

  // Size.

  static let tooLarge = WorkbookFault(
    "檔案解開後超過 100 MB，不會是問卷。請刪去不需要的工作表、列與格式。",
    "Unpacked, the file has more than 100 MB, which no survey has. Remove sheets, rows and formats that nobody needs.")
  static let tooManySheets = WorkbookFault(
    "檔案超過 1,000 個工作表。請刪去不需要的工作表。",
    "The file has more than 1,000 sheets. Remove those that are not needed.")
  static let tooDense = WorkbookFault(
    "活頁簿的壓縮率高得不合理，可能是惡意檔案，因此不讀取。如果檔案可信，請刪去空白列的格式後重新儲存。",
    "The workbook is compressed more than any real one, as files made to do harm are, so it is not read. If it can be "
      + "trusted, clear the formats of empty rows and save it again.")
  static let tooManyCells = WorkbookFault(
    "檔案超過 1,000,000 個儲存格，或有一列超過 16,384 欄。請刪去不需要的列與欄；離表格很遠的一格也會使中間的空格都算進來。",
    "The file has more than 1,000,000 cells, or more than 16,384 in a row. Remove rows and columns that nobody needs; "
      + "one cell far from the table counts all the empty ones before it.")

  // The XML inside.

  static func malformed(_ part: String) -> WorkbookFault {
    WorkbookFault(
      "活頁簿的「\(part)」不是正確的 XML。請用試算表軟體開啟後重新儲存。",
      "The workbook's part \"\(part)\" is not well-formed XML. Open it in a spreadsheet program and save it again.")
  }

  static func documentType(_ part: String) -> WorkbookFault {
    WorkbookFault(
      "活頁簿的「\(part)」含有 DOCTYPE 宣告，試算表軟體不會寫出這種宣告，因此不讀取。",
      "The workbook's part \"\(part)\" declares a DOCTYPE, which no spreadsheet program writes, so it is not read.")
  }

  static func otherEncoding(_ part: String) -> WorkbookFault {
    WorkbookFault(
      "活頁簿的「\(part)」不是 UTF-8。請用試算表軟體開啟後重新儲存。",
      "The workbook's part \"\(part)\" is not UTF-8. Open it in a spreadsheet program and save it again.")
  }

  // Cells.

  static func formulaWithoutResult(_ cell: String) -> WorkbookFault {
    WorkbookFault(
      "儲存格 \(cell) 的公式沒有存下計算結果。請用試算表軟體開啟後重新儲存，或改填文字。",
      "The formula in cell \(cell) was saved without its result. Open the file in a spreadsheet program and save it "
        + "again, or write the text itself.")
  }

  // Text files.

  static let notUTF8 = WorkbookFault(
    "這一列不是 UTF-8，可能是 Big5。請另存為「CSV UTF-8」。",
    "This row is not UTF-8; it may be Big5. Save the file as \"CSV UTF-8\".")

  static func lineNotUTF8(_ line: Int) -> WorkbookFault {
    WorkbookFault(
      "檔案的第 \(line) 行不是 UTF-8，可能是 Big5。請以 UTF-8 另存。",
      "Line \(line) of the file is not UTF-8; it may be Big5. Save the file as UTF-8.")
  }

  static let unterminatedQuote = WorkbookFault(
    "這一列有引號沒有結束。", "A quotation mark that opens in this row is never closed.")
  static let textAfterQuote = WorkbookFault(
    "結尾引號後面還有文字。欄位裡的引號要寫成兩個：\"\"。",
    "There is text behind a closing quotation mark. A quotation mark inside a field is written twice: \"\".")
  static let rowBeforeSheet = WorkbookFault(
    "這一列不屬於任何工作表。請在它前面加一列，在第一欄寫工作表名稱，例如 survey。",
    "This row belongs to no sheet. Put a row before it with the name of the sheet, such as survey, in the first column.")
  static let noSheets = WorkbookFault(
    "檔案裡沒有工作表。每個工作表以一列開始，第一欄是它的名稱，例如 survey。",
    "The file has no sheets. Each sheet begins with a row that has its name, such as survey, in the first column.")
  static let noTables = WorkbookFault(
    "檔案裡沒有 Markdown 表格。每個工作表以「| survey |」這樣的一行開始。",
    "The file has no Markdown tables. Each sheet begins with a line such as \"| survey |\".")
}
