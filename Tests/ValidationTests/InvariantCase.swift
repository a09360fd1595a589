import Testing

/// An invariant with a resource that breaks it and one that does not.
struct InvariantCase: Sendable, CustomTestStringConvertible {
  let key: String
  let broken: String
  let whole: String

  init(_ key: String, broken: String, whole: String) {
    self.key = key
    self.broken = broken
    self.whole = whole
  }

  var testDescription: String { key }

  static let all: [InvariantCase] = [
    InvariantCase(
      "obs-6",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueString":"x","dataAbsentReason":{"text":"y"}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueString":"x"}
        """#),
    InvariantCase(
      "obs-7",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueString":"x","component":[{"code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueString":"y"}]}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueString":"x","component":[{"code":{"coding":[{"system":"http://loinc.org",
        "code":"2-6"}]},"valueString":"y"}]}
        """#),
    InvariantCase(
      "obs-3",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"referenceRange":[{"appliesTo":[{"text":"x"}]}]}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"referenceRange":[{"text":"x"}]}
        """#),
    InvariantCase(
      "qty-3",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueQuantity":{"value":1,"code":"mg"}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueQuantity":{"value":1,"unit":"mg"}}
        """#),
    InvariantCase(
      "per-1",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"effectivePeriod":{"start":"2026-03-02","end":"2026-03-01"}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"effectivePeriod":{"start":"2026-03","end":"2026-03-01"}}
        """#),
    InvariantCase(
      "per-1",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"effectivePeriod":{"start":"2026-03-02T10:00:00-05:00","end":"2026-03-02T14:59:00Z"}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"effectivePeriod":{"start":"2026-03-02T10:00:00-05:00","end":"2026-03-02T15:00:00.5Z"}}
        """#),
    InvariantCase(
      "rng-2",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueRange":{"low":{"value":10},"high":{"value":9}}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueRange":{"low":{"value":9},"high":{"value":10}}}
        """#),
    InvariantCase(
      "rat-1",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueRatio":{"numerator":{"value":1}}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"valueRatio":{"numerator":{"value":1},"denominator":{"value":2}}}
        """#),
    InvariantCase(
      "ref-1",
      broken: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"subject":{"id":"x"}}
        """#,
      whole: #"""
        {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
        "code":"1-8"}]},"subject":{"display":"x"}}
        """#),
    InvariantCase(
      "con-4",
      broken: #"""
        {"resourceType":"Condition","subject":{"display":"x"},"abatementDateTime":"2026","clinicalStatus":{
        "coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}
        """#,
      whole: #"""
        {"resourceType":"Condition","subject":{"display":"x"},"abatementDateTime":"2026","clinicalStatus":{
        "coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]}}
        """#),
    InvariantCase(
      "pat-1",
      broken: #"""
        {"resourceType":"Patient","contact":[{"gender":"male"}]}
        """#,
      whole: #"""
        {"resourceType":"Patient","contact":[{"name":{"text":"x"}}]}
        """#),
    InvariantCase(
      "org-1",
      broken: #"""
        {"resourceType":"Organization","active":true}
        """#,
      whole: #"""
        {"resourceType":"Organization","name":"x"}
        """#),
    InvariantCase(
      "org-3",
      broken: #"""
        {"resourceType":"Organization","name":"x","telecom":[{"system":"phone","value":"1","use":"home"}]}
        """#,
      whole: #"""
        {"resourceType":"Organization","name":"x","telecom":[{"system":"phone","value":"1","use":"work"}]}
        """#),
    InvariantCase(
      "cpt-2",
      broken: #"""
        {"resourceType":"Patient","telecom":[{"value":"1"}]}
        """#,
      whole: #"""
        {"resourceType":"Patient","telecom":[{"system":"phone","value":"1"}]}
        """#),
    InvariantCase(
      "att-1",
      broken: #"""
        {"resourceType":"Patient","photo":[{"data":"AAAA"}]}
        """#,
      whole: #"""
        {"resourceType":"Patient","photo":[{"data":"AAAA","contentType":"image/png"}]}
        """#),
    InvariantCase(
      "bdl-3",
      broken: #"""
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Patient"}}]}
        """#,
      whole: #"""
        {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient"}}]}
        """#),
    InvariantCase(
      "bdl-7",
      broken: #"""
        {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{
        "resourceType":"Patient"}},{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"}}]}
        """#,
      whole: #"""
        {"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{
        "resourceType":"Patient"}},{"fullUrl":"urn:uuid:2","resource":{"resourceType":"Patient"}}]}
        """#),
    InvariantCase(
      "bdl-11",
      broken: #"""
        {"resourceType":"Bundle","type":"document","identifier":{"system":"urn:x","value":"1"},
        "timestamp":"2026-03-02T10:00:00Z","entry":[{"resource":{"resourceType":"Patient"}}]}
        """#,
      whole: #"""
        {"resourceType":"Bundle","type":"collection"}
        """#),
    InvariantCase(
      "que-2",
      broken: #"""
        {"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"group","item":[{
        "linkId":"1","type":"string"}]}]}
        """#,
      whole: #"""
        {"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"1","type":"group","item":[{
        "linkId":"2","type":"string"}]}]}
        """#),
    InvariantCase(
      "inv-1",
      broken: #"""
        {"resourceType":"Parameters","parameter":[{"name":"a"}]}
        """#,
      whole: #"""
        {"resourceType":"Parameters","parameter":[{"name":"a","valueCode":"b"}]}
        """#),
    InvariantCase(
      "dom-3",
      broken: #"""
        {"resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o","name":"x"}]}
        """#,
      whole: #"""
        {"resourceType":"Patient"}
        """#),
    InvariantCase(
      "txt-2",
      broken: #"""
        {"resourceType":"Patient","text":{"status":"empty",
        "div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"> </div>"}}
        """#,
      whole: #"""
        {"resourceType":"Patient","text":{"status":"empty",
        "div":"<div xmlns=\"http://www.w3.org/1999/xhtml\">x</div>"}}
        """#),
  ]
}
