public import SourceModel

/// What a resource must meet to claim a profile: expectations about its elements, as a tree along their paths, so that
/// what hangs on an absent element is never asked.
public struct Profile: Sendable {
  /// Which members of a list, or which resources, are meant.
  public enum Filter: Sendable {
    /// It is there.
    case present
    /// A primitive with this value.
    case equals(ArraySlice<UInt8>)
    /// A Coding, or a CodeableConcept with one.
    case coding(system: ArraySlice<UInt8>, code: ArraySlice<UInt8>)
    /// A code of the value set.
    case member(of: String)
  }

  /// A path step's filter: asked of the element itself where `child` is nil.
  public struct Selection: Sendable {
    /// The child whose value is asked about; nil: the element itself.
    public let child: Symbol?
    /// What its value must be.
    public let filter: Filter
  }

  /// What a reference may point to.
  public struct Target: Sendable {
    /// A resource type.
    public let type: String
    /// The profile that the target must meet; nil: none.
    public let profile: String?
  }

  /// What is asked of one element, in one place of the tree. A class, because checks hold one for every element that they
  /// meet.
  public final class Expectation: Sendable {
    /// The element, or its `value[x]`; none for the resource.
    public let name: Symbol
    /// Whether any type of `name[x]` is meant.
    public let isChoice: Bool
    /// What tells the entries of a slice from others; nil where all entries are meant.
    public let selection: Selection?
    /// How many there must be at the least.
    public let least: Int
    /// How many there may be at the most.
    public let most: Int
    /// Each element has this value, or this coding.
    public let fixed: [Filter]
    /// Each element is of one of these types; empty: of any.
    public let types: [TypeID]
    /// What a reference may point to; empty: anything.
    public let targets: [Target]
    /// Rules of the profile that are more than a count or a value.
    public let invariants: [Invariant]
    /// What is asked below it.
    public let children: [Expectation]

    init(_ draft: ProfileDraft.Expectation, children: [Expectation]) {
      name = draft.name
      isChoice = draft.isChoice
      selection = draft.selection
      least = draft.least
      most = draft.most
      fixed = draft.fixed
      types = draft.types
      targets = draft.targets
      invariants = draft.invariants
      self.children = children
    }
  }

  /// The last part of its canonical.
  public let name: String
  /// Goes into `meta.profile`.
  public let canonical: String
  /// Profiles that this one is built on: what meets it meets those.
  public let base: String?
  /// For which resources of the type it is meant.
  public let when: (name: Symbol, filter: Filter)?
  /// What is asked of the resource itself.
  public let resource: Expectation
  /// A row asks what the finisher does not know: never claimed.
  public let isImpossible: Bool
}
