import Diagnostics
import Interventional
import ResourceModel
import SourceModel

// What documents that are read together are called, each by itself.
extension Stages {
  /// Type and id of each.
  func partLabels() -> [Origin: DocumentLabel] {
    var labels: [Origin: DocumentLabel] = [:]
    for number in tree.parts.indices {
      var label = DocumentLabel(format: .fhir)
      label.readResource(tree, tree.partNode(number), compiled.labels)
      labels[tree.parts[number].origin] = label
    }
    return labels
  }

  /// The document that a procedure's resource was made from, as the model names it.
  /// - Parameters: origin, label: those of the frame.
  func document(of resource: ResourceGraph.Resource, _ origin: Origin, _ label: DocumentLabel) -> DocumentReference {
    var (origin, label) = (origin, label)
    if let part = tree.part(of: resource.node) {
      origin = tree.parts[part].origin
      label.readResource(tree, tree.partNode(part), compiled.labels)
    }
    return DocumentReference(
      input: origin.input, frame: origin.frame, format: label.format.rawValue, type: label.type, control: label.control)
  }
}
