import Diagnostics

/// Tells the editor what is wrong, file by file, and nothing where nothing changed.
struct Publication {
  /// What was last said of each file that had anything said of it.
  private var said: [String: (catalogue: String, list: JSON)] = [:]

  /// The notifications for everything that changed since they were last asked for.
  mutating func notifications(_ workspace: inout Workspace, language: String) -> [JSON] {
    workspace.takeChanged().flatMap { key in
      var lists: [String: JSON] = [:]
      if workspace.isOpen(key) {
        let catalogue = workspace.catalogue(key)
        for file in catalogue.files { lists[file.path] = list(file, catalogue, workspace, language) }
      }
      return notifications(key, lists, workspace)
    }
  }

  private mutating func notifications(_ key: String, _ lists: [String: JSON], _ workspace: Workspace) -> [JSON] {
    let gone = said.filter { $0.value.catalogue == key && lists[$0.key] == nil }.map(\.key)
    let all = lists.merging(gone.map { ($0, JSON.array([])) }) { list, _ in list }
    return all.sorted { $0.key < $1.key }.compactMap { path, list in
      guard list != said[path]?.list ?? .array([]) else { return nil }
      said[path] = list == .array([]) ? nil : (key, list)
      var parameters: [String: JSON] = ["uri": .string(workspace.uri(path)), "diagnostics": list]
      if let version = workspace.documents[path]?.version, !version.isNull { parameters["version"] = version }
      return ["jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": .object(parameters)]
    }
  }

  private func list(
    _ file: AnalysedFile, _ catalogue: FolderCatalogue, _ workspace: Workspace, _ language: String
  ) -> JSON {
    .array((catalogue.diagnostics[file.path] ?? []).map { $0.json(file, catalogue, workspace, language) })
  }
}

extension Diagnostic {
  /// As the protocol writes it, with notes as related places.
  func json(_ file: AnalysedFile, _ catalogue: FolderCatalogue, _ workspace: Workspace, _ language: String) -> JSON {
    var members: [String: JSON] = [
      "range": file.positions.json(range), "severity": severity == .error ? 1 : 2, "code": .string(code),
      "source": "huixiang", "message": .string(message.text(in: language)),
    ]
    let related = notes.compactMap { note -> JSON? in
      guard let place = catalogue.file(note.file) else { return nil }
      return [
        "location": ["uri": .string(workspace.uri(note.file)), "range": place.positions.json(note.range)],
        "message": .string(note.message.text(in: language)),
      ]
    }
    if !related.isEmpty { members["relatedInformation"] = .array(related) }
    return .object(members)
  }
}
