import ResourceModel
import SourceModel

// What becomes of the resources that a procedure's lines made.
extension Enrichment {
  /// Makes the Procedure of a procedure that only a charge speaks of, and says its number.
  mutating func makeProcedure(from line: CodeLine, type: TypeID) -> ResourceIndex {
    let rule = "interventional#procedure-from-charge"
    guard let charge = line.charges.first else { return -1 }
    let source = desk.graph.resources[Int(charge)]
    let made = desk.graph.makeResource(type, from: source.node, rule: desk.symbols.intern(rule))
    let root = desk.graph.resources[Int(made)].root
    let ink = Ink(rule: rule, sources: desk.graph.sources(of: line.concept))
    desk.put("status", line.isWithdrawn ? "entered-in-error" : "completed", to: root, ink)
    for (name, becomes) in [
      (names.code, "code"), (names.subject, "subject"), (names.context, "encounter"),
      (names.occurrenceDateTime, "performedDateTime"), (names.occurrencePeriod, "performedPeriod"),
      (names.performer, "performer"), (names.reason, "reasonCode"),
    ] {
      for element in desk.graph.children(name, of: source.root) {
        desk.copy(element, to: root, as: becomes, rule: rule)
      }
    }
    return made
  }

  /// Folds the other lines' resources into the clinical procedure: what only a bill made goes, what is an entry of its
  /// own stays as a part; every charge says which procedure it was for.
  mutating func fold(_ conclusion: Conclusion, _ lines: [CodeLine]) {
    let model = conclusion.model
    let whole = model.resource
    guard model.mood != "planned" else { return }
    for i in conclusion.group.allLines {
      let line = lines[i]
      let node = desk.graph.sources(of: line.concept)
      if let part = line.resource, part != whole {
        if line.isMadeFromCharge {
          desk.graph.resources[Int(part)].isDropped = true
          desk.graph.resources[Int(part)].mergedInto = whole
        } else if !lines[i].isPlanned {
          makePart(part, of: whole, Ink(rule: "interventional#part-of", sources: node))
        }
      }
      for charge in line.charges { serve(charge, whole, Ink(rule: "interventional#service", sources: node)) }
    }
  }

  private mutating func serve(_ charge: ResourceIndex, _ procedure: ResourceIndex, _ ink: Ink) {
    let root = desk.graph.resources[Int(charge)].root
    var isServed = false
    for service in desk.graph.children(names.service, of: root) {
      guard desk.graph.target(of: desk.graph.child(names.reference, of: service)) == procedure else { continue }
      // Two services that became one procedure are one reference.
      if isServed { desk.graph.remove(service) }
      isServed = true
    }
    if !isServed { desk.refer("service", to: procedure, from: root, ink) }
  }

  /// Takes out the Procedures that a drug, device or supply on a bill made, and those of charges that were credited:
  /// the charge stays, and says it all.
  mutating func dropBilledGoods(_ lines: [CodeLine]) {
    for line in lines where line.isMadeFromCharge {
      guard let resource = line.resource, desk.graph.resources[Int(resource)].mergedInto < 0 else { continue }
      guard [.device, .supply, .substance].contains(line.kind) || line.isWithdrawn else { continue }
      desk.graph.resources[Int(resource)].isDropped = true
      for charge in line.charges {
        let root = desk.graph.resources[Int(charge)].root
        for service in desk.graph.children(names.service, of: root)
        where desk.graph.target(of: desk.graph.child(names.reference, of: service)) == resource {
          desk.graph.remove(service)
        }
      }
    }
  }
}
