import TestKit
import Testing

/// What README and the chapters tell people to type works as it stands there.
struct ReadmeTests {
  private static let blocks = ["README.md", "Docs/first-feed.md"].flatMap(blocks)

  /// A page's shell blocks, without what builds the project.
  private static func blocks(of page: String) -> [String] {
    let text = (try? readFile(Checkout.path + "/" + page)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "```").enumerated().compactMap { number, part in
      guard number % 2 == 1, part.hasPrefix("sh\n") else { return nil }
      let lines = part.dropFirst(3).split(separator: "\n").filter { !$0.hasPrefix("make ") && !$0.hasPrefix("export ") }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }
  }

  @Test("the commands of README and the first feed run", arguments: blocks)
  func commands(_ block: String) throws {
    let fluoro = try #require(Command.fluoroPath)
    let folder = TemporaryFolder()
    let script = """
      set -euo pipefail
      ln -s "$1/Samples" "$1/Mappings" . && mkdir bin && ln -s "$0" bin/fluoro && PATH="$PWD/bin:$PATH"
      \(block)
      """
    let run = Command("/bin/bash").run(["-c", script, fluoro, Checkout.path], in: folder.path)
    #expect(run.status == 0, "\(run.said)")
  }

  @Test("both have examples")
  func examples() { #expect(Self.blocks.count >= 10) }
}
