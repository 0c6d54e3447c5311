import ArgumentParser
import HuixiangCommands

@main
enum Entry {
  static func main() async { await HuixiangCommand.main() }
}
