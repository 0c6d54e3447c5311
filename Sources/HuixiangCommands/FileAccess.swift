import Foundation

/// Why a file cannot be read, with its name; asked for after reading it has failed.
func unreadable(_ path: String) -> CommandFailure {
  let reason = readingTrouble(path) ?? CommandFailure("讀取時出錯。", "reading failed.")
  return CommandFailure("無法讀取檔案 \(path)：\(reason.chinese)", "Cannot read the file \(path): \(reason.english)")
}

/// Why a file cannot be written, with its name; asked for after writing it has failed.
func unwritable(_ path: String) -> CommandFailure {
  let reason = writingTrouble(path) ?? CommandFailure("寫入時出錯，磁碟可能已滿。", "writing failed; the disk may be full.")
  return CommandFailure("無法寫入 \(path)：\(reason.chinese)", "Cannot write \(path): \(reason.english)")
}

/// Refuses a place that cannot be written to, before any long work is done for it.
func requireWritable(_ path: String) throws {
  if writingTrouble(path) != nil { throw unwritable(path) }
}

/// A file that is open for reading; standard input for a hyphen. A folder is none.
func openedForReading(_ file: String) throws -> Int32 {
  guard file != "-" else { return STDIN_FILENO }
  let input = open(file, O_RDONLY | O_CLOEXEC)
  guard input >= 0 else { throw unreadable(file) }
  guard !isFolder(file) else {
    close(input)
    throw unreadable(file)
  }
  return input
}

/// What a file is called in messages.
func nameInMessages(_ file: String) -> CommandFailure {
  file == "-" ? CommandFailure("標準輸入", "standard input") : CommandFailure(file, file)
}

private func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

private func readingTrouble(_ path: String) -> CommandFailure? {
  if isFolder(path) { return CommandFailure("這是資料夾，不是檔案。", "it is a folder, not a file.") }
  return access(path, R_OK) == 0 ? nil : systemTrouble(errno)
}

private func writingTrouble(_ path: String) -> CommandFailure? {
  if isFolder(path) { return CommandFailure("這是資料夾，不是檔案。", "it is a folder, not a file.") }
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  guard isFolder(folder) else {
    return CommandFailure("沒有資料夾 \(folder)，請先建立。", "there is no folder \(folder); make it first.")
  }
  // A new file is put in the old one's place, so it is the folder that must be open to writing.
  return access(folder, W_OK) == 0 ? nil : systemTrouble(errno)
}

/// A reason that the system gives, in both languages where it is a usual one.
private func systemTrouble(_ code: Int32) -> CommandFailure {
  switch code {
  case ENOENT, ENOTDIR: return CommandFailure("沒有這個檔案。", "there is no such file.")
  case EACCES, EPERM: return CommandFailure("沒有權限。", "permission denied.")
  case EROFS: return CommandFailure("磁碟是唯讀的。", "the disk is read-only.")
  default:
    let said = String(cString: strerror(code))
    return CommandFailure("系統說：\(said)", "the system says: \(said).")
  }
}
