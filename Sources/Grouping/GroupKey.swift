/// What puts lines of FHIR together.
package enum GroupKind: String, Sendable, CaseIterable {
  /// All resources of one patient, whatever inputs they stand in.
  case patient
  /// All resources of one visit.
  case encounter
  /// All resources of one input.
  case file
}

/// Whose a resource is: a patient, a visit, or an input.
package struct GroupKey: Hashable, Sendable {
  /// The id of the patient or visit; the input's name.
  package let id: String
  /// The server that a reference names; nil where it names none.
  package let server: String?

  package init(id: String, server: String? = nil) {
    self.id = id
    self.server = server
  }
}

/// A resource as a reference names it.
package struct ResourceName: Hashable, Sendable {
  /// Empty where the reference does not say it (`urn:uuid:…`).
  package let type: String
  package let id: String
  package let server: String?

  /// Reads a literal reference (FHIR R4 §2.3.0.1): `Type/id`, an address on a server, with or without a version, or
  /// `urn:uuid:id`. Nil for references into the resource itself, searches and what is none of these.
  package init?(reference: String) {
    let urn = "urn:uuid:"
    if reference.hasPrefix(urn) {
      guard reference.utf8.count > urn.utf8.count else { return nil }
      (type, id, server) = ("", String(reference.dropFirst(urn.count)), nil)
      return
    }
    var steps = reference.split(separator: "/", omittingEmptySubsequences: false)
    if steps.count >= 4, steps[steps.count - 2] == "_history" { steps.removeLast(2) }
    guard steps.count >= 2, let last = steps.last, Self.isID(last), Self.isType(steps[steps.count - 2]) else {
      return nil
    }
    let base = steps.dropLast(2).joined(separator: "/")
    guard base.isEmpty || base.contains("://") else { return nil }
    (type, id, server) = (String(steps[steps.count - 2]), String(last), base.isEmpty ? nil : base)
  }

  private static func isType(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x41...0x5A).contains(first) else { return false }
    return text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// FHIR R4 §2.24.0.1.
  private static func isID(_ text: Substring) -> Bool {
    (1...64).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D
          || byte == 0x2E
      }
  }
}
