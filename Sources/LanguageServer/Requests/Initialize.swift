/// The first request: what the editor can do, and what the server can.
extension LanguageServer {
  func initialize(_ parameters: JSON) -> JSON {
    let capabilities = parameters["capabilities"]
    language = parameters["locale"].string?.hasPrefix("zh") == true ? "zh-Hant" : "en"
    let formats = capabilities["textDocument"]["hover"]["contentFormat"].elements
    drawsMarkdown = formats.contains("markdown")
    watchesFiles = capabilities["workspace"]["didChangeWatchedFiles"]["dynamicRegistration"].isTrue
    let offered = capabilities["general"]["positionEncodings"].elements
    workspace.encoding = offered.contains("utf-8") ? .utf8 : .utf16
    workspace.roots = roots(parameters)
    state = .running
    return ["capabilities": abilities, "serverInfo": ["name": "huixiang"]]
  }

  private func roots(_ parameters: JSON) -> [String] {
    let folders = parameters["workspaceFolders"].elements.compactMap(\.["uri"].string)
    let single = parameters["rootUri"].string.map { [$0] } ?? []
    return (folders.isEmpty ? single : folders).map { uri in
      let path = FileAddress.path(uri)
      return path.hasSuffix("/") ? String(path.dropLast()) : path
    }
  }

  private var abilities: JSON {
    [
      "positionEncoding": .string(workspace.encoding.rawValue),
      // Changes as ranges; opening, closing and saving are told.
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "completionProvider": ["triggerCharacters": [" ", ".", "=", "(", "[", ","]],
      "hoverProvider": true, "definitionProvider": true, "referencesProvider": true,
      "documentHighlightProvider": true, "documentSymbolProvider": true, "workspaceSymbolProvider": true,
      "documentFormattingProvider": true, "renameProvider": ["prepareProvider": true],
      "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll.huixiang"]],
      "semanticTokensProvider": ["legend": Self.semanticLegend, "full": true],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }
}
