/// Code systems that the reading itself has to know; their names are `terminology/systems.csv`'s.
enum SystemURI {
  static let cpt = "http://www.ama-assn.org/go/cpt"
  static let hcpcs = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"
  static let icd10CM = "http://hl7.org/fhir/sid/icd-10-cm"
  static let icd10PCS = "http://www.cms.gov/Medicare/Coding/ICD10"
  static let snomed = "http://snomed.info/sct"
  static let loinc = "http://loinc.org"
  static let rxnorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
  static let ucum = "http://unitsofmeasure.org"
}
