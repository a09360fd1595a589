/// Code systems that the reading itself has to know; their names are `terminology/systems.csv`'s.
enum SystemURI {
  static let cpt = "http://www.ama-assn.org/go/cpt"
  static let hcpcs = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
  static let icd10CM = "http://hl7.org/fhir/sid/icd-10-cm"
  static let icd10 = "http://hl7.org/fhir/sid/icd-10"
  static let icd10PCS = "http://www.cms.gov/Medicare/Coding/ICD10"
  static let snomed = "http://snomed.info/sct"
  static let loinc = "http://loinc.org"
  static let rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
  static let ucum = "http://unitsofmeasure.org"

  /// Whether a diagnosis of a system is looked for among the rows of ICD-10-CM. Feeds of the US write I10, ICD-10 (HL7
  /// v2 table 0396), for its clinical modification: a code that has a row is read as that row says, and the system that
  /// is written stays the sender's.
  static func holdsDiagnoses(_ system: String?) -> Bool { system == icd10CM || system == icd10 }
}
