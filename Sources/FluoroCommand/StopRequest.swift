import Glibc
import Synchronization

/// Where the signal handler writes; -1 until there is a pipe. A handler can be handed nothing, hence a global.
private let signalPipe = Atomic<Int32>(-1)

/// SIGINT and SIGTERM as something that can be waited for beside an input: each arrives as a byte in a pipe.
struct StopRequest {
  /// Becomes readable when a signal has arrived; -1 when no pipe could be made.
  let descriptor: Int32

  /// Takes both signals over, and ignores SIGPIPE: a closed pipe is seen where it is written to.
  init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      descriptor = -1
      return
    }
    descriptor = ends[0]
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    signalPipe.store(ends[1], ordering: .releasing)
    var action = sigaction()
    // The second signal has its usual effect: an output that nobody reads must not hold the process.
    action.sa_flags = SA_RESTART | Int32(truncatingIfNeeded: UInt32(SA_RESETHAND))
    // Only what is safe in a handler: an atomic load and write(2).
    action.__sigaction_handler.sa_handler = { signal in
      var byte = UInt8(truncatingIfNeeded: signal)
      _ = write(signalPipe.load(ordering: .acquiring), &byte, 1)
    }
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// The next signal that has arrived, nil when none has.
  func next() -> ExitStatus? {
    var byte: UInt8 = 0
    guard descriptor >= 0, read(descriptor, &byte, 1) == 1 else { return nil }
    return Int32(byte) == SIGTERM ? .terminated : .interrupted
  }
}
