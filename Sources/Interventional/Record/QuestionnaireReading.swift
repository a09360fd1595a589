import ResourceModel
import SourceModel
import Terminology

/// One answer of a QuestionnaireResponse, with what was asked.
struct QuestionnaireAnswer {
  let response: ResourceIndex
  let item: ElementIndex
  /// The `answer`, which holds the value.
  let element: ElementIndex
  /// The LOINC code that the item's link is named after, as forms made of LOINC panels do: `/72514-3`.
  let codes: [CodeUse]
  /// The question, where it has words.
  let question: String?
  /// The headings that it stands under, the nearest first.
  let headings: [String]
  /// When it was answered.
  let authored: String
}

extension GraphView {
  /// The answers of a QuestionnaireResponse (FHIR R4), in order. Items stand within items, and within answers.
  func answers(of response: ResourceIndex) -> [QuestionnaireAnswer] {
    let authored = string(of: root(response), names.authored) ?? ""
    var found: [QuestionnaireAnswer] = []
    var pending: [(item: ElementIndex, headings: [String])] = children(names.item, of: root(response)).map { ($0, []) }
    pending.reverse()
    while let (item, headings) = pending.popLast() {
      let text = string(of: item, names.text)
      let codes = linkedCode(of: item).map { [$0] } ?? []
      var below: [ElementIndex] = Array(children(names.item, of: item))
      for answer in children(names.answer, of: item) {
        below += children(names.item, of: answer)
        found.append(
          QuestionnaireAnswer(
            response: response, item: item, element: answer, codes: codes,
            question: text, headings: headings, authored: authored))
      }
      let inner = text.map { [$0] + headings } ?? headings
      pending += below.reversed().map { ($0, inner) }
    }
    return found
  }

  private func linkedCode(of item: ElementIndex) -> CodeUse? {
    let element = child(names.linkId, of: item)
    guard let link = string(element), let last = link.split(separator: "/").last else { return nil }
    return CodeUse(system: SystemURI.loinc, uri: SystemURI.loinc, code: String(last), element: element)
  }
}
