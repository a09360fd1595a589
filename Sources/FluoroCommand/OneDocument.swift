import ArgumentParser
import Diagnostics
import Framing
import SourceModel

/// One document of an input, for the subcommands that look at one.
struct OneDocument {
  private let path: String
  private let number: Int
  private let reading: ReadingOptions

  init(_ path: String, number: Int, _ reading: ReadingOptions) {
    self.path = path
    self.number = number
    self.reading = reading
  }

  /// Finds it.
  /// - Throws: `ExitCode` once the reason was said.
  func frame(_ terminal: Terminal) throws -> Frame {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try FileBytes.read(path == "-" ? "/dev/stdin" : path)
    } catch {
      terminal.say(InputWalk.unreadable(path, error).rendered())
      throw ExitCode(ExitStatus.unreadable.rawValue)
    }
    var splitter = reading.splitter(for: path)
    var frames: [Frame] = []
    splitter.push(bytes.span, into: &frames)
    splitter.finish(into: &frames)
    guard frames.indices.contains(number - 1) else {
      terminal.say("fluoro: \(path) has \(frames.count) documents; there is no document \(number)")
      throw ExitCode(ExitStatus.incomplete.rawValue)
    }
    if frames.count > 1 { terminal.say("fluoro: document \(number) of \(frames.count); --document chooses another") }
    return frames[number - 1]
  }
}
