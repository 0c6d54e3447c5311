// Starts the language server for survey files in Visual Studio Code.
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  client = new LanguageClient(
    "huixiang", "Huixiang", { command: "huixiang", args: ["language-server"] },
    { documentSelector: [{ language: "huixiang-survey" }] });
  return client.start();
};

exports.deactivate = () => client?.stop();
