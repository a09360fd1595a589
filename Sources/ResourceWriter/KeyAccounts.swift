import ResourceModel

/// A type and a business identity: what two resources share that are one, or two accounts of one.
struct MergeKey: Hashable {
  let type: TypeID
  let identity: String
}

/// The different things that stand under one key, where the key does not make them one. A repetition may be one of any of
/// them, and documents use one identifier for a thousand things, so they are told apart by their words first.
struct KeyAccounts {
  private struct Account: Hashable {
    let key: MergeKey
    let words: Int
  }

  private var resources: [Account: [ResourceIndex]] = [:]
  private var begun: Set<MergeKey> = []

  /// The most that a resource is compared with, of those that differ in nothing but what they refer to.
  private static let most = 64

  /// Notes the first resource of a key, once.
  mutating func begin(with first: ResourceIndex, of key: MergeKey, _ graph: ResourceGraph) {
    if begun.insert(key).inserted { add(first, of: key, graph) }
  }

  /// Notes a resource that is none of those before it.
  mutating func add(_ resource: ResourceIndex, of key: MergeKey, _ graph: ResourceGraph) {
    let account = Account(key: key, words: SameContent.words(of: resource, graph))
    if resources[account, default: []].count < Self.most { resources[account, default: []].append(resource) }
  }

  /// The resources that one may be a repetition of.
  func alike(_ resource: ResourceIndex, of key: MergeKey, _ graph: ResourceGraph) -> [ResourceIndex] {
    resources[Account(key: key, words: SameContent.words(of: resource, graph))] ?? []
  }
}

/// The things that one key stands for, each with a day: visits of one patient, where a sender gives all of them one id.
struct DatedAccounts {
  private var accounts: [MergeKey: [(resource: ResourceIndex, date: [UInt8])]] = [:]

  /// The most days that one is compared with.
  private static let most = 1000

  /// The first account of a key that may be of the day, which takes the day over where it has none; nil for a new one,
  /// which is noted.
  mutating func account(of key: MergeKey, on date: String, for resource: ResourceIndex) -> ResourceIndex? {
    let date = Array(date.utf8)
    for (place, known) in accounts[key, default: []].enumerated() {
      if known.date.isEmpty {
        accounts[key]?[place].date = date
        return known.resource
      }
      if date.isEmpty || FHIRTime.canBeOneDay(known.date.span, date.span) { return known.resource }
    }
    if accounts[key, default: []].count < Self.most { accounts[key, default: []].append((resource, date)) }
    return nil
  }
}
