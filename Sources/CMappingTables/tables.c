// Written by Scripts/list-tables; `make tables` after adding or removing a file under Mappings/.
#include "MappingTables.h"

static const unsigned char table0[] = {
#embed "../../Mappings/cda/datatypes/AD-Address.csv"
};
static const unsigned char table1[] = {
#embed "../../Mappings/cda/datatypes/AddressParts-Address.csv"
};
static const unsigned char table2[] = {
#embed "../../Mappings/cda/datatypes/AlternateIdentification-Identifier.csv"
};
static const unsigned char table3[] = {
#embed "../../Mappings/cda/datatypes/CD-CodeableConcept.csv"
};
static const unsigned char table4[] = {
#embed "../../Mappings/cda/datatypes/CD-Coding.csv"
};
static const unsigned char table5[] = {
#embed "../../Mappings/cda/datatypes/II-Identifier.csv"
};
static const unsigned char table6[] = {
#embed "../../Mappings/cda/datatypes/IVL_PQ-Range.csv"
};
static const unsigned char table7[] = {
#embed "../../Mappings/cda/datatypes/IVL_TS-DiagnosticReport.csv"
};
static const unsigned char table8[] = {
#embed "../../Mappings/cda/datatypes/IVL_TS-Observation.csv"
};
static const unsigned char table9[] = {
#embed "../../Mappings/cda/datatypes/IVL_TS-Period.csv"
};
static const unsigned char table10[] = {
#embed "../../Mappings/cda/datatypes/IVL_TS-Procedure.csv"
};
static const unsigned char table11[] = {
#embed "../../Mappings/cda/datatypes/OrganizationAD-Address.csv"
};
static const unsigned char table12[] = {
#embed "../../Mappings/cda/datatypes/OrganizationTEL-ContactPoint.csv"
};
static const unsigned char table13[] = {
#embed "../../Mappings/cda/datatypes/PN-HumanName.csv"
};
static const unsigned char table14[] = {
#embed "../../Mappings/cda/datatypes/PQ-Age.csv"
};
static const unsigned char table15[] = {
#embed "../../Mappings/cda/datatypes/PQ-Quantity.csv"
};
static const unsigned char table16[] = {
#embed "../../Mappings/cda/datatypes/RTO-Ratio.csv"
};
static const unsigned char table17[] = {
#embed "../../Mappings/cda/datatypes/TEL-ContactPoint.csv"
};
static const unsigned char table18[] = {
#embed "../../Mappings/cda/datatypes/TelecomParts-ContactPoint.csv"
};
static const unsigned char table19[] = {
#embed "../../Mappings/cda/documents/AssignedEntity-Organization.csv"
};
static const unsigned char table20[] = {
#embed "../../Mappings/cda/documents/AssignedEntity-Practitioner.csv"
};
static const unsigned char table21[] = {
#embed "../../Mappings/cda/documents/AssignedEntity-PractitionerRole.csv"
};
static const unsigned char table22[] = {
#embed "../../Mappings/cda/documents/AssociatedEntity-Practitioner.csv"
};
static const unsigned char table23[] = {
#embed "../../Mappings/cda/documents/AssociatedEntity-PractitionerRole.csv"
};
static const unsigned char table24[] = {
#embed "../../Mappings/cda/documents/Author-ProvenanceAgent.csv"
};
static const unsigned char table25[] = {
#embed "../../Mappings/cda/documents/AuthoringDevice-Device.csv"
};
static const unsigned char table26[] = {
#embed "../../Mappings/cda/documents/ClinicalDocument-Composition.csv"
};
static const unsigned char table27[] = {
#embed "../../Mappings/cda/documents/ClinicalDocument-Provenance.csv"
};
static const unsigned char table28[] = {
#embed "../../Mappings/cda/documents/ClinicalDocument.csv"
};
static const unsigned char table29[] = {
#embed "../../Mappings/cda/documents/Consent-Consent.csv"
};
static const unsigned char table30[] = {
#embed "../../Mappings/cda/documents/EncompassingEncounter-Encounter.csv"
};
static const unsigned char table31[] = {
#embed "../../Mappings/cda/documents/EncounterParticipant-EncounterParticipant.csv"
};
static const unsigned char table32[] = {
#embed "../../Mappings/cda/documents/Guardian-PatientContact.csv"
};
static const unsigned char table33[] = {
#embed "../../Mappings/cda/documents/HealthCareFacility-Location.csv"
};
static const unsigned char table34[] = {
#embed "../../Mappings/cda/documents/IntendedRecipient-Practitioner.csv"
};
static const unsigned char table35[] = {
#embed "../../Mappings/cda/documents/IntendedRecipient-PractitionerRole.csv"
};
static const unsigned char table36[] = {
#embed "../../Mappings/cda/documents/LanguageCommunication-PatientCommunication.csv"
};
static const unsigned char table37[] = {
#embed "../../Mappings/cda/documents/NonXMLBody-DocumentReference.csv"
};
static const unsigned char table38[] = {
#embed "../../Mappings/cda/documents/NoteSections-Procedure.csv"
};
static const unsigned char table39[] = {
#embed "../../Mappings/cda/documents/Order-ServiceRequest.csv"
};
static const unsigned char table40[] = {
#embed "../../Mappings/cda/documents/Organization-Organization.csv"
};
static const unsigned char table41[] = {
#embed "../../Mappings/cda/documents/OtherServiceEvent.csv"
};
static const unsigned char table42[] = {
#embed "../../Mappings/cda/documents/Patient-Patient.csv"
};
static const unsigned char table43[] = {
#embed "../../Mappings/cda/documents/PatientRole-Patient.csv"
};
static const unsigned char table44[] = {
#embed "../../Mappings/cda/documents/Performer-CareTeamParticipant.csv"
};
static const unsigned char table45[] = {
#embed "../../Mappings/cda/documents/Performer-ProcedurePerformer.csv"
};
static const unsigned char table46[] = {
#embed "../../Mappings/cda/documents/RelatedDocument-CompositionRelatesTo.csv"
};
static const unsigned char table47[] = {
#embed "../../Mappings/cda/documents/RelatedEntity-RelatedPerson.csv"
};
static const unsigned char table48[] = {
#embed "../../Mappings/cda/documents/ServiceEvent-CareTeam.csv"
};
static const unsigned char table49[] = {
#embed "../../Mappings/cda/documents/ServiceEvent-CompositionEvent.csv"
};
static const unsigned char table50[] = {
#embed "../../Mappings/cda/documents/ServiceEvent-Procedure.csv"
};
static const unsigned char table51[] = {
#embed "../../Mappings/cda/entries/Act.csv"
};
static const unsigned char table52[] = {
#embed "../../Mappings/cda/entries/ActContent.csv"
};
static const unsigned char table53[] = {
#embed "../../Mappings/cda/entries/AllergyObservation-AllergyIntolerance.csv"
};
static const unsigned char table54[] = {
#embed "../../Mappings/cda/entries/CareTeam-CareTeam.csv"
};
static const unsigned char table55[] = {
#embed "../../Mappings/cda/entries/Comment-Annotation.csv"
};
static const unsigned char table56[] = {
#embed "../../Mappings/cda/entries/ConcernAct-CompositionSection.csv"
};
static const unsigned char table57[] = {
#embed "../../Mappings/cda/entries/CoverageActivity-CompositionSection.csv"
};
static const unsigned char table58[] = {
#embed "../../Mappings/cda/entries/DocumentedProcedure-CompositionSection.csv"
};
static const unsigned char table59[] = {
#embed "../../Mappings/cda/entries/DrugVehicle-MedicationIngredient.csv"
};
static const unsigned char table60[] = {
#embed "../../Mappings/cda/entries/EncounterActivity-Encounter.csv"
};
static const unsigned char table61[] = {
#embed "../../Mappings/cda/entries/EncounterLink-DiagnosticReport.csv"
};
static const unsigned char table62[] = {
#embed "../../Mappings/cda/entries/EncounterLink-DocumentReference.csv"
};
static const unsigned char table63[] = {
#embed "../../Mappings/cda/entries/EncounterLink-Immunization.csv"
};
static const unsigned char table64[] = {
#embed "../../Mappings/cda/entries/EncounterLink-MedicationRequest.csv"
};
static const unsigned char table65[] = {
#embed "../../Mappings/cda/entries/EncounterLink-Observation.csv"
};
static const unsigned char table66[] = {
#embed "../../Mappings/cda/entries/EncounterLink-Procedure.csv"
};
static const unsigned char table67[] = {
#embed "../../Mappings/cda/entries/EncounterPerformer-EncounterParticipant.csv"
};
static const unsigned char table68[] = {
#embed "../../Mappings/cda/entries/EntryReference-Procedure.csv"
};
static const unsigned char table69[] = {
#embed "../../Mappings/cda/entries/FamilyHistory-FamilyMemberHistory.csv"
};
static const unsigned char table70[] = {
#embed "../../Mappings/cda/entries/FamilyObservation-FamilyMemberHistoryCondition.csv"
};
static const unsigned char table71[] = {
#embed "../../Mappings/cda/entries/GoalObservation-Goal.csv"
};
static const unsigned char table72[] = {
#embed "../../Mappings/cda/entries/ImmunizationActivity-Immunization.csv"
};
static const unsigned char table73[] = {
#embed "../../Mappings/cda/entries/ManufacturedProduct-Medication.csv"
};
static const unsigned char table74[] = {
#embed "../../Mappings/cda/entries/MedicationActivity-Dosage.csv"
};
static const unsigned char table75[] = {
#embed "../../Mappings/cda/entries/MedicationActivity-MedicationAdministration.csv"
};
static const unsigned char table76[] = {
#embed "../../Mappings/cda/entries/MedicationActivity-MedicationRequest.csv"
};
static const unsigned char table77[] = {
#embed "../../Mappings/cda/entries/MedicationDispense-MedicationDispense.csv"
};
static const unsigned char table78[] = {
#embed "../../Mappings/cda/entries/NoteActivity-DocumentReference.csv"
};
static const unsigned char table79[] = {
#embed "../../Mappings/cda/entries/Observation-Observation.csv"
};
static const unsigned char table80[] = {
#embed "../../Mappings/cda/entries/ObservationMedia-Media.csv"
};
static const unsigned char table81[] = {
#embed "../../Mappings/cda/entries/ObservationRange-ObservationReferenceRange.csv"
};
static const unsigned char table82[] = {
#embed "../../Mappings/cda/entries/Organizer-CompositionSection.csv"
};
static const unsigned char table83[] = {
#embed "../../Mappings/cda/entries/Organizer.csv"
};
static const unsigned char table84[] = {
#embed "../../Mappings/cda/entries/OrganizerContent.csv"
};
static const unsigned char table85[] = {
#embed "../../Mappings/cda/entries/Panel-Observation.csv"
};
static const unsigned char table86[] = {
#embed "../../Mappings/cda/entries/ParticipantRole-Organization.csv"
};
static const unsigned char table87[] = {
#embed "../../Mappings/cda/entries/ParticipantRole-Practitioner.csv"
};
static const unsigned char table88[] = {
#embed "../../Mappings/cda/entries/PlannedActivity-ServiceRequest.csv"
};
static const unsigned char table89[] = {
#embed "../../Mappings/cda/entries/PolicyActivity-Coverage.csv"
};
static const unsigned char table90[] = {
#embed "../../Mappings/cda/entries/PolicyHolder-RelatedPerson.csv"
};
static const unsigned char table91[] = {
#embed "../../Mappings/cda/entries/ProblemObservation-Condition.csv"
};
static const unsigned char table92[] = {
#embed "../../Mappings/cda/entries/ProblemObservation-EncounterDiagnosis.csv"
};
static const unsigned char table93[] = {
#embed "../../Mappings/cda/entries/ProcedureActivity-Procedure.csv"
};
static const unsigned char table94[] = {
#embed "../../Mappings/cda/entries/ProcedureDetail-Procedure.csv"
};
static const unsigned char table95[] = {
#embed "../../Mappings/cda/entries/ProcedureObservation-Observation.csv"
};
static const unsigned char table96[] = {
#embed "../../Mappings/cda/entries/ProductInstance-Device.csv"
};
static const unsigned char table97[] = {
#embed "../../Mappings/cda/entries/Reaction-AllergyIntoleranceReaction.csv"
};
static const unsigned char table98[] = {
#embed "../../Mappings/cda/entries/ResultOrganizer-DiagnosticReport.csv"
};
static const unsigned char table99[] = {
#embed "../../Mappings/cda/entries/SameProcedure-Procedure.csv"
};
static const unsigned char table100[] = {
#embed "../../Mappings/cda/entries/SeriesAct-ImagingStudySeries.csv"
};
static const unsigned char table101[] = {
#embed "../../Mappings/cda/entries/ServiceDeliveryLocation-Location.csv"
};
static const unsigned char table102[] = {
#embed "../../Mappings/cda/entries/SopInstance-ImagingStudySeriesInstance.csv"
};
static const unsigned char table103[] = {
#embed "../../Mappings/cda/entries/SpecimenRole-Specimen.csv"
};
static const unsigned char table104[] = {
#embed "../../Mappings/cda/entries/Statement.csv"
};
static const unsigned char table105[] = {
#embed "../../Mappings/cda/entries/StudyAct-ImagingStudy.csv"
};
static const unsigned char table106[] = {
#embed "../../Mappings/cda/entries/Supply-SupplyDelivery.csv"
};
static const unsigned char table107[] = {
#embed "../../Mappings/cda/entries/Supply-SupplyRequest.csv"
};
static const unsigned char table108[] = {
#embed "../../Mappings/cda/entries/SupplyOrder-MedicationRequestDispenseRequest.csv"
};
static const unsigned char table109[] = {
#embed "../../Mappings/cda/entries/UdiOnly-Device.csv"
};
static const unsigned char table110[] = {
#embed "../../Mappings/cda/entries/UdiOrganizer-Device.csv"
};
static const unsigned char table111[] = {
#embed "../../Mappings/cda/sections/Entry-CompositionSection.csv"
};
static const unsigned char table112[] = {
#embed "../../Mappings/cda/sections/Section-CompositionSection.csv"
};
static const unsigned char table113[] = {
#embed "../../Mappings/definitions/bindings.tsv"
};
static const unsigned char table114[] = {
#embed "../../Mappings/definitions/codesystems.tsv"
};
static const unsigned char table115[] = {
#embed "../../Mappings/definitions/elements.tsv"
};
static const unsigned char table116[] = {
#embed "../../Mappings/definitions/invariants.csv"
};
static const unsigned char table117[] = {
#embed "../../Mappings/definitions/known-extensions.tsv"
};
static const unsigned char table118[] = {
#embed "../../Mappings/definitions/r4-profiles-valuesets.tsv"
};
static const unsigned char table119[] = {
#embed "../../Mappings/definitions/r4-profiles.csv"
};
static const unsigned char table120[] = {
#embed "../../Mappings/definitions/us-core-valuesets.tsv"
};
static const unsigned char table121[] = {
#embed "../../Mappings/definitions/us-core.csv"
};
static const unsigned char table122[] = {
#embed "../../Mappings/definitions/v2-segments.tsv"
};
static const unsigned char table123[] = {
#embed "../../Mappings/fhir/Bundle-Provenance.csv"
};
static const unsigned char table124[] = {
#embed "../../Mappings/fhir/Bundle.csv"
};
static const unsigned char table125[] = {
#embed "../../Mappings/fhir/BundleEntries.csv"
};
static const unsigned char table126[] = {
#embed "../../Mappings/fhir/Parameters.csv"
};
static const unsigned char table127[] = {
#embed "../../Mappings/fhir/ParametersParameter.csv"
};
static const unsigned char table128[] = {
#embed "../../Mappings/fhir/Resource-Provenance.csv"
};
static const unsigned char table129[] = {
#embed "../../Mappings/fhir/Resource.csv"
};
static const unsigned char table130[] = {
#embed "../../Mappings/fhir/ResourceList-Provenance.csv"
};
static const unsigned char table131[] = {
#embed "../../Mappings/fhir/ResourceList.csv"
};
static const unsigned char table132[] = {
#embed "../../Mappings/hl7v2/datatypes/CE-Quantity.csv"
};
static const unsigned char table133[] = {
#embed "../../Mappings/hl7v2/datatypes/CP-Money.csv"
};
static const unsigned char table134[] = {
#embed "../../Mappings/hl7v2/datatypes/CQ-Quantity.csv"
};
static const unsigned char table135[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodeableConcept.csv"
};
static const unsigned char table136[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Coding.csv"
};
static const unsigned char table137[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodingAlternate.csv"
};
static const unsigned char table138[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodingSecond.csv"
};
static const unsigned char table139[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Location.csv"
};
static const unsigned char table140[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Organization.csv"
};
static const unsigned char table141[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Quantity.csv"
};
static const unsigned char table142[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-string.csv"
};
static const unsigned char table143[] = {
#embed "../../Mappings/hl7v2/datatypes/CWEDrug-Quantity.csv"
};
static const unsigned char table144[] = {
#embed "../../Mappings/hl7v2/datatypes/CX-EpisodeOfCare.csv"
};
static const unsigned char table145[] = {
#embed "../../Mappings/hl7v2/datatypes/CX-FormerIdentifier.csv"
};
static const unsigned char table146[] = {
#embed "../../Mappings/hl7v2/datatypes/CX-Identifier.csv"
};
static const unsigned char table147[] = {
#embed "../../Mappings/hl7v2/datatypes/CX-RelatedPersonMother.csv"
};
static const unsigned char table148[] = {
#embed "../../Mappings/hl7v2/datatypes/DLD-Location.csv"
};
static const unsigned char table149[] = {
#embed "../../Mappings/hl7v2/datatypes/DLN-Identifier.csv"
};
static const unsigned char table150[] = {
#embed "../../Mappings/hl7v2/datatypes/ED-Attachment.csv"
};
static const unsigned char table151[] = {
#embed "../../Mappings/hl7v2/datatypes/EI-Identifier.csv"
};
static const unsigned char table152[] = {
#embed "../../Mappings/hl7v2/datatypes/EI-Organization.csv"
};
static const unsigned char table153[] = {
#embed "../../Mappings/hl7v2/datatypes/EIP-IdentifierFiller.csv"
};
static const unsigned char table154[] = {
#embed "../../Mappings/hl7v2/datatypes/EIP-IdentifierPlacer.csv"
};
static const unsigned char table155[] = {
#embed "../../Mappings/hl7v2/datatypes/EIP-Specimen.csv"
};
static const unsigned char table156[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-Location.csv"
};
static const unsigned char table157[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-MessageHeaderDestination.csv"
};
static const unsigned char table158[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-MessageHeaderSource.csv"
};
static const unsigned char table159[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-Organization.csv"
};
static const unsigned char table160[] = {
#embed "../../Mappings/hl7v2/datatypes/ID-Coding.csv"
};
static const unsigned char table161[] = {
#embed "../../Mappings/hl7v2/datatypes/LA2-Location.csv"
};
static const unsigned char table162[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-Location.csv"
};
static const unsigned char table163[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationBed.csv"
};
static const unsigned char table164[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationBuilding.csv"
};
static const unsigned char table165[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationFacility.csv"
};
static const unsigned char table166[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationFloor.csv"
};
static const unsigned char table167[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationRoom.csv"
};
static const unsigned char table168[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-LocationWard.csv"
};
static const unsigned char table169[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-Practitioner.csv"
};
static const unsigned char table170[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-PractitionerRole.csv"
};
static const unsigned char table171[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-Location.csv"
};
static const unsigned char table172[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationBed.csv"
};
static const unsigned char table173[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationBuilding.csv"
};
static const unsigned char table174[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationFacility.csv"
};
static const unsigned char table175[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationFloor.csv"
};
static const unsigned char table176[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationRoom.csv"
};
static const unsigned char table177[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationWard.csv"
};
static const unsigned char table178[] = {
#embed "../../Mappings/hl7v2/datatypes/PLN-Identifier.csv"
};
static const unsigned char table179[] = {
#embed "../../Mappings/hl7v2/datatypes/RP-Attachment.csv"
};
static const unsigned char table180[] = {
#embed "../../Mappings/hl7v2/datatypes/RPT-Timing.csv"
};
static const unsigned char table181[] = {
#embed "../../Mappings/hl7v2/datatypes/SN-Observation.csv"
};
static const unsigned char table182[] = {
#embed "../../Mappings/hl7v2/datatypes/SPS-Specimen.csv"
};
static const unsigned char table183[] = {
#embed "../../Mappings/hl7v2/datatypes/TQ-Dosage.csv"
};
static const unsigned char table184[] = {
#embed "../../Mappings/hl7v2/datatypes/TQ-MedicationRequest.csv"
};
static const unsigned char table185[] = {
#embed "../../Mappings/hl7v2/datatypes/XAD-Address.csv"
};
static const unsigned char table186[] = {
#embed "../../Mappings/hl7v2/datatypes/XADOrganization-Address.csv"
};
static const unsigned char table187[] = {
#embed "../../Mappings/hl7v2/datatypes/XADParts-Address.csv"
};
static const unsigned char table188[] = {
#embed "../../Mappings/hl7v2/datatypes/XCN-Identifier.csv"
};
static const unsigned char table189[] = {
#embed "../../Mappings/hl7v2/datatypes/XCN-Practitioner.csv"
};
static const unsigned char table190[] = {
#embed "../../Mappings/hl7v2/datatypes/XON-Identifier.csv"
};
static const unsigned char table191[] = {
#embed "../../Mappings/hl7v2/datatypes/XON-Organization.csv"
};
static const unsigned char table192[] = {
#embed "../../Mappings/hl7v2/datatypes/XPN-HumanName.csv"
};
static const unsigned char table193[] = {
#embed "../../Mappings/hl7v2/datatypes/XPN-string.csv"
};
static const unsigned char table194[] = {
#embed "../../Mappings/hl7v2/datatypes/XTN-ContactPoint.csv"
};
static const unsigned char table195[] = {
#embed "../../Mappings/hl7v2/datatypes/XTNOrganization-ContactPoint.csv"
};
static const unsigned char table196[] = {
#embed "../../Mappings/hl7v2/datatypes/XTNParts-ContactPoint.csv"
};
static const unsigned char table197[] = {
#embed "../../Mappings/hl7v2/messages/ACK.csv"
};
static const unsigned char table198[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A01.csv"
};
static const unsigned char table199[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A02.csv"
};
static const unsigned char table200[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A03.csv"
};
static const unsigned char table201[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A05.csv"
};
static const unsigned char table202[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A06.csv"
};
static const unsigned char table203[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A09.csv"
};
static const unsigned char table204[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A12.csv"
};
static const unsigned char table205[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A15.csv"
};
static const unsigned char table206[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A16.csv"
};
static const unsigned char table207[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A17.csv"
};
static const unsigned char table208[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A21.csv"
};
static const unsigned char table209[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A24.csv"
};
static const unsigned char table210[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A30.csv"
};
static const unsigned char table211[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A37.csv"
};
static const unsigned char table212[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A38.csv"
};
static const unsigned char table213[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A40.csv"
};
static const unsigned char table214[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A43.csv"
};
static const unsigned char table215[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A45.csv"
};
static const unsigned char table216[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A50.csv"
};
static const unsigned char table217[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A52.csv"
};
static const unsigned char table218[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A54.csv"
};
static const unsigned char table219[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A60.csv"
};
static const unsigned char table220[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A61.csv"
};
static const unsigned char table221[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P01.csv"
};
static const unsigned char table222[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P02.csv"
};
static const unsigned char table223[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P05.csv"
};
static const unsigned char table224[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P06.csv"
};
static const unsigned char table225[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P10.csv"
};
static const unsigned char table226[] = {
#embed "../../Mappings/hl7v2/messages/BAR_P12.csv"
};
static const unsigned char table227[] = {
#embed "../../Mappings/hl7v2/messages/DFT_P03.csv"
};
static const unsigned char table228[] = {
#embed "../../Mappings/hl7v2/messages/DFT_P11.csv"
};
static const unsigned char table229[] = {
#embed "../../Mappings/hl7v2/messages/MDM_T01.csv"
};
static const unsigned char table230[] = {
#embed "../../Mappings/hl7v2/messages/MDM_T02.csv"
};
static const unsigned char table231[] = {
#embed "../../Mappings/hl7v2/messages/OMG_O19.csv"
};
static const unsigned char table232[] = {
#embed "../../Mappings/hl7v2/messages/OMI_O23.csv"
};
static const unsigned char table233[] = {
#embed "../../Mappings/hl7v2/messages/OML_O21.csv"
};
static const unsigned char table234[] = {
#embed "../../Mappings/hl7v2/messages/OML_O33.csv"
};
static const unsigned char table235[] = {
#embed "../../Mappings/hl7v2/messages/OML_O35.csv"
};
static const unsigned char table236[] = {
#embed "../../Mappings/hl7v2/messages/OMP_O09.csv"
};
static const unsigned char table237[] = {
#embed "../../Mappings/hl7v2/messages/ORG_O20.csv"
};
static const unsigned char table238[] = {
#embed "../../Mappings/hl7v2/messages/ORI_O24.csv"
};
static const unsigned char table239[] = {
#embed "../../Mappings/hl7v2/messages/ORL_O22.csv"
};
static const unsigned char table240[] = {
#embed "../../Mappings/hl7v2/messages/ORL_O34.csv"
};
static const unsigned char table241[] = {
#embed "../../Mappings/hl7v2/messages/ORL_O36.csv"
};
static const unsigned char table242[] = {
#embed "../../Mappings/hl7v2/messages/ORM_O01.csv"
};
static const unsigned char table243[] = {
#embed "../../Mappings/hl7v2/messages/ORP_O10.csv"
};
static const unsigned char table244[] = {
#embed "../../Mappings/hl7v2/messages/ORR_O02.csv"
};
static const unsigned char table245[] = {
#embed "../../Mappings/hl7v2/messages/ORU_R01.csv"
};
static const unsigned char table246[] = {
#embed "../../Mappings/hl7v2/messages/ORU_R30.csv"
};
static const unsigned char table247[] = {
#embed "../../Mappings/hl7v2/messages/OUL_R22.csv"
};
static const unsigned char table248[] = {
#embed "../../Mappings/hl7v2/messages/OUL_R23.csv"
};
static const unsigned char table249[] = {
#embed "../../Mappings/hl7v2/messages/OUL_R24.csv"
};
static const unsigned char table250[] = {
#embed "../../Mappings/hl7v2/messages/PGL_PC6.csv"
};
static const unsigned char table251[] = {
#embed "../../Mappings/hl7v2/messages/PPP_PCB.csv"
};
static const unsigned char table252[] = {
#embed "../../Mappings/hl7v2/messages/PPR_PC1.csv"
};
static const unsigned char table253[] = {
#embed "../../Mappings/hl7v2/messages/QBP_Q11.csv"
};
static const unsigned char table254[] = {
#embed "../../Mappings/hl7v2/messages/QCN_J01.csv"
};
static const unsigned char table255[] = {
#embed "../../Mappings/hl7v2/messages/RAS_O17.csv"
};
static const unsigned char table256[] = {
#embed "../../Mappings/hl7v2/messages/RDE_O11.csv"
};
static const unsigned char table257[] = {
#embed "../../Mappings/hl7v2/messages/RDS_O13.csv"
};
static const unsigned char table258[] = {
#embed "../../Mappings/hl7v2/messages/REF_I12.csv"
};
static const unsigned char table259[] = {
#embed "../../Mappings/hl7v2/messages/RGV_O15.csv"
};
static const unsigned char table260[] = {
#embed "../../Mappings/hl7v2/messages/RRA_O18.csv"
};
static const unsigned char table261[] = {
#embed "../../Mappings/hl7v2/messages/RRD_O14.csv"
};
static const unsigned char table262[] = {
#embed "../../Mappings/hl7v2/messages/RRE_O12.csv"
};
static const unsigned char table263[] = {
#embed "../../Mappings/hl7v2/messages/RRG_O16.csv"
};
static const unsigned char table264[] = {
#embed "../../Mappings/hl7v2/messages/RSP_K11.csv"
};
static const unsigned char table265[] = {
#embed "../../Mappings/hl7v2/messages/RSP_K21.csv"
};
static const unsigned char table266[] = {
#embed "../../Mappings/hl7v2/messages/SIU_S12.csv"
};
static const unsigned char table267[] = {
#embed "../../Mappings/hl7v2/messages/SRM_S01.csv"
};
static const unsigned char table268[] = {
#embed "../../Mappings/hl7v2/messages/SRR_S01.csv"
};
static const unsigned char table269[] = {
#embed "../../Mappings/hl7v2/messages/VXU_V04.csv"
};
static const unsigned char table270[] = {
#embed "../../Mappings/hl7v2/messages/default.csv"
};
static const unsigned char table271[] = {
#embed "../../Mappings/hl7v2/segments/AIG-AppointmentParticipant.csv"
};
static const unsigned char table272[] = {
#embed "../../Mappings/hl7v2/segments/AIG-Device.csv"
};
static const unsigned char table273[] = {
#embed "../../Mappings/hl7v2/segments/AIL-AppointmentParticipant.csv"
};
static const unsigned char table274[] = {
#embed "../../Mappings/hl7v2/segments/AIP-AppointmentParticipant.csv"
};
static const unsigned char table275[] = {
#embed "../../Mappings/hl7v2/segments/AIS-Appointment.csv"
};
static const unsigned char table276[] = {
#embed "../../Mappings/hl7v2/segments/AIS-ServiceRequest.csv"
};
static const unsigned char table277[] = {
#embed "../../Mappings/hl7v2/segments/AL1-AllergyIntolerance.csv"
};
static const unsigned char table278[] = {
#embed "../../Mappings/hl7v2/segments/AL1-AllergyIntoleranceReaction.csv"
};
static const unsigned char table279[] = {
#embed "../../Mappings/hl7v2/segments/ARQ-Appointment.csv"
};
static const unsigned char table280[] = {
#embed "../../Mappings/hl7v2/segments/BLG-Account.csv"
};
static const unsigned char table281[] = {
#embed "../../Mappings/hl7v2/segments/CDO-Dosage.csv"
};
static const unsigned char table282[] = {
#embed "../../Mappings/hl7v2/segments/DB1-Patient.csv"
};
static const unsigned char table283[] = {
#embed "../../Mappings/hl7v2/segments/DG1-Condition.csv"
};
static const unsigned char table284[] = {
#embed "../../Mappings/hl7v2/segments/DG1-EncounterDiagnosis.csv"
};
static const unsigned char table285[] = {
#embed "../../Mappings/hl7v2/segments/ERR-OperationOutcome.csv"
};
static const unsigned char table286[] = {
#embed "../../Mappings/hl7v2/segments/EVN-Event.csv"
};
static const unsigned char table287[] = {
#embed "../../Mappings/hl7v2/segments/FT1-ChargeItem.csv"
};
static const unsigned char table288[] = {
#embed "../../Mappings/hl7v2/segments/FT1-Procedure.csv"
};
static const unsigned char table289[] = {
#embed "../../Mappings/hl7v2/segments/GOL-Goal.csv"
};
static const unsigned char table290[] = {
#embed "../../Mappings/hl7v2/segments/GT1-AccountGuarantor.csv"
};
static const unsigned char table291[] = {
#embed "../../Mappings/hl7v2/segments/GT1-RelatedPerson.csv"
};
static const unsigned char table292[] = {
#embed "../../Mappings/hl7v2/segments/IAM-AllergyIntolerance.csv"
};
static const unsigned char table293[] = {
#embed "../../Mappings/hl7v2/segments/IAM-AllergyIntoleranceReaction.csv"
};
static const unsigned char table294[] = {
#embed "../../Mappings/hl7v2/segments/IAM-RelatedPerson.csv"
};
static const unsigned char table295[] = {
#embed "../../Mappings/hl7v2/segments/IAR-AllergyIntoleranceReaction.csv"
};
static const unsigned char table296[] = {
#embed "../../Mappings/hl7v2/segments/IN1-Coverage.csv"
};
static const unsigned char table297[] = {
#embed "../../Mappings/hl7v2/segments/IN1-Organization.csv"
};
static const unsigned char table298[] = {
#embed "../../Mappings/hl7v2/segments/IN1-RelatedPerson.csv"
};
static const unsigned char table299[] = {
#embed "../../Mappings/hl7v2/segments/IN2-Coverage.csv"
};
static const unsigned char table300[] = {
#embed "../../Mappings/hl7v2/segments/IN3-CareTeam.csv"
};
static const unsigned char table301[] = {
#embed "../../Mappings/hl7v2/segments/MRG-Account.csv"
};
static const unsigned char table302[] = {
#embed "../../Mappings/hl7v2/segments/MRG-Patient.csv"
};
static const unsigned char table303[] = {
#embed "../../Mappings/hl7v2/segments/MRG-PatientFormer.csv"
};
static const unsigned char table304[] = {
#embed "../../Mappings/hl7v2/segments/MSA-MessageHeader.csv"
};
static const unsigned char table305[] = {
#embed "../../Mappings/hl7v2/segments/MSH-MessageHeader.csv"
};
static const unsigned char table306[] = {
#embed "../../Mappings/hl7v2/segments/MSH-Provenance.csv"
};
static const unsigned char table307[] = {
#embed "../../Mappings/hl7v2/segments/NK1-Patient.csv"
};
static const unsigned char table308[] = {
#embed "../../Mappings/hl7v2/segments/NK1-PatientContact.csv"
};
static const unsigned char table309[] = {
#embed "../../Mappings/hl7v2/segments/NK1-RelatedPerson.csv"
};
static const unsigned char table310[] = {
#embed "../../Mappings/hl7v2/segments/NTE-Annotation.csv"
};
static const unsigned char table311[] = {
#embed "../../Mappings/hl7v2/segments/NTE-Appointment.csv"
};
static const unsigned char table312[] = {
#embed "../../Mappings/hl7v2/segments/OBR-DiagnosticReport.csv"
};
static const unsigned char table313[] = {
#embed "../../Mappings/hl7v2/segments/OBR-Procedure.csv"
};
static const unsigned char table314[] = {
#embed "../../Mappings/hl7v2/segments/OBR-ServiceRequest.csv"
};
static const unsigned char table315[] = {
#embed "../../Mappings/hl7v2/segments/OBR-Specimen.csv"
};
static const unsigned char table316[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Any.csv"
};
static const unsigned char table317[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Device.csv"
};
static const unsigned char table318[] = {
#embed "../../Mappings/hl7v2/segments/OBX-DiagnosticReport.csv"
};
static const unsigned char table319[] = {
#embed "../../Mappings/hl7v2/segments/OBX-DocumentReference.csv"
};
static const unsigned char table320[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Observation.csv"
};
static const unsigned char table321[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Text.csv"
};
static const unsigned char table322[] = {
#embed "../../Mappings/hl7v2/segments/OBX5-ObservationComponent.csv"
};
static const unsigned char table323[] = {
#embed "../../Mappings/hl7v2/segments/OBXSpecimen-Observation.csv"
};
static const unsigned char table324[] = {
#embed "../../Mappings/hl7v2/segments/ORC-DiagnosticReport.csv"
};
static const unsigned char table325[] = {
#embed "../../Mappings/hl7v2/segments/ORC-Dosage.csv"
};
static const unsigned char table326[] = {
#embed "../../Mappings/hl7v2/segments/ORC-Immunization.csv"
};
static const unsigned char table327[] = {
#embed "../../Mappings/hl7v2/segments/ORC-MedicationRequest.csv"
};
static const unsigned char table328[] = {
#embed "../../Mappings/hl7v2/segments/ORC-Provenance.csv"
};
static const unsigned char table329[] = {
#embed "../../Mappings/hl7v2/segments/ORC-ServiceRequest.csv"
};
static const unsigned char table330[] = {
#embed "../../Mappings/hl7v2/segments/PD1-Observation.csv"
};
static const unsigned char table331[] = {
#embed "../../Mappings/hl7v2/segments/PD1-Patient.csv"
};
static const unsigned char table332[] = {
#embed "../../Mappings/hl7v2/segments/PID-Account.csv"
};
static const unsigned char table333[] = {
#embed "../../Mappings/hl7v2/segments/PID-AccountEnded.csv"
};
static const unsigned char table334[] = {
#embed "../../Mappings/hl7v2/segments/PID-Patient.csv"
};
static const unsigned char table335[] = {
#embed "../../Mappings/hl7v2/segments/PID-Provenance.csv"
};
static const unsigned char table336[] = {
#embed "../../Mappings/hl7v2/segments/PR1-Procedure.csv"
};
static const unsigned char table337[] = {
#embed "../../Mappings/hl7v2/segments/PRB-Condition.csv"
};
static const unsigned char table338[] = {
#embed "../../Mappings/hl7v2/segments/PRD-Practitioner.csv"
};
static const unsigned char table339[] = {
#embed "../../Mappings/hl7v2/segments/PRT-CareTeam.csv"
};
static const unsigned char table340[] = {
#embed "../../Mappings/hl7v2/segments/PRT-CareTeamParticipant.csv"
};
static const unsigned char table341[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ChargeItemPerformer.csv"
};
static const unsigned char table342[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Device.csv"
};
static const unsigned char table343[] = {
#embed "../../Mappings/hl7v2/segments/PRT-EncounterParticipant.csv"
};
static const unsigned char table344[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ImmunizationPerformer.csv"
};
static const unsigned char table345[] = {
#embed "../../Mappings/hl7v2/segments/PRT-MedicationAdministrationPerformer.csv"
};
static const unsigned char table346[] = {
#embed "../../Mappings/hl7v2/segments/PRT-MedicationRequest.csv"
};
static const unsigned char table347[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Observation.csv"
};
static const unsigned char table348[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Organization.csv"
};
static const unsigned char table349[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Other.csv"
};
static const unsigned char table350[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Patient.csv"
};
static const unsigned char table351[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Practitioner.csv"
};
static const unsigned char table352[] = {
#embed "../../Mappings/hl7v2/segments/PRT-PractitionerRole.csv"
};
static const unsigned char table353[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ProcedureFocalDevice.csv"
};
static const unsigned char table354[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ProcedurePerformer.csv"
};
static const unsigned char table355[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ServiceRequest.csv"
};
static const unsigned char table356[] = {
#embed "../../Mappings/hl7v2/segments/PTH-CarePlan.csv"
};
static const unsigned char table357[] = {
#embed "../../Mappings/hl7v2/segments/PV1-Coverage.csv"
};
static const unsigned char table358[] = {
#embed "../../Mappings/hl7v2/segments/PV1-Encounter.csv"
};
static const unsigned char table359[] = {
#embed "../../Mappings/hl7v2/segments/PV2-Encounter.csv"
};
static const unsigned char table360[] = {
#embed "../../Mappings/hl7v2/segments/RF1-ServiceRequest.csv"
};
static const unsigned char table361[] = {
#embed "../../Mappings/hl7v2/segments/ROL-CareTeam.csv"
};
static const unsigned char table362[] = {
#embed "../../Mappings/hl7v2/segments/ROL-CareTeamParticipant.csv"
};
static const unsigned char table363[] = {
#embed "../../Mappings/hl7v2/segments/ROL-ChargeItemPerformer.csv"
};
static const unsigned char table364[] = {
#embed "../../Mappings/hl7v2/segments/ROL-EncounterParticipant.csv"
};
static const unsigned char table365[] = {
#embed "../../Mappings/hl7v2/segments/ROL-Other.csv"
};
static const unsigned char table366[] = {
#embed "../../Mappings/hl7v2/segments/ROL-Patient.csv"
};
static const unsigned char table367[] = {
#embed "../../Mappings/hl7v2/segments/ROL-Practitioner.csv"
};
static const unsigned char table368[] = {
#embed "../../Mappings/hl7v2/segments/ROL-PractitionerRole.csv"
};
static const unsigned char table369[] = {
#embed "../../Mappings/hl7v2/segments/ROL-ProcedurePerformer.csv"
};
static const unsigned char table370[] = {
#embed "../../Mappings/hl7v2/segments/RXA-Immunization.csv"
};
static const unsigned char table371[] = {
#embed "../../Mappings/hl7v2/segments/RXA-Medication.csv"
};
static const unsigned char table372[] = {
#embed "../../Mappings/hl7v2/segments/RXA-MedicationAdministration.csv"
};
static const unsigned char table373[] = {
#embed "../../Mappings/hl7v2/segments/RXC-MedicationIngredient.csv"
};
static const unsigned char table374[] = {
#embed "../../Mappings/hl7v2/segments/RXD-Dosage.csv"
};
static const unsigned char table375[] = {
#embed "../../Mappings/hl7v2/segments/RXD-Medication.csv"
};
static const unsigned char table376[] = {
#embed "../../Mappings/hl7v2/segments/RXD-MedicationDispense.csv"
};
static const unsigned char table377[] = {
#embed "../../Mappings/hl7v2/segments/RXE-Dosage.csv"
};
static const unsigned char table378[] = {
#embed "../../Mappings/hl7v2/segments/RXE-Medication.csv"
};
static const unsigned char table379[] = {
#embed "../../Mappings/hl7v2/segments/RXE-MedicationRequest.csv"
};
static const unsigned char table380[] = {
#embed "../../Mappings/hl7v2/segments/RXG-Dosage.csv"
};
static const unsigned char table381[] = {
#embed "../../Mappings/hl7v2/segments/RXG-Medication.csv"
};
static const unsigned char table382[] = {
#embed "../../Mappings/hl7v2/segments/RXG-MedicationRequest.csv"
};
static const unsigned char table383[] = {
#embed "../../Mappings/hl7v2/segments/RXO-Dosage.csv"
};
static const unsigned char table384[] = {
#embed "../../Mappings/hl7v2/segments/RXO-Medication.csv"
};
static const unsigned char table385[] = {
#embed "../../Mappings/hl7v2/segments/RXO-MedicationRequest.csv"
};
static const unsigned char table386[] = {
#embed "../../Mappings/hl7v2/segments/RXR-Dosage.csv"
};
static const unsigned char table387[] = {
#embed "../../Mappings/hl7v2/segments/RXR-Immunization.csv"
};
static const unsigned char table388[] = {
#embed "../../Mappings/hl7v2/segments/RXR-MedicationAdministration.csv"
};
static const unsigned char table389[] = {
#embed "../../Mappings/hl7v2/segments/SAC-Specimen.csv"
};
static const unsigned char table390[] = {
#embed "../../Mappings/hl7v2/segments/SCH-Appointment.csv"
};
static const unsigned char table391[] = {
#embed "../../Mappings/hl7v2/segments/SCH-ServiceRequest.csv"
};
static const unsigned char table392[] = {
#embed "../../Mappings/hl7v2/segments/SFT-Device.csv"
};
static const unsigned char table393[] = {
#embed "../../Mappings/hl7v2/segments/SFT-MessageHeader.csv"
};
static const unsigned char table394[] = {
#embed "../../Mappings/hl7v2/segments/SPM-Specimen.csv"
};
static const unsigned char table395[] = {
#embed "../../Mappings/hl7v2/segments/TQ1-Dosage.csv"
};
static const unsigned char table396[] = {
#embed "../../Mappings/hl7v2/segments/TQ1-MedicationRequest.csv"
};
static const unsigned char table397[] = {
#embed "../../Mappings/hl7v2/segments/TQ1-ServiceRequest.csv"
};
static const unsigned char table398[] = {
#embed "../../Mappings/hl7v2/segments/TXA-DocumentReference.csv"
};
static const unsigned char table399[] = {
#embed "../../Mappings/hl7v2/segments/TXA-DocumentReferenceBody.csv"
};
static const unsigned char table400[] = {
#embed "../../Mappings/interventional/anaesthesia_words.csv"
};
static const unsigned char table401[] = {
#embed "../../Mappings/interventional/anatomy.csv"
};
static const unsigned char table402[] = {
#embed "../../Mappings/interventional/attachments.csv"
};
static const unsigned char table403[] = {
#embed "../../Mappings/interventional/audits.csv"
};
static const unsigned char table404[] = {
#embed "../../Mappings/interventional/combinations.csv"
};
static const unsigned char table405[] = {
#embed "../../Mappings/interventional/device_words.csv"
};
static const unsigned char table406[] = {
#embed "../../Mappings/interventional/devices.csv"
};
static const unsigned char table407[] = {
#embed "../../Mappings/interventional/diagnoses.csv"
};
static const unsigned char table408[] = {
#embed "../../Mappings/interventional/fields.csv"
};
static const unsigned char table409[] = {
#embed "../../Mappings/interventional/flags.csv"
};
static const unsigned char table410[] = {
#embed "../../Mappings/interventional/interventional.csv"
};
static const unsigned char table411[] = {
#embed "../../Mappings/interventional/modifiers.csv"
};
static const unsigned char table412[] = {
#embed "../../Mappings/interventional/narrative.csv"
};
static const unsigned char table413[] = {
#embed "../../Mappings/interventional/narrative_refinements.csv"
};
static const unsigned char table414[] = {
#embed "../../Mappings/interventional/narrative_sections.csv"
};
static const unsigned char table415[] = {
#embed "../../Mappings/interventional/observation_words.csv"
};
static const unsigned char table416[] = {
#embed "../../Mappings/interventional/observations.csv"
};
static const unsigned char table417[] = {
#embed "../../Mappings/interventional/procedures.csv"
};
static const unsigned char table418[] = {
#embed "../../Mappings/interventional/sequences.csv"
};
static const unsigned char table419[] = {
#embed "../../Mappings/interventional/sources.csv"
};
static const unsigned char table420[] = {
#embed "../../Mappings/interventional/substances.csv"
};
static const unsigned char table421[] = {
#embed "../../Mappings/interventional/techniques.csv"
};
static const unsigned char table422[] = {
#embed "../../Mappings/interventional/vocabulary.csv"
};
static const unsigned char table423[] = {
#embed "../../Mappings/json/asc-log/address-Address.csv"
};
static const unsigned char table424[] = {
#embed "../../Mappings/json/asc-log/amount-Quantity.csv"
};
static const unsigned char table425[] = {
#embed "../../Mappings/json/asc-log/anesthesia-CodeableConcept.csv"
};
static const unsigned char table426[] = {
#embed "../../Mappings/json/asc-log/approach-CodeableConcept.csv"
};
static const unsigned char table427[] = {
#embed "../../Mappings/json/asc-log/case-log.csv"
};
static const unsigned char table428[] = {
#embed "../../Mappings/json/asc-log/clinic-Organization.csv"
};
static const unsigned char table429[] = {
#embed "../../Mappings/json/asc-log/complication-Condition.csv"
};
static const unsigned char table430[] = {
#embed "../../Mappings/json/asc-log/device-Device.csv"
};
static const unsigned char table431[] = {
#embed "../../Mappings/json/asc-log/device-ProcedureFocalDevice.csv"
};
static const unsigned char table432[] = {
#embed "../../Mappings/json/asc-log/drug-CodeableConcept.csv"
};
static const unsigned char table433[] = {
#embed "../../Mappings/json/asc-log/drug-Medication.csv"
};
static const unsigned char table434[] = {
#embed "../../Mappings/json/asc-log/drug-MedicationAdministration.csv"
};
static const unsigned char table435[] = {
#embed "../../Mappings/json/asc-log/dx-Condition.csv"
};
static const unsigned char table436[] = {
#embed "../../Mappings/json/asc-log/guidance-CodeableConcept.csv"
};
static const unsigned char table437[] = {
#embed "../../Mappings/json/asc-log/level-CodeableConcept.csv"
};
static const unsigned char table438[] = {
#embed "../../Mappings/json/asc-log/log-Provenance.csv"
};
static const unsigned char table439[] = {
#embed "../../Mappings/json/asc-log/modifier-CodeableConcept.csv"
};
static const unsigned char table440[] = {
#embed "../../Mappings/json/asc-log/mrn-Patient.csv"
};
static const unsigned char table441[] = {
#embed "../../Mappings/json/asc-log/note-Annotation.csv"
};
static const unsigned char table442[] = {
#embed "../../Mappings/json/asc-log/note-DocumentReference.csv"
};
static const unsigned char table443[] = {
#embed "../../Mappings/json/asc-log/pain-Observation.csv"
};
static const unsigned char table444[] = {
#embed "../../Mappings/json/asc-log/patient-Patient.csv"
};
static const unsigned char table445[] = {
#embed "../../Mappings/json/asc-log/procedure-Procedure.csv"
};
static const unsigned char table446[] = {
#embed "../../Mappings/json/asc-log/procedure-ServiceRequest.csv"
};
static const unsigned char table447[] = {
#embed "../../Mappings/json/asc-log/room-Location.csv"
};
static const unsigned char table448[] = {
#embed "../../Mappings/json/asc-log/staff-Practitioner.csv"
};
static const unsigned char table449[] = {
#embed "../../Mappings/json/asc-log/staff-ProcedurePerformer.csv"
};
static const unsigned char table450[] = {
#embed "../../Mappings/json/asc-log/visit-Encounter.csv"
};
static const unsigned char table451[] = {
#embed "../../Mappings/json/practice/encounter-export.csv"
};
static const unsigned char table452[] = {
#embed "../../Mappings/json/practice/practice-assistant-ProcedurePerformer.csv"
};
static const unsigned char table453[] = {
#embed "../../Mappings/json/practice/practice-attending-EncounterParticipant.csv"
};
static const unsigned char table454[] = {
#embed "../../Mappings/json/practice/practice-diagnosis-Condition.csv"
};
static const unsigned char table455[] = {
#embed "../../Mappings/json/practice/practice-encounter-Encounter.csv"
};
static const unsigned char table456[] = {
#embed "../../Mappings/json/practice/practice-export-Provenance.csv"
};
static const unsigned char table457[] = {
#embed "../../Mappings/json/practice/practice-imaging-CodeableConcept.csv"
};
static const unsigned char table458[] = {
#embed "../../Mappings/json/practice/practice-implant-Device.csv"
};
static const unsigned char table459[] = {
#embed "../../Mappings/json/practice/practice-implant-ProcedureFocalDevice.csv"
};
static const unsigned char table460[] = {
#embed "../../Mappings/json/practice/practice-insurance-Coverage.csv"
};
static const unsigned char table461[] = {
#embed "../../Mappings/json/practice/practice-level-CodeableConcept.csv"
};
static const unsigned char table462[] = {
#embed "../../Mappings/json/practice/practice-levelBoth-CodeableConcept.csv"
};
static const unsigned char table463[] = {
#embed "../../Mappings/json/practice/practice-levelLeft-CodeableConcept.csv"
};
static const unsigned char table464[] = {
#embed "../../Mappings/json/practice/practice-levelMidline-CodeableConcept.csv"
};
static const unsigned char table465[] = {
#embed "../../Mappings/json/practice/practice-levelRight-CodeableConcept.csv"
};
static const unsigned char table466[] = {
#embed "../../Mappings/json/practice/practice-location-Location.csv"
};
static const unsigned char table467[] = {
#embed "../../Mappings/json/practice/practice-medication-CodeableConcept.csv"
};
static const unsigned char table468[] = {
#embed "../../Mappings/json/practice/practice-medication-Medication.csv"
};
static const unsigned char table469[] = {
#embed "../../Mappings/json/practice/practice-medication-MedicationAdministration.csv"
};
static const unsigned char table470[] = {
#embed "../../Mappings/json/practice/practice-modifier-CodeableConcept.csv"
};
static const unsigned char table471[] = {
#embed "../../Mappings/json/practice/practice-note-DocumentReference.csv"
};
static const unsigned char table472[] = {
#embed "../../Mappings/json/practice/practice-operator-ProcedurePerformer.csv"
};
static const unsigned char table473[] = {
#embed "../../Mappings/json/practice/practice-order-ServiceRequest.csv"
};
static const unsigned char table474[] = {
#embed "../../Mappings/json/practice/practice-pain-Observation.csv"
};
static const unsigned char table475[] = {
#embed "../../Mappings/json/practice/practice-patient-Patient.csv"
};
static const unsigned char table476[] = {
#embed "../../Mappings/json/practice/practice-payer-Organization.csv"
};
static const unsigned char table477[] = {
#embed "../../Mappings/json/practice/practice-person-Practitioner.csv"
};
static const unsigned char table478[] = {
#embed "../../Mappings/json/practice/practice-practice-Organization.csv"
};
static const unsigned char table479[] = {
#embed "../../Mappings/json/practice/practice-pressure-Observation.csv"
};
static const unsigned char table480[] = {
#embed "../../Mappings/json/practice/practice-procedure-Procedure.csv"
};
static const unsigned char table481[] = {
#embed "../../Mappings/json/practice/practice-pulse-Observation.csv"
};
static const unsigned char table482[] = {
#embed "../../Mappings/json/practice/practice-sedation-CodeableConcept.csv"
};
static const unsigned char table483[] = {
#embed "../../Mappings/json/registry/registry-after-Observation.csv"
};
static const unsigned char table484[] = {
#embed "../../Mappings/json/registry/registry-anaesthetic-MedicationAdministration.csv"
};
static const unsigned char table485[] = {
#embed "../../Mappings/json/registry/registry-approach-CodeableConcept.csv"
};
static const unsigned char table486[] = {
#embed "../../Mappings/json/registry/registry-before-Observation.csv"
};
static const unsigned char table487[] = {
#embed "../../Mappings/json/registry/registry-complication-Condition.csv"
};
static const unsigned char table488[] = {
#embed "../../Mappings/json/registry/registry-contrast-MedicationAdministration.csv"
};
static const unsigned char table489[] = {
#embed "../../Mappings/json/registry/registry-device-Device.csv"
};
static const unsigned char table490[] = {
#embed "../../Mappings/json/registry/registry-device-ProcedureFocalDevice.csv"
};
static const unsigned char table491[] = {
#embed "../../Mappings/json/registry/registry-diagnosis-Condition.csv"
};
static const unsigned char table492[] = {
#embed "../../Mappings/json/registry/registry-disability-Observation.csv"
};
static const unsigned char table493[] = {
#embed "../../Mappings/json/registry/registry-fluoroscopy-Observation.csv"
};
static const unsigned char table494[] = {
#embed "../../Mappings/json/registry/registry-further-Procedure.csv"
};
static const unsigned char table495[] = {
#embed "../../Mappings/json/registry/registry-operator-Practitioner.csv"
};
static const unsigned char table496[] = {
#embed "../../Mappings/json/registry/registry-operator-ProcedurePerformer.csv"
};
static const unsigned char table497[] = {
#embed "../../Mappings/json/registry/registry-procedure-Procedure.csv"
};
static const unsigned char table498[] = {
#embed "../../Mappings/json/registry/registry-row-Provenance.csv"
};
static const unsigned char table499[] = {
#embed "../../Mappings/json/registry/registry-row.csv"
};
static const unsigned char table500[] = {
#embed "../../Mappings/json/registry/registry-sedation-CodeableConcept.csv"
};
static const unsigned char table501[] = {
#embed "../../Mappings/json/registry/registry-site-Organization.csv"
};
static const unsigned char table502[] = {
#embed "../../Mappings/json/registry/registry-steroid-MedicationAdministration.csv"
};
static const unsigned char table503[] = {
#embed "../../Mappings/json/registry/registry-subject-Patient.csv"
};
static const unsigned char table504[] = {
#embed "../../Mappings/json/registry/registry-visit-Encounter.csv"
};
static const unsigned char table505[] = {
#embed "../../Mappings/start.csv"
};
static const unsigned char table506[] = {
#embed "../../Mappings/terminology/compartments.csv"
};
static const unsigned char table507[] = {
#embed "../../Mappings/terminology/extensions.csv"
};
static const unsigned char table508[] = {
#embed "../../Mappings/terminology/identity.csv"
};
static const unsigned char table509[] = {
#embed "../../Mappings/terminology/maps/AcknowledgementCode.csv"
};
static const unsigned char table510[] = {
#embed "../../Mappings/terminology/maps/AddressUse.csv"
};
static const unsigned char table511[] = {
#embed "../../Mappings/terminology/maps/AdministrationCompletion.csv"
};
static const unsigned char table512[] = {
#embed "../../Mappings/terminology/maps/AdministrationMethod.csv"
};
static const unsigned char table513[] = {
#embed "../../Mappings/terminology/maps/AdministrativeSex.csv"
};
static const unsigned char table514[] = {
#embed "../../Mappings/terminology/maps/AllergyCategory.csv"
};
static const unsigned char table515[] = {
#embed "../../Mappings/terminology/maps/AllergyCriticality.csv"
};
static const unsigned char table516[] = {
#embed "../../Mappings/terminology/maps/AllergySensitivity.csv"
};
static const unsigned char table517[] = {
#embed "../../Mappings/terminology/maps/AllergySeverity.csv"
};
static const unsigned char table518[] = {
#embed "../../Mappings/terminology/maps/AllergyVerification.csv"
};
static const unsigned char table519[] = {
#embed "../../Mappings/terminology/maps/AmbulatoryStatus.csv"
};
static const unsigned char table520[] = {
#embed "../../Mappings/terminology/maps/AppointmentReason.csv"
};
static const unsigned char table521[] = {
#embed "../../Mappings/terminology/maps/AppointmentStatus.csv"
};
static const unsigned char table522[] = {
#embed "../../Mappings/terminology/maps/AscAnaesthesia.csv"
};
static const unsigned char table523[] = {
#embed "../../Mappings/terminology/maps/AscApproach.csv"
};
static const unsigned char table524[] = {
#embed "../../Mappings/terminology/maps/AscCaseStatus.csv"
};
static const unsigned char table525[] = {
#embed "../../Mappings/terminology/maps/AscDeviceAction.csv"
};
static const unsigned char table526[] = {
#embed "../../Mappings/terminology/maps/AscDisposition.csv"
};
static const unsigned char table527[] = {
#embed "../../Mappings/terminology/maps/AscEthnicity.csv"
};
static const unsigned char table528[] = {
#embed "../../Mappings/terminology/maps/AscEthnicityText.csv"
};
static const unsigned char table529[] = {
#embed "../../Mappings/terminology/maps/AscGuidance.csv"
};
static const unsigned char table530[] = {
#embed "../../Mappings/terminology/maps/AscModifier.csv"
};
static const unsigned char table531[] = {
#embed "../../Mappings/terminology/maps/AscPhase.csv"
};
static const unsigned char table532[] = {
#embed "../../Mappings/terminology/maps/AscProcedure.csv"
};
static const unsigned char table533[] = {
#embed "../../Mappings/terminology/maps/AscRace.csv"
};
static const unsigned char table534[] = {
#embed "../../Mappings/terminology/maps/AscRaceText.csv"
};
static const unsigned char table535[] = {
#embed "../../Mappings/terminology/maps/AscRole.csv"
};
static const unsigned char table536[] = {
#embed "../../Mappings/terminology/maps/AscRoute.csv"
};
static const unsigned char table537[] = {
#embed "../../Mappings/terminology/maps/AscSex.csv"
};
static const unsigned char table538[] = {
#embed "../../Mappings/terminology/maps/AscTechnique.csv"
};
static const unsigned char table539[] = {
#embed "../../Mappings/terminology/maps/AscUnit.csv"
};
static const unsigned char table540[] = {
#embed "../../Mappings/terminology/maps/AscVisitStatus.csv"
};
static const unsigned char table541[] = {
#embed "../../Mappings/terminology/maps/AscVisitType.csv"
};
static const unsigned char table542[] = {
#embed "../../Mappings/terminology/maps/CdaAddressUse.csv"
};
static const unsigned char table543[] = {
#embed "../../Mappings/terminology/maps/CdaAdministrationStatus.csv"
};
static const unsigned char table544[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyCategory.csv"
};
static const unsigned char table545[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyConcernStatus.csv"
};
static const unsigned char table546[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyStatus.csv"
};
static const unsigned char table547[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyType.csv"
};
static const unsigned char table548[] = {
#embed "../../Mappings/terminology/maps/CdaBirthSex.csv"
};
static const unsigned char table549[] = {
#embed "../../Mappings/terminology/maps/CdaCareTeamStatus.csv"
};
static const unsigned char table550[] = {
#embed "../../Mappings/terminology/maps/CdaConcernStatus.csv"
};
static const unsigned char table551[] = {
#embed "../../Mappings/terminology/maps/CdaConditionCategory.csv"
};
static const unsigned char table552[] = {
#embed "../../Mappings/terminology/maps/CdaConfidentiality.csv"
};
static const unsigned char table553[] = {
#embed "../../Mappings/terminology/maps/CdaConsentStatus.csv"
};
static const unsigned char table554[] = {
#embed "../../Mappings/terminology/maps/CdaCriticality.csv"
};
static const unsigned char table555[] = {
#embed "../../Mappings/terminology/maps/CdaDiagnosisRole.csv"
};
static const unsigned char table556[] = {
#embed "../../Mappings/terminology/maps/CdaDispenseStatus.csv"
};
static const unsigned char table557[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterClass.csv"
};
static const unsigned char table558[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterParticipant.csv"
};
static const unsigned char table559[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterStatus.csv"
};
static const unsigned char table560[] = {
#embed "../../Mappings/terminology/maps/CdaEndedProblemStatus.csv"
};
static const unsigned char table561[] = {
#embed "../../Mappings/terminology/maps/CdaFamilyHistoryStatus.csv"
};
static const unsigned char table562[] = {
#embed "../../Mappings/terminology/maps/CdaGender.csv"
};
static const unsigned char table563[] = {
#embed "../../Mappings/terminology/maps/CdaGoalStatus.csv"
};
static const unsigned char table564[] = {
#embed "../../Mappings/terminology/maps/CdaImmunizationStatus.csv"
};
static const unsigned char table565[] = {
#embed "../../Mappings/terminology/maps/CdaMedicationIntent.csv"
};
static const unsigned char table566[] = {
#embed "../../Mappings/terminology/maps/CdaMedicationStatus.csv"
};
static const unsigned char table567[] = {
#embed "../../Mappings/terminology/maps/CdaNameUse.csv"
};
static const unsigned char table568[] = {
#embed "../../Mappings/terminology/maps/CdaNoKnownAllergy.csv"
};
static const unsigned char table569[] = {
#embed "../../Mappings/terminology/maps/CdaNullRace.csv"
};
static const unsigned char table570[] = {
#embed "../../Mappings/terminology/maps/CdaObservationCategory.csv"
};
static const unsigned char table571[] = {
#embed "../../Mappings/terminology/maps/CdaObservationStatus.csv"
};
static const unsigned char table572[] = {
#embed "../../Mappings/terminology/maps/CdaOmbText.csv"
};
static const unsigned char table573[] = {
#embed "../../Mappings/terminology/maps/CdaPeriodUnit.csv"
};
static const unsigned char table574[] = {
#embed "../../Mappings/terminology/maps/CdaPriority.csv"
};
static const unsigned char table575[] = {
#embed "../../Mappings/terminology/maps/CdaProblemStatus.csv"
};
static const unsigned char table576[] = {
#embed "../../Mappings/terminology/maps/CdaProcedureStatus.csv"
};
static const unsigned char table577[] = {
#embed "../../Mappings/terminology/maps/CdaRelatedDocument.csv"
};
static const unsigned char table578[] = {
#embed "../../Mappings/terminology/maps/CdaReportStatus.csv"
};
static const unsigned char table579[] = {
#embed "../../Mappings/terminology/maps/CdaRequestStatus.csv"
};
static const unsigned char table580[] = {
#embed "../../Mappings/terminology/maps/CdaSeverity.csv"
};
static const unsigned char table581[] = {
#embed "../../Mappings/terminology/maps/CdaSupplyRequestStatus.csv"
};
static const unsigned char table582[] = {
#embed "../../Mappings/terminology/maps/CdaSupplyStatus.csv"
};
static const unsigned char table583[] = {
#embed "../../Mappings/terminology/maps/CdaTelecomScheme.csv"
};
static const unsigned char table584[] = {
#embed "../../Mappings/terminology/maps/CdaTelecomUse.csv"
};
static const unsigned char table585[] = {
#embed "../../Mappings/terminology/maps/ChargeStatus.csv"
};
static const unsigned char table586[] = {
#embed "../../Mappings/terminology/maps/CompletionStatus.csv"
};
static const unsigned char table587[] = {
#embed "../../Mappings/terminology/maps/CptEncounterClass.csv"
};
static const unsigned char table588[] = {
#embed "../../Mappings/terminology/maps/DiagnosisRole.csv"
};
static const unsigned char table589[] = {
#embed "../../Mappings/terminology/maps/DocumentAvailability.csv"
};
static const unsigned char table590[] = {
#embed "../../Mappings/terminology/maps/DocumentConfidentiality.csv"
};
static const unsigned char table591[] = {
#embed "../../Mappings/terminology/maps/DocumentStatus.csv"
};
static const unsigned char table592[] = {
#embed "../../Mappings/terminology/maps/DocumentType.csv"
};
static const unsigned char table593[] = {
#embed "../../Mappings/terminology/maps/EncounterClass.csv"
};
static const unsigned char table594[] = {
#embed "../../Mappings/terminology/maps/EncounterPriority.csv"
};
static const unsigned char table595[] = {
#embed "../../Mappings/terminology/maps/EncounterStatus.csv"
};
static const unsigned char table596[] = {
#embed "../../Mappings/terminology/maps/ErrorCondition.csv"
};
static const unsigned char table597[] = {
#embed "../../Mappings/terminology/maps/ErrorSeverity.csv"
};
static const unsigned char table598[] = {
#embed "../../Mappings/terminology/maps/Ethnicity.csv"
};
static const unsigned char table599[] = {
#embed "../../Mappings/terminology/maps/EthnicityText.csv"
};
static const unsigned char table600[] = {
#embed "../../Mappings/terminology/maps/EventReason.csv"
};
static const unsigned char table601[] = {
#embed "../../Mappings/terminology/maps/EventRelatedPeriod.csv"
};
static const unsigned char table602[] = {
#embed "../../Mappings/terminology/maps/GoalLifeCycle.csv"
};
static const unsigned char table603[] = {
#embed "../../Mappings/terminology/maps/IdentifierType.csv"
};
static const unsigned char table604[] = {
#embed "../../Mappings/terminology/maps/Interpretation.csv"
};
static const unsigned char table605[] = {
#embed "../../Mappings/terminology/maps/Language.csv"
};
static const unsigned char table606[] = {
#embed "../../Mappings/terminology/maps/LivingWillCode.csv"
};
static const unsigned char table607[] = {
#embed "../../Mappings/terminology/maps/MaritalStatus.csv"
};
static const unsigned char table608[] = {
#embed "../../Mappings/terminology/maps/MediaSubtype.csv"
};
static const unsigned char table609[] = {
#embed "../../Mappings/terminology/maps/MedicationOrderControl.csv"
};
static const unsigned char table610[] = {
#embed "../../Mappings/terminology/maps/MedicationOrderStatus.csv"
};
static const unsigned char table611[] = {
#embed "../../Mappings/terminology/maps/MoodIntent.csv"
};
static const unsigned char table612[] = {
#embed "../../Mappings/terminology/maps/NameUse.csv"
};
static const unsigned char table613[] = {
#embed "../../Mappings/terminology/maps/NullFlavor.csv"
};
static const unsigned char table614[] = {
#embed "../../Mappings/terminology/maps/NullFlavorEmpty.csv"
};
static const unsigned char table615[] = {
#embed "../../Mappings/terminology/maps/ObservationStatus.csv"
};
static const unsigned char table616[] = {
#embed "../../Mappings/terminology/maps/OrderControl.csv"
};
static const unsigned char table617[] = {
#embed "../../Mappings/terminology/maps/OrderStatus.csv"
};
static const unsigned char table618[] = {
#embed "../../Mappings/terminology/maps/OrderType.csv"
};
static const unsigned char table619[] = {
#embed "../../Mappings/terminology/maps/ParticipationStatus.csv"
};
static const unsigned char table620[] = {
#embed "../../Mappings/terminology/maps/PeriodUnit.csv"
};
static const unsigned char table621[] = {
#embed "../../Mappings/terminology/maps/PhoneSystem.csv"
};
static const unsigned char table622[] = {
#embed "../../Mappings/terminology/maps/PhoneUse.csv"
};
static const unsigned char table623[] = {
#embed "../../Mappings/terminology/maps/PracticeGender.csv"
};
static const unsigned char table624[] = {
#embed "../../Mappings/terminology/maps/PracticeImaging.csv"
};
static const unsigned char table625[] = {
#embed "../../Mappings/terminology/maps/PracticeOrderStatus.csv"
};
static const unsigned char table626[] = {
#embed "../../Mappings/terminology/maps/PracticePhase.csv"
};
static const unsigned char table627[] = {
#embed "../../Mappings/terminology/maps/PracticePlace.csv"
};
static const unsigned char table628[] = {
#embed "../../Mappings/terminology/maps/PracticeRelationship.csv"
};
static const unsigned char table629[] = {
#embed "../../Mappings/terminology/maps/PracticeRole.csv"
};
static const unsigned char table630[] = {
#embed "../../Mappings/terminology/maps/PracticeRoute.csv"
};
static const unsigned char table631[] = {
#embed "../../Mappings/terminology/maps/PracticeSedation.csv"
};
static const unsigned char table632[] = {
#embed "../../Mappings/terminology/maps/PracticeVisitStatus.csv"
};
static const unsigned char table633[] = {
#embed "../../Mappings/terminology/maps/ProblemLifeCycle.csv"
};
static const unsigned char table634[] = {
#embed "../../Mappings/terminology/maps/ProviderRole.csv"
};
static const unsigned char table635[] = {
#embed "../../Mappings/terminology/maps/ReferralStatus.csv"
};
static const unsigned char table636[] = {
#embed "../../Mappings/terminology/maps/RegistryApproach.csv"
};
static const unsigned char table637[] = {
#embed "../../Mappings/terminology/maps/RegistryDeviceAction.csv"
};
static const unsigned char table638[] = {
#embed "../../Mappings/terminology/maps/RegistryEthnicity.csv"
};
static const unsigned char table639[] = {
#embed "../../Mappings/terminology/maps/RegistryRace.csv"
};
static const unsigned char table640[] = {
#embed "../../Mappings/terminology/maps/RegistrySedation.csv"
};
static const unsigned char table641[] = {
#embed "../../Mappings/terminology/maps/RegistrySetting.csv"
};
static const unsigned char table642[] = {
#embed "../../Mappings/terminology/maps/RegistrySex.csv"
};
static const unsigned char table643[] = {
#embed "../../Mappings/terminology/maps/RegistrySide.csv"
};
static const unsigned char table644[] = {
#embed "../../Mappings/terminology/maps/Relationship.csv"
};
static const unsigned char table645[] = {
#embed "../../Mappings/terminology/maps/Religion.csv"
};
static const unsigned char table646[] = {
#embed "../../Mappings/terminology/maps/RepeatPattern.csv"
};
static const unsigned char table647[] = {
#embed "../../Mappings/terminology/maps/RequestPriority.csv"
};
static const unsigned char table648[] = {
#embed "../../Mappings/terminology/maps/ResultStatus.csv"
};
static const unsigned char table649[] = {
#embed "../../Mappings/terminology/maps/RouteOfAdministration.csv"
};
static const unsigned char table650[] = {
#embed "../../Mappings/terminology/maps/Sensitivity.csv"
};
static const unsigned char table651[] = {
#embed "../../Mappings/terminology/maps/SpecimenCollectionMethod.csv"
};
static const unsigned char table652[] = {
#embed "../../Mappings/terminology/maps/SubscriberRelationship.csv"
};
static const unsigned char table653[] = {
#embed "../../Mappings/terminology/maps/SubstitutionAllowed.csv"
};
static const unsigned char table654[] = {
#embed "../../Mappings/terminology/maps/UnitUCUM.csv"
};
static const unsigned char table655[] = {
#embed "../../Mappings/terminology/mends.csv"
};
static const unsigned char table656[] = {
#embed "../../Mappings/terminology/releases.csv"
};
static const unsigned char table657[] = {
#embed "../../Mappings/terminology/systems.csv"
};

static const struct {
  const char *path;
  const unsigned char *bytes;
  size_t length;
} tables[] = {
  {"cda/datatypes/AD-Address.csv", table0, sizeof table0},
  {"cda/datatypes/AddressParts-Address.csv", table1, sizeof table1},
  {"cda/datatypes/AlternateIdentification-Identifier.csv", table2, sizeof table2},
  {"cda/datatypes/CD-CodeableConcept.csv", table3, sizeof table3},
  {"cda/datatypes/CD-Coding.csv", table4, sizeof table4},
  {"cda/datatypes/II-Identifier.csv", table5, sizeof table5},
  {"cda/datatypes/IVL_PQ-Range.csv", table6, sizeof table6},
  {"cda/datatypes/IVL_TS-DiagnosticReport.csv", table7, sizeof table7},
  {"cda/datatypes/IVL_TS-Observation.csv", table8, sizeof table8},
  {"cda/datatypes/IVL_TS-Period.csv", table9, sizeof table9},
  {"cda/datatypes/IVL_TS-Procedure.csv", table10, sizeof table10},
  {"cda/datatypes/OrganizationAD-Address.csv", table11, sizeof table11},
  {"cda/datatypes/OrganizationTEL-ContactPoint.csv", table12, sizeof table12},
  {"cda/datatypes/PN-HumanName.csv", table13, sizeof table13},
  {"cda/datatypes/PQ-Age.csv", table14, sizeof table14},
  {"cda/datatypes/PQ-Quantity.csv", table15, sizeof table15},
  {"cda/datatypes/RTO-Ratio.csv", table16, sizeof table16},
  {"cda/datatypes/TEL-ContactPoint.csv", table17, sizeof table17},
  {"cda/datatypes/TelecomParts-ContactPoint.csv", table18, sizeof table18},
  {"cda/documents/AssignedEntity-Organization.csv", table19, sizeof table19},
  {"cda/documents/AssignedEntity-Practitioner.csv", table20, sizeof table20},
  {"cda/documents/AssignedEntity-PractitionerRole.csv", table21, sizeof table21},
  {"cda/documents/AssociatedEntity-Practitioner.csv", table22, sizeof table22},
  {"cda/documents/AssociatedEntity-PractitionerRole.csv", table23, sizeof table23},
  {"cda/documents/Author-ProvenanceAgent.csv", table24, sizeof table24},
  {"cda/documents/AuthoringDevice-Device.csv", table25, sizeof table25},
  {"cda/documents/ClinicalDocument-Composition.csv", table26, sizeof table26},
  {"cda/documents/ClinicalDocument-Provenance.csv", table27, sizeof table27},
  {"cda/documents/ClinicalDocument.csv", table28, sizeof table28},
  {"cda/documents/Consent-Consent.csv", table29, sizeof table29},
  {"cda/documents/EncompassingEncounter-Encounter.csv", table30, sizeof table30},
  {"cda/documents/EncounterParticipant-EncounterParticipant.csv", table31, sizeof table31},
  {"cda/documents/Guardian-PatientContact.csv", table32, sizeof table32},
  {"cda/documents/HealthCareFacility-Location.csv", table33, sizeof table33},
  {"cda/documents/IntendedRecipient-Practitioner.csv", table34, sizeof table34},
  {"cda/documents/IntendedRecipient-PractitionerRole.csv", table35, sizeof table35},
  {"cda/documents/LanguageCommunication-PatientCommunication.csv", table36, sizeof table36},
  {"cda/documents/NonXMLBody-DocumentReference.csv", table37, sizeof table37},
  {"cda/documents/NoteSections-Procedure.csv", table38, sizeof table38},
  {"cda/documents/Order-ServiceRequest.csv", table39, sizeof table39},
  {"cda/documents/Organization-Organization.csv", table40, sizeof table40},
  {"cda/documents/OtherServiceEvent.csv", table41, sizeof table41},
  {"cda/documents/Patient-Patient.csv", table42, sizeof table42},
  {"cda/documents/PatientRole-Patient.csv", table43, sizeof table43},
  {"cda/documents/Performer-CareTeamParticipant.csv", table44, sizeof table44},
  {"cda/documents/Performer-ProcedurePerformer.csv", table45, sizeof table45},
  {"cda/documents/RelatedDocument-CompositionRelatesTo.csv", table46, sizeof table46},
  {"cda/documents/RelatedEntity-RelatedPerson.csv", table47, sizeof table47},
  {"cda/documents/ServiceEvent-CareTeam.csv", table48, sizeof table48},
  {"cda/documents/ServiceEvent-CompositionEvent.csv", table49, sizeof table49},
  {"cda/documents/ServiceEvent-Procedure.csv", table50, sizeof table50},
  {"cda/entries/Act.csv", table51, sizeof table51},
  {"cda/entries/ActContent.csv", table52, sizeof table52},
  {"cda/entries/AllergyObservation-AllergyIntolerance.csv", table53, sizeof table53},
  {"cda/entries/CareTeam-CareTeam.csv", table54, sizeof table54},
  {"cda/entries/Comment-Annotation.csv", table55, sizeof table55},
  {"cda/entries/ConcernAct-CompositionSection.csv", table56, sizeof table56},
  {"cda/entries/CoverageActivity-CompositionSection.csv", table57, sizeof table57},
  {"cda/entries/DocumentedProcedure-CompositionSection.csv", table58, sizeof table58},
  {"cda/entries/DrugVehicle-MedicationIngredient.csv", table59, sizeof table59},
  {"cda/entries/EncounterActivity-Encounter.csv", table60, sizeof table60},
  {"cda/entries/EncounterLink-DiagnosticReport.csv", table61, sizeof table61},
  {"cda/entries/EncounterLink-DocumentReference.csv", table62, sizeof table62},
  {"cda/entries/EncounterLink-Immunization.csv", table63, sizeof table63},
  {"cda/entries/EncounterLink-MedicationRequest.csv", table64, sizeof table64},
  {"cda/entries/EncounterLink-Observation.csv", table65, sizeof table65},
  {"cda/entries/EncounterLink-Procedure.csv", table66, sizeof table66},
  {"cda/entries/EncounterPerformer-EncounterParticipant.csv", table67, sizeof table67},
  {"cda/entries/EntryReference-Procedure.csv", table68, sizeof table68},
  {"cda/entries/FamilyHistory-FamilyMemberHistory.csv", table69, sizeof table69},
  {"cda/entries/FamilyObservation-FamilyMemberHistoryCondition.csv", table70, sizeof table70},
  {"cda/entries/GoalObservation-Goal.csv", table71, sizeof table71},
  {"cda/entries/ImmunizationActivity-Immunization.csv", table72, sizeof table72},
  {"cda/entries/ManufacturedProduct-Medication.csv", table73, sizeof table73},
  {"cda/entries/MedicationActivity-Dosage.csv", table74, sizeof table74},
  {"cda/entries/MedicationActivity-MedicationAdministration.csv", table75, sizeof table75},
  {"cda/entries/MedicationActivity-MedicationRequest.csv", table76, sizeof table76},
  {"cda/entries/MedicationDispense-MedicationDispense.csv", table77, sizeof table77},
  {"cda/entries/NoteActivity-DocumentReference.csv", table78, sizeof table78},
  {"cda/entries/Observation-Observation.csv", table79, sizeof table79},
  {"cda/entries/ObservationMedia-Media.csv", table80, sizeof table80},
  {"cda/entries/ObservationRange-ObservationReferenceRange.csv", table81, sizeof table81},
  {"cda/entries/Organizer-CompositionSection.csv", table82, sizeof table82},
  {"cda/entries/Organizer.csv", table83, sizeof table83},
  {"cda/entries/OrganizerContent.csv", table84, sizeof table84},
  {"cda/entries/Panel-Observation.csv", table85, sizeof table85},
  {"cda/entries/ParticipantRole-Organization.csv", table86, sizeof table86},
  {"cda/entries/ParticipantRole-Practitioner.csv", table87, sizeof table87},
  {"cda/entries/PlannedActivity-ServiceRequest.csv", table88, sizeof table88},
  {"cda/entries/PolicyActivity-Coverage.csv", table89, sizeof table89},
  {"cda/entries/PolicyHolder-RelatedPerson.csv", table90, sizeof table90},
  {"cda/entries/ProblemObservation-Condition.csv", table91, sizeof table91},
  {"cda/entries/ProblemObservation-EncounterDiagnosis.csv", table92, sizeof table92},
  {"cda/entries/ProcedureActivity-Procedure.csv", table93, sizeof table93},
  {"cda/entries/ProcedureDetail-Procedure.csv", table94, sizeof table94},
  {"cda/entries/ProcedureObservation-Observation.csv", table95, sizeof table95},
  {"cda/entries/ProductInstance-Device.csv", table96, sizeof table96},
  {"cda/entries/Reaction-AllergyIntoleranceReaction.csv", table97, sizeof table97},
  {"cda/entries/ResultOrganizer-DiagnosticReport.csv", table98, sizeof table98},
  {"cda/entries/SameProcedure-Procedure.csv", table99, sizeof table99},
  {"cda/entries/SeriesAct-ImagingStudySeries.csv", table100, sizeof table100},
  {"cda/entries/ServiceDeliveryLocation-Location.csv", table101, sizeof table101},
  {"cda/entries/SopInstance-ImagingStudySeriesInstance.csv", table102, sizeof table102},
  {"cda/entries/SpecimenRole-Specimen.csv", table103, sizeof table103},
  {"cda/entries/Statement.csv", table104, sizeof table104},
  {"cda/entries/StudyAct-ImagingStudy.csv", table105, sizeof table105},
  {"cda/entries/Supply-SupplyDelivery.csv", table106, sizeof table106},
  {"cda/entries/Supply-SupplyRequest.csv", table107, sizeof table107},
  {"cda/entries/SupplyOrder-MedicationRequestDispenseRequest.csv", table108, sizeof table108},
  {"cda/entries/UdiOnly-Device.csv", table109, sizeof table109},
  {"cda/entries/UdiOrganizer-Device.csv", table110, sizeof table110},
  {"cda/sections/Entry-CompositionSection.csv", table111, sizeof table111},
  {"cda/sections/Section-CompositionSection.csv", table112, sizeof table112},
  {"definitions/bindings.tsv", table113, sizeof table113},
  {"definitions/codesystems.tsv", table114, sizeof table114},
  {"definitions/elements.tsv", table115, sizeof table115},
  {"definitions/invariants.csv", table116, sizeof table116},
  {"definitions/known-extensions.tsv", table117, sizeof table117},
  {"definitions/r4-profiles-valuesets.tsv", table118, sizeof table118},
  {"definitions/r4-profiles.csv", table119, sizeof table119},
  {"definitions/us-core-valuesets.tsv", table120, sizeof table120},
  {"definitions/us-core.csv", table121, sizeof table121},
  {"definitions/v2-segments.tsv", table122, sizeof table122},
  {"fhir/Bundle-Provenance.csv", table123, sizeof table123},
  {"fhir/Bundle.csv", table124, sizeof table124},
  {"fhir/BundleEntries.csv", table125, sizeof table125},
  {"fhir/Parameters.csv", table126, sizeof table126},
  {"fhir/ParametersParameter.csv", table127, sizeof table127},
  {"fhir/Resource-Provenance.csv", table128, sizeof table128},
  {"fhir/Resource.csv", table129, sizeof table129},
  {"fhir/ResourceList-Provenance.csv", table130, sizeof table130},
  {"fhir/ResourceList.csv", table131, sizeof table131},
  {"hl7v2/datatypes/CE-Quantity.csv", table132, sizeof table132},
  {"hl7v2/datatypes/CP-Money.csv", table133, sizeof table133},
  {"hl7v2/datatypes/CQ-Quantity.csv", table134, sizeof table134},
  {"hl7v2/datatypes/CWE-CodeableConcept.csv", table135, sizeof table135},
  {"hl7v2/datatypes/CWE-Coding.csv", table136, sizeof table136},
  {"hl7v2/datatypes/CWE-CodingAlternate.csv", table137, sizeof table137},
  {"hl7v2/datatypes/CWE-CodingSecond.csv", table138, sizeof table138},
  {"hl7v2/datatypes/CWE-Location.csv", table139, sizeof table139},
  {"hl7v2/datatypes/CWE-Organization.csv", table140, sizeof table140},
  {"hl7v2/datatypes/CWE-Quantity.csv", table141, sizeof table141},
  {"hl7v2/datatypes/CWE-string.csv", table142, sizeof table142},
  {"hl7v2/datatypes/CWEDrug-Quantity.csv", table143, sizeof table143},
  {"hl7v2/datatypes/CX-EpisodeOfCare.csv", table144, sizeof table144},
  {"hl7v2/datatypes/CX-FormerIdentifier.csv", table145, sizeof table145},
  {"hl7v2/datatypes/CX-Identifier.csv", table146, sizeof table146},
  {"hl7v2/datatypes/CX-RelatedPersonMother.csv", table147, sizeof table147},
  {"hl7v2/datatypes/DLD-Location.csv", table148, sizeof table148},
  {"hl7v2/datatypes/DLN-Identifier.csv", table149, sizeof table149},
  {"hl7v2/datatypes/ED-Attachment.csv", table150, sizeof table150},
  {"hl7v2/datatypes/EI-Identifier.csv", table151, sizeof table151},
  {"hl7v2/datatypes/EI-Organization.csv", table152, sizeof table152},
  {"hl7v2/datatypes/EIP-IdentifierFiller.csv", table153, sizeof table153},
  {"hl7v2/datatypes/EIP-IdentifierPlacer.csv", table154, sizeof table154},
  {"hl7v2/datatypes/EIP-Specimen.csv", table155, sizeof table155},
  {"hl7v2/datatypes/HD-Location.csv", table156, sizeof table156},
  {"hl7v2/datatypes/HD-MessageHeaderDestination.csv", table157, sizeof table157},
  {"hl7v2/datatypes/HD-MessageHeaderSource.csv", table158, sizeof table158},
  {"hl7v2/datatypes/HD-Organization.csv", table159, sizeof table159},
  {"hl7v2/datatypes/ID-Coding.csv", table160, sizeof table160},
  {"hl7v2/datatypes/LA2-Location.csv", table161, sizeof table161},
  {"hl7v2/datatypes/NDL-Location.csv", table162, sizeof table162},
  {"hl7v2/datatypes/NDL-LocationBed.csv", table163, sizeof table163},
  {"hl7v2/datatypes/NDL-LocationBuilding.csv", table164, sizeof table164},
  {"hl7v2/datatypes/NDL-LocationFacility.csv", table165, sizeof table165},
  {"hl7v2/datatypes/NDL-LocationFloor.csv", table166, sizeof table166},
  {"hl7v2/datatypes/NDL-LocationRoom.csv", table167, sizeof table167},
  {"hl7v2/datatypes/NDL-LocationWard.csv", table168, sizeof table168},
  {"hl7v2/datatypes/NDL-Practitioner.csv", table169, sizeof table169},
  {"hl7v2/datatypes/NDL-PractitionerRole.csv", table170, sizeof table170},
  {"hl7v2/datatypes/PL-Location.csv", table171, sizeof table171},
  {"hl7v2/datatypes/PL-LocationBed.csv", table172, sizeof table172},
  {"hl7v2/datatypes/PL-LocationBuilding.csv", table173, sizeof table173},
  {"hl7v2/datatypes/PL-LocationFacility.csv", table174, sizeof table174},
  {"hl7v2/datatypes/PL-LocationFloor.csv", table175, sizeof table175},
  {"hl7v2/datatypes/PL-LocationRoom.csv", table176, sizeof table176},
  {"hl7v2/datatypes/PL-LocationWard.csv", table177, sizeof table177},
  {"hl7v2/datatypes/PLN-Identifier.csv", table178, sizeof table178},
  {"hl7v2/datatypes/RP-Attachment.csv", table179, sizeof table179},
  {"hl7v2/datatypes/RPT-Timing.csv", table180, sizeof table180},
  {"hl7v2/datatypes/SN-Observation.csv", table181, sizeof table181},
  {"hl7v2/datatypes/SPS-Specimen.csv", table182, sizeof table182},
  {"hl7v2/datatypes/TQ-Dosage.csv", table183, sizeof table183},
  {"hl7v2/datatypes/TQ-MedicationRequest.csv", table184, sizeof table184},
  {"hl7v2/datatypes/XAD-Address.csv", table185, sizeof table185},
  {"hl7v2/datatypes/XADOrganization-Address.csv", table186, sizeof table186},
  {"hl7v2/datatypes/XADParts-Address.csv", table187, sizeof table187},
  {"hl7v2/datatypes/XCN-Identifier.csv", table188, sizeof table188},
  {"hl7v2/datatypes/XCN-Practitioner.csv", table189, sizeof table189},
  {"hl7v2/datatypes/XON-Identifier.csv", table190, sizeof table190},
  {"hl7v2/datatypes/XON-Organization.csv", table191, sizeof table191},
  {"hl7v2/datatypes/XPN-HumanName.csv", table192, sizeof table192},
  {"hl7v2/datatypes/XPN-string.csv", table193, sizeof table193},
  {"hl7v2/datatypes/XTN-ContactPoint.csv", table194, sizeof table194},
  {"hl7v2/datatypes/XTNOrganization-ContactPoint.csv", table195, sizeof table195},
  {"hl7v2/datatypes/XTNParts-ContactPoint.csv", table196, sizeof table196},
  {"hl7v2/messages/ACK.csv", table197, sizeof table197},
  {"hl7v2/messages/ADT_A01.csv", table198, sizeof table198},
  {"hl7v2/messages/ADT_A02.csv", table199, sizeof table199},
  {"hl7v2/messages/ADT_A03.csv", table200, sizeof table200},
  {"hl7v2/messages/ADT_A05.csv", table201, sizeof table201},
  {"hl7v2/messages/ADT_A06.csv", table202, sizeof table202},
  {"hl7v2/messages/ADT_A09.csv", table203, sizeof table203},
  {"hl7v2/messages/ADT_A12.csv", table204, sizeof table204},
  {"hl7v2/messages/ADT_A15.csv", table205, sizeof table205},
  {"hl7v2/messages/ADT_A16.csv", table206, sizeof table206},
  {"hl7v2/messages/ADT_A17.csv", table207, sizeof table207},
  {"hl7v2/messages/ADT_A21.csv", table208, sizeof table208},
  {"hl7v2/messages/ADT_A24.csv", table209, sizeof table209},
  {"hl7v2/messages/ADT_A30.csv", table210, sizeof table210},
  {"hl7v2/messages/ADT_A37.csv", table211, sizeof table211},
  {"hl7v2/messages/ADT_A38.csv", table212, sizeof table212},
  {"hl7v2/messages/ADT_A40.csv", table213, sizeof table213},
  {"hl7v2/messages/ADT_A43.csv", table214, sizeof table214},
  {"hl7v2/messages/ADT_A45.csv", table215, sizeof table215},
  {"hl7v2/messages/ADT_A50.csv", table216, sizeof table216},
  {"hl7v2/messages/ADT_A52.csv", table217, sizeof table217},
  {"hl7v2/messages/ADT_A54.csv", table218, sizeof table218},
  {"hl7v2/messages/ADT_A60.csv", table219, sizeof table219},
  {"hl7v2/messages/ADT_A61.csv", table220, sizeof table220},
  {"hl7v2/messages/BAR_P01.csv", table221, sizeof table221},
  {"hl7v2/messages/BAR_P02.csv", table222, sizeof table222},
  {"hl7v2/messages/BAR_P05.csv", table223, sizeof table223},
  {"hl7v2/messages/BAR_P06.csv", table224, sizeof table224},
  {"hl7v2/messages/BAR_P10.csv", table225, sizeof table225},
  {"hl7v2/messages/BAR_P12.csv", table226, sizeof table226},
  {"hl7v2/messages/DFT_P03.csv", table227, sizeof table227},
  {"hl7v2/messages/DFT_P11.csv", table228, sizeof table228},
  {"hl7v2/messages/MDM_T01.csv", table229, sizeof table229},
  {"hl7v2/messages/MDM_T02.csv", table230, sizeof table230},
  {"hl7v2/messages/OMG_O19.csv", table231, sizeof table231},
  {"hl7v2/messages/OMI_O23.csv", table232, sizeof table232},
  {"hl7v2/messages/OML_O21.csv", table233, sizeof table233},
  {"hl7v2/messages/OML_O33.csv", table234, sizeof table234},
  {"hl7v2/messages/OML_O35.csv", table235, sizeof table235},
  {"hl7v2/messages/OMP_O09.csv", table236, sizeof table236},
  {"hl7v2/messages/ORG_O20.csv", table237, sizeof table237},
  {"hl7v2/messages/ORI_O24.csv", table238, sizeof table238},
  {"hl7v2/messages/ORL_O22.csv", table239, sizeof table239},
  {"hl7v2/messages/ORL_O34.csv", table240, sizeof table240},
  {"hl7v2/messages/ORL_O36.csv", table241, sizeof table241},
  {"hl7v2/messages/ORM_O01.csv", table242, sizeof table242},
  {"hl7v2/messages/ORP_O10.csv", table243, sizeof table243},
  {"hl7v2/messages/ORR_O02.csv", table244, sizeof table244},
  {"hl7v2/messages/ORU_R01.csv", table245, sizeof table245},
  {"hl7v2/messages/ORU_R30.csv", table246, sizeof table246},
  {"hl7v2/messages/OUL_R22.csv", table247, sizeof table247},
  {"hl7v2/messages/OUL_R23.csv", table248, sizeof table248},
  {"hl7v2/messages/OUL_R24.csv", table249, sizeof table249},
  {"hl7v2/messages/PGL_PC6.csv", table250, sizeof table250},
  {"hl7v2/messages/PPP_PCB.csv", table251, sizeof table251},
  {"hl7v2/messages/PPR_PC1.csv", table252, sizeof table252},
  {"hl7v2/messages/QBP_Q11.csv", table253, sizeof table253},
  {"hl7v2/messages/QCN_J01.csv", table254, sizeof table254},
  {"hl7v2/messages/RAS_O17.csv", table255, sizeof table255},
  {"hl7v2/messages/RDE_O11.csv", table256, sizeof table256},
  {"hl7v2/messages/RDS_O13.csv", table257, sizeof table257},
  {"hl7v2/messages/REF_I12.csv", table258, sizeof table258},
  {"hl7v2/messages/RGV_O15.csv", table259, sizeof table259},
  {"hl7v2/messages/RRA_O18.csv", table260, sizeof table260},
  {"hl7v2/messages/RRD_O14.csv", table261, sizeof table261},
  {"hl7v2/messages/RRE_O12.csv", table262, sizeof table262},
  {"hl7v2/messages/RRG_O16.csv", table263, sizeof table263},
  {"hl7v2/messages/RSP_K11.csv", table264, sizeof table264},
  {"hl7v2/messages/RSP_K21.csv", table265, sizeof table265},
  {"hl7v2/messages/SIU_S12.csv", table266, sizeof table266},
  {"hl7v2/messages/SRM_S01.csv", table267, sizeof table267},
  {"hl7v2/messages/SRR_S01.csv", table268, sizeof table268},
  {"hl7v2/messages/VXU_V04.csv", table269, sizeof table269},
  {"hl7v2/messages/default.csv", table270, sizeof table270},
  {"hl7v2/segments/AIG-AppointmentParticipant.csv", table271, sizeof table271},
  {"hl7v2/segments/AIG-Device.csv", table272, sizeof table272},
  {"hl7v2/segments/AIL-AppointmentParticipant.csv", table273, sizeof table273},
  {"hl7v2/segments/AIP-AppointmentParticipant.csv", table274, sizeof table274},
  {"hl7v2/segments/AIS-Appointment.csv", table275, sizeof table275},
  {"hl7v2/segments/AIS-ServiceRequest.csv", table276, sizeof table276},
  {"hl7v2/segments/AL1-AllergyIntolerance.csv", table277, sizeof table277},
  {"hl7v2/segments/AL1-AllergyIntoleranceReaction.csv", table278, sizeof table278},
  {"hl7v2/segments/ARQ-Appointment.csv", table279, sizeof table279},
  {"hl7v2/segments/BLG-Account.csv", table280, sizeof table280},
  {"hl7v2/segments/CDO-Dosage.csv", table281, sizeof table281},
  {"hl7v2/segments/DB1-Patient.csv", table282, sizeof table282},
  {"hl7v2/segments/DG1-Condition.csv", table283, sizeof table283},
  {"hl7v2/segments/DG1-EncounterDiagnosis.csv", table284, sizeof table284},
  {"hl7v2/segments/ERR-OperationOutcome.csv", table285, sizeof table285},
  {"hl7v2/segments/EVN-Event.csv", table286, sizeof table286},
  {"hl7v2/segments/FT1-ChargeItem.csv", table287, sizeof table287},
  {"hl7v2/segments/FT1-Procedure.csv", table288, sizeof table288},
  {"hl7v2/segments/GOL-Goal.csv", table289, sizeof table289},
  {"hl7v2/segments/GT1-AccountGuarantor.csv", table290, sizeof table290},
  {"hl7v2/segments/GT1-RelatedPerson.csv", table291, sizeof table291},
  {"hl7v2/segments/IAM-AllergyIntolerance.csv", table292, sizeof table292},
  {"hl7v2/segments/IAM-AllergyIntoleranceReaction.csv", table293, sizeof table293},
  {"hl7v2/segments/IAM-RelatedPerson.csv", table294, sizeof table294},
  {"hl7v2/segments/IAR-AllergyIntoleranceReaction.csv", table295, sizeof table295},
  {"hl7v2/segments/IN1-Coverage.csv", table296, sizeof table296},
  {"hl7v2/segments/IN1-Organization.csv", table297, sizeof table297},
  {"hl7v2/segments/IN1-RelatedPerson.csv", table298, sizeof table298},
  {"hl7v2/segments/IN2-Coverage.csv", table299, sizeof table299},
  {"hl7v2/segments/IN3-CareTeam.csv", table300, sizeof table300},
  {"hl7v2/segments/MRG-Account.csv", table301, sizeof table301},
  {"hl7v2/segments/MRG-Patient.csv", table302, sizeof table302},
  {"hl7v2/segments/MRG-PatientFormer.csv", table303, sizeof table303},
  {"hl7v2/segments/MSA-MessageHeader.csv", table304, sizeof table304},
  {"hl7v2/segments/MSH-MessageHeader.csv", table305, sizeof table305},
  {"hl7v2/segments/MSH-Provenance.csv", table306, sizeof table306},
  {"hl7v2/segments/NK1-Patient.csv", table307, sizeof table307},
  {"hl7v2/segments/NK1-PatientContact.csv", table308, sizeof table308},
  {"hl7v2/segments/NK1-RelatedPerson.csv", table309, sizeof table309},
  {"hl7v2/segments/NTE-Annotation.csv", table310, sizeof table310},
  {"hl7v2/segments/NTE-Appointment.csv", table311, sizeof table311},
  {"hl7v2/segments/OBR-DiagnosticReport.csv", table312, sizeof table312},
  {"hl7v2/segments/OBR-Procedure.csv", table313, sizeof table313},
  {"hl7v2/segments/OBR-ServiceRequest.csv", table314, sizeof table314},
  {"hl7v2/segments/OBR-Specimen.csv", table315, sizeof table315},
  {"hl7v2/segments/OBX-Any.csv", table316, sizeof table316},
  {"hl7v2/segments/OBX-Device.csv", table317, sizeof table317},
  {"hl7v2/segments/OBX-DiagnosticReport.csv", table318, sizeof table318},
  {"hl7v2/segments/OBX-DocumentReference.csv", table319, sizeof table319},
  {"hl7v2/segments/OBX-Observation.csv", table320, sizeof table320},
  {"hl7v2/segments/OBX-Text.csv", table321, sizeof table321},
  {"hl7v2/segments/OBX5-ObservationComponent.csv", table322, sizeof table322},
  {"hl7v2/segments/OBXSpecimen-Observation.csv", table323, sizeof table323},
  {"hl7v2/segments/ORC-DiagnosticReport.csv", table324, sizeof table324},
  {"hl7v2/segments/ORC-Dosage.csv", table325, sizeof table325},
  {"hl7v2/segments/ORC-Immunization.csv", table326, sizeof table326},
  {"hl7v2/segments/ORC-MedicationRequest.csv", table327, sizeof table327},
  {"hl7v2/segments/ORC-Provenance.csv", table328, sizeof table328},
  {"hl7v2/segments/ORC-ServiceRequest.csv", table329, sizeof table329},
  {"hl7v2/segments/PD1-Observation.csv", table330, sizeof table330},
  {"hl7v2/segments/PD1-Patient.csv", table331, sizeof table331},
  {"hl7v2/segments/PID-Account.csv", table332, sizeof table332},
  {"hl7v2/segments/PID-AccountEnded.csv", table333, sizeof table333},
  {"hl7v2/segments/PID-Patient.csv", table334, sizeof table334},
  {"hl7v2/segments/PID-Provenance.csv", table335, sizeof table335},
  {"hl7v2/segments/PR1-Procedure.csv", table336, sizeof table336},
  {"hl7v2/segments/PRB-Condition.csv", table337, sizeof table337},
  {"hl7v2/segments/PRD-Practitioner.csv", table338, sizeof table338},
  {"hl7v2/segments/PRT-CareTeam.csv", table339, sizeof table339},
  {"hl7v2/segments/PRT-CareTeamParticipant.csv", table340, sizeof table340},
  {"hl7v2/segments/PRT-ChargeItemPerformer.csv", table341, sizeof table341},
  {"hl7v2/segments/PRT-Device.csv", table342, sizeof table342},
  {"hl7v2/segments/PRT-EncounterParticipant.csv", table343, sizeof table343},
  {"hl7v2/segments/PRT-ImmunizationPerformer.csv", table344, sizeof table344},
  {"hl7v2/segments/PRT-MedicationAdministrationPerformer.csv", table345, sizeof table345},
  {"hl7v2/segments/PRT-MedicationRequest.csv", table346, sizeof table346},
  {"hl7v2/segments/PRT-Observation.csv", table347, sizeof table347},
  {"hl7v2/segments/PRT-Organization.csv", table348, sizeof table348},
  {"hl7v2/segments/PRT-Other.csv", table349, sizeof table349},
  {"hl7v2/segments/PRT-Patient.csv", table350, sizeof table350},
  {"hl7v2/segments/PRT-Practitioner.csv", table351, sizeof table351},
  {"hl7v2/segments/PRT-PractitionerRole.csv", table352, sizeof table352},
  {"hl7v2/segments/PRT-ProcedureFocalDevice.csv", table353, sizeof table353},
  {"hl7v2/segments/PRT-ProcedurePerformer.csv", table354, sizeof table354},
  {"hl7v2/segments/PRT-ServiceRequest.csv", table355, sizeof table355},
  {"hl7v2/segments/PTH-CarePlan.csv", table356, sizeof table356},
  {"hl7v2/segments/PV1-Coverage.csv", table357, sizeof table357},
  {"hl7v2/segments/PV1-Encounter.csv", table358, sizeof table358},
  {"hl7v2/segments/PV2-Encounter.csv", table359, sizeof table359},
  {"hl7v2/segments/RF1-ServiceRequest.csv", table360, sizeof table360},
  {"hl7v2/segments/ROL-CareTeam.csv", table361, sizeof table361},
  {"hl7v2/segments/ROL-CareTeamParticipant.csv", table362, sizeof table362},
  {"hl7v2/segments/ROL-ChargeItemPerformer.csv", table363, sizeof table363},
  {"hl7v2/segments/ROL-EncounterParticipant.csv", table364, sizeof table364},
  {"hl7v2/segments/ROL-Other.csv", table365, sizeof table365},
  {"hl7v2/segments/ROL-Patient.csv", table366, sizeof table366},
  {"hl7v2/segments/ROL-Practitioner.csv", table367, sizeof table367},
  {"hl7v2/segments/ROL-PractitionerRole.csv", table368, sizeof table368},
  {"hl7v2/segments/ROL-ProcedurePerformer.csv", table369, sizeof table369},
  {"hl7v2/segments/RXA-Immunization.csv", table370, sizeof table370},
  {"hl7v2/segments/RXA-Medication.csv", table371, sizeof table371},
  {"hl7v2/segments/RXA-MedicationAdministration.csv", table372, sizeof table372},
  {"hl7v2/segments/RXC-MedicationIngredient.csv", table373, sizeof table373},
  {"hl7v2/segments/RXD-Dosage.csv", table374, sizeof table374},
  {"hl7v2/segments/RXD-Medication.csv", table375, sizeof table375},
  {"hl7v2/segments/RXD-MedicationDispense.csv", table376, sizeof table376},
  {"hl7v2/segments/RXE-Dosage.csv", table377, sizeof table377},
  {"hl7v2/segments/RXE-Medication.csv", table378, sizeof table378},
  {"hl7v2/segments/RXE-MedicationRequest.csv", table379, sizeof table379},
  {"hl7v2/segments/RXG-Dosage.csv", table380, sizeof table380},
  {"hl7v2/segments/RXG-Medication.csv", table381, sizeof table381},
  {"hl7v2/segments/RXG-MedicationRequest.csv", table382, sizeof table382},
  {"hl7v2/segments/RXO-Dosage.csv", table383, sizeof table383},
  {"hl7v2/segments/RXO-Medication.csv", table384, sizeof table384},
  {"hl7v2/segments/RXO-MedicationRequest.csv", table385, sizeof table385},
  {"hl7v2/segments/RXR-Dosage.csv", table386, sizeof table386},
  {"hl7v2/segments/RXR-Immunization.csv", table387, sizeof table387},
  {"hl7v2/segments/RXR-MedicationAdministration.csv", table388, sizeof table388},
  {"hl7v2/segments/SAC-Specimen.csv", table389, sizeof table389},
  {"hl7v2/segments/SCH-Appointment.csv", table390, sizeof table390},
  {"hl7v2/segments/SCH-ServiceRequest.csv", table391, sizeof table391},
  {"hl7v2/segments/SFT-Device.csv", table392, sizeof table392},
  {"hl7v2/segments/SFT-MessageHeader.csv", table393, sizeof table393},
  {"hl7v2/segments/SPM-Specimen.csv", table394, sizeof table394},
  {"hl7v2/segments/TQ1-Dosage.csv", table395, sizeof table395},
  {"hl7v2/segments/TQ1-MedicationRequest.csv", table396, sizeof table396},
  {"hl7v2/segments/TQ1-ServiceRequest.csv", table397, sizeof table397},
  {"hl7v2/segments/TXA-DocumentReference.csv", table398, sizeof table398},
  {"hl7v2/segments/TXA-DocumentReferenceBody.csv", table399, sizeof table399},
  {"interventional/anaesthesia_words.csv", table400, sizeof table400},
  {"interventional/anatomy.csv", table401, sizeof table401},
  {"interventional/attachments.csv", table402, sizeof table402},
  {"interventional/audits.csv", table403, sizeof table403},
  {"interventional/combinations.csv", table404, sizeof table404},
  {"interventional/device_words.csv", table405, sizeof table405},
  {"interventional/devices.csv", table406, sizeof table406},
  {"interventional/diagnoses.csv", table407, sizeof table407},
  {"interventional/fields.csv", table408, sizeof table408},
  {"interventional/flags.csv", table409, sizeof table409},
  {"interventional/interventional.csv", table410, sizeof table410},
  {"interventional/modifiers.csv", table411, sizeof table411},
  {"interventional/narrative.csv", table412, sizeof table412},
  {"interventional/narrative_refinements.csv", table413, sizeof table413},
  {"interventional/narrative_sections.csv", table414, sizeof table414},
  {"interventional/observation_words.csv", table415, sizeof table415},
  {"interventional/observations.csv", table416, sizeof table416},
  {"interventional/procedures.csv", table417, sizeof table417},
  {"interventional/sequences.csv", table418, sizeof table418},
  {"interventional/sources.csv", table419, sizeof table419},
  {"interventional/substances.csv", table420, sizeof table420},
  {"interventional/techniques.csv", table421, sizeof table421},
  {"interventional/vocabulary.csv", table422, sizeof table422},
  {"json/asc-log/address-Address.csv", table423, sizeof table423},
  {"json/asc-log/amount-Quantity.csv", table424, sizeof table424},
  {"json/asc-log/anesthesia-CodeableConcept.csv", table425, sizeof table425},
  {"json/asc-log/approach-CodeableConcept.csv", table426, sizeof table426},
  {"json/asc-log/case-log.csv", table427, sizeof table427},
  {"json/asc-log/clinic-Organization.csv", table428, sizeof table428},
  {"json/asc-log/complication-Condition.csv", table429, sizeof table429},
  {"json/asc-log/device-Device.csv", table430, sizeof table430},
  {"json/asc-log/device-ProcedureFocalDevice.csv", table431, sizeof table431},
  {"json/asc-log/drug-CodeableConcept.csv", table432, sizeof table432},
  {"json/asc-log/drug-Medication.csv", table433, sizeof table433},
  {"json/asc-log/drug-MedicationAdministration.csv", table434, sizeof table434},
  {"json/asc-log/dx-Condition.csv", table435, sizeof table435},
  {"json/asc-log/guidance-CodeableConcept.csv", table436, sizeof table436},
  {"json/asc-log/level-CodeableConcept.csv", table437, sizeof table437},
  {"json/asc-log/log-Provenance.csv", table438, sizeof table438},
  {"json/asc-log/modifier-CodeableConcept.csv", table439, sizeof table439},
  {"json/asc-log/mrn-Patient.csv", table440, sizeof table440},
  {"json/asc-log/note-Annotation.csv", table441, sizeof table441},
  {"json/asc-log/note-DocumentReference.csv", table442, sizeof table442},
  {"json/asc-log/pain-Observation.csv", table443, sizeof table443},
  {"json/asc-log/patient-Patient.csv", table444, sizeof table444},
  {"json/asc-log/procedure-Procedure.csv", table445, sizeof table445},
  {"json/asc-log/procedure-ServiceRequest.csv", table446, sizeof table446},
  {"json/asc-log/room-Location.csv", table447, sizeof table447},
  {"json/asc-log/staff-Practitioner.csv", table448, sizeof table448},
  {"json/asc-log/staff-ProcedurePerformer.csv", table449, sizeof table449},
  {"json/asc-log/visit-Encounter.csv", table450, sizeof table450},
  {"json/practice/encounter-export.csv", table451, sizeof table451},
  {"json/practice/practice-assistant-ProcedurePerformer.csv", table452, sizeof table452},
  {"json/practice/practice-attending-EncounterParticipant.csv", table453, sizeof table453},
  {"json/practice/practice-diagnosis-Condition.csv", table454, sizeof table454},
  {"json/practice/practice-encounter-Encounter.csv", table455, sizeof table455},
  {"json/practice/practice-export-Provenance.csv", table456, sizeof table456},
  {"json/practice/practice-imaging-CodeableConcept.csv", table457, sizeof table457},
  {"json/practice/practice-implant-Device.csv", table458, sizeof table458},
  {"json/practice/practice-implant-ProcedureFocalDevice.csv", table459, sizeof table459},
  {"json/practice/practice-insurance-Coverage.csv", table460, sizeof table460},
  {"json/practice/practice-level-CodeableConcept.csv", table461, sizeof table461},
  {"json/practice/practice-levelBoth-CodeableConcept.csv", table462, sizeof table462},
  {"json/practice/practice-levelLeft-CodeableConcept.csv", table463, sizeof table463},
  {"json/practice/practice-levelMidline-CodeableConcept.csv", table464, sizeof table464},
  {"json/practice/practice-levelRight-CodeableConcept.csv", table465, sizeof table465},
  {"json/practice/practice-location-Location.csv", table466, sizeof table466},
  {"json/practice/practice-medication-CodeableConcept.csv", table467, sizeof table467},
  {"json/practice/practice-medication-Medication.csv", table468, sizeof table468},
  {"json/practice/practice-medication-MedicationAdministration.csv", table469, sizeof table469},
  {"json/practice/practice-modifier-CodeableConcept.csv", table470, sizeof table470},
  {"json/practice/practice-note-DocumentReference.csv", table471, sizeof table471},
  {"json/practice/practice-operator-ProcedurePerformer.csv", table472, sizeof table472},
  {"json/practice/practice-order-ServiceRequest.csv", table473, sizeof table473},
  {"json/practice/practice-pain-Observation.csv", table474, sizeof table474},
  {"json/practice/practice-patient-Patient.csv", table475, sizeof table475},
  {"json/practice/practice-payer-Organization.csv", table476, sizeof table476},
  {"json/practice/practice-person-Practitioner.csv", table477, sizeof table477},
  {"json/practice/practice-practice-Organization.csv", table478, sizeof table478},
  {"json/practice/practice-pressure-Observation.csv", table479, sizeof table479},
  {"json/practice/practice-procedure-Procedure.csv", table480, sizeof table480},
  {"json/practice/practice-pulse-Observation.csv", table481, sizeof table481},
  {"json/practice/practice-sedation-CodeableConcept.csv", table482, sizeof table482},
  {"json/registry/registry-after-Observation.csv", table483, sizeof table483},
  {"json/registry/registry-anaesthetic-MedicationAdministration.csv", table484, sizeof table484},
  {"json/registry/registry-approach-CodeableConcept.csv", table485, sizeof table485},
  {"json/registry/registry-before-Observation.csv", table486, sizeof table486},
  {"json/registry/registry-complication-Condition.csv", table487, sizeof table487},
  {"json/registry/registry-contrast-MedicationAdministration.csv", table488, sizeof table488},
  {"json/registry/registry-device-Device.csv", table489, sizeof table489},
  {"json/registry/registry-device-ProcedureFocalDevice.csv", table490, sizeof table490},
  {"json/registry/registry-diagnosis-Condition.csv", table491, sizeof table491},
  {"json/registry/registry-disability-Observation.csv", table492, sizeof table492},
  {"json/registry/registry-fluoroscopy-Observation.csv", table493, sizeof table493},
  {"json/registry/registry-further-Procedure.csv", table494, sizeof table494},
  {"json/registry/registry-operator-Practitioner.csv", table495, sizeof table495},
  {"json/registry/registry-operator-ProcedurePerformer.csv", table496, sizeof table496},
  {"json/registry/registry-procedure-Procedure.csv", table497, sizeof table497},
  {"json/registry/registry-row-Provenance.csv", table498, sizeof table498},
  {"json/registry/registry-row.csv", table499, sizeof table499},
  {"json/registry/registry-sedation-CodeableConcept.csv", table500, sizeof table500},
  {"json/registry/registry-site-Organization.csv", table501, sizeof table501},
  {"json/registry/registry-steroid-MedicationAdministration.csv", table502, sizeof table502},
  {"json/registry/registry-subject-Patient.csv", table503, sizeof table503},
  {"json/registry/registry-visit-Encounter.csv", table504, sizeof table504},
  {"start.csv", table505, sizeof table505},
  {"terminology/compartments.csv", table506, sizeof table506},
  {"terminology/extensions.csv", table507, sizeof table507},
  {"terminology/identity.csv", table508, sizeof table508},
  {"terminology/maps/AcknowledgementCode.csv", table509, sizeof table509},
  {"terminology/maps/AddressUse.csv", table510, sizeof table510},
  {"terminology/maps/AdministrationCompletion.csv", table511, sizeof table511},
  {"terminology/maps/AdministrationMethod.csv", table512, sizeof table512},
  {"terminology/maps/AdministrativeSex.csv", table513, sizeof table513},
  {"terminology/maps/AllergyCategory.csv", table514, sizeof table514},
  {"terminology/maps/AllergyCriticality.csv", table515, sizeof table515},
  {"terminology/maps/AllergySensitivity.csv", table516, sizeof table516},
  {"terminology/maps/AllergySeverity.csv", table517, sizeof table517},
  {"terminology/maps/AllergyVerification.csv", table518, sizeof table518},
  {"terminology/maps/AmbulatoryStatus.csv", table519, sizeof table519},
  {"terminology/maps/AppointmentReason.csv", table520, sizeof table520},
  {"terminology/maps/AppointmentStatus.csv", table521, sizeof table521},
  {"terminology/maps/AscAnaesthesia.csv", table522, sizeof table522},
  {"terminology/maps/AscApproach.csv", table523, sizeof table523},
  {"terminology/maps/AscCaseStatus.csv", table524, sizeof table524},
  {"terminology/maps/AscDeviceAction.csv", table525, sizeof table525},
  {"terminology/maps/AscDisposition.csv", table526, sizeof table526},
  {"terminology/maps/AscEthnicity.csv", table527, sizeof table527},
  {"terminology/maps/AscEthnicityText.csv", table528, sizeof table528},
  {"terminology/maps/AscGuidance.csv", table529, sizeof table529},
  {"terminology/maps/AscModifier.csv", table530, sizeof table530},
  {"terminology/maps/AscPhase.csv", table531, sizeof table531},
  {"terminology/maps/AscProcedure.csv", table532, sizeof table532},
  {"terminology/maps/AscRace.csv", table533, sizeof table533},
  {"terminology/maps/AscRaceText.csv", table534, sizeof table534},
  {"terminology/maps/AscRole.csv", table535, sizeof table535},
  {"terminology/maps/AscRoute.csv", table536, sizeof table536},
  {"terminology/maps/AscSex.csv", table537, sizeof table537},
  {"terminology/maps/AscTechnique.csv", table538, sizeof table538},
  {"terminology/maps/AscUnit.csv", table539, sizeof table539},
  {"terminology/maps/AscVisitStatus.csv", table540, sizeof table540},
  {"terminology/maps/AscVisitType.csv", table541, sizeof table541},
  {"terminology/maps/CdaAddressUse.csv", table542, sizeof table542},
  {"terminology/maps/CdaAdministrationStatus.csv", table543, sizeof table543},
  {"terminology/maps/CdaAllergyCategory.csv", table544, sizeof table544},
  {"terminology/maps/CdaAllergyConcernStatus.csv", table545, sizeof table545},
  {"terminology/maps/CdaAllergyStatus.csv", table546, sizeof table546},
  {"terminology/maps/CdaAllergyType.csv", table547, sizeof table547},
  {"terminology/maps/CdaBirthSex.csv", table548, sizeof table548},
  {"terminology/maps/CdaCareTeamStatus.csv", table549, sizeof table549},
  {"terminology/maps/CdaConcernStatus.csv", table550, sizeof table550},
  {"terminology/maps/CdaConditionCategory.csv", table551, sizeof table551},
  {"terminology/maps/CdaConfidentiality.csv", table552, sizeof table552},
  {"terminology/maps/CdaConsentStatus.csv", table553, sizeof table553},
  {"terminology/maps/CdaCriticality.csv", table554, sizeof table554},
  {"terminology/maps/CdaDiagnosisRole.csv", table555, sizeof table555},
  {"terminology/maps/CdaDispenseStatus.csv", table556, sizeof table556},
  {"terminology/maps/CdaEncounterClass.csv", table557, sizeof table557},
  {"terminology/maps/CdaEncounterParticipant.csv", table558, sizeof table558},
  {"terminology/maps/CdaEncounterStatus.csv", table559, sizeof table559},
  {"terminology/maps/CdaEndedProblemStatus.csv", table560, sizeof table560},
  {"terminology/maps/CdaFamilyHistoryStatus.csv", table561, sizeof table561},
  {"terminology/maps/CdaGender.csv", table562, sizeof table562},
  {"terminology/maps/CdaGoalStatus.csv", table563, sizeof table563},
  {"terminology/maps/CdaImmunizationStatus.csv", table564, sizeof table564},
  {"terminology/maps/CdaMedicationIntent.csv", table565, sizeof table565},
  {"terminology/maps/CdaMedicationStatus.csv", table566, sizeof table566},
  {"terminology/maps/CdaNameUse.csv", table567, sizeof table567},
  {"terminology/maps/CdaNoKnownAllergy.csv", table568, sizeof table568},
  {"terminology/maps/CdaNullRace.csv", table569, sizeof table569},
  {"terminology/maps/CdaObservationCategory.csv", table570, sizeof table570},
  {"terminology/maps/CdaObservationStatus.csv", table571, sizeof table571},
  {"terminology/maps/CdaOmbText.csv", table572, sizeof table572},
  {"terminology/maps/CdaPeriodUnit.csv", table573, sizeof table573},
  {"terminology/maps/CdaPriority.csv", table574, sizeof table574},
  {"terminology/maps/CdaProblemStatus.csv", table575, sizeof table575},
  {"terminology/maps/CdaProcedureStatus.csv", table576, sizeof table576},
  {"terminology/maps/CdaRelatedDocument.csv", table577, sizeof table577},
  {"terminology/maps/CdaReportStatus.csv", table578, sizeof table578},
  {"terminology/maps/CdaRequestStatus.csv", table579, sizeof table579},
  {"terminology/maps/CdaSeverity.csv", table580, sizeof table580},
  {"terminology/maps/CdaSupplyRequestStatus.csv", table581, sizeof table581},
  {"terminology/maps/CdaSupplyStatus.csv", table582, sizeof table582},
  {"terminology/maps/CdaTelecomScheme.csv", table583, sizeof table583},
  {"terminology/maps/CdaTelecomUse.csv", table584, sizeof table584},
  {"terminology/maps/ChargeStatus.csv", table585, sizeof table585},
  {"terminology/maps/CompletionStatus.csv", table586, sizeof table586},
  {"terminology/maps/CptEncounterClass.csv", table587, sizeof table587},
  {"terminology/maps/DiagnosisRole.csv", table588, sizeof table588},
  {"terminology/maps/DocumentAvailability.csv", table589, sizeof table589},
  {"terminology/maps/DocumentConfidentiality.csv", table590, sizeof table590},
  {"terminology/maps/DocumentStatus.csv", table591, sizeof table591},
  {"terminology/maps/DocumentType.csv", table592, sizeof table592},
  {"terminology/maps/EncounterClass.csv", table593, sizeof table593},
  {"terminology/maps/EncounterPriority.csv", table594, sizeof table594},
  {"terminology/maps/EncounterStatus.csv", table595, sizeof table595},
  {"terminology/maps/ErrorCondition.csv", table596, sizeof table596},
  {"terminology/maps/ErrorSeverity.csv", table597, sizeof table597},
  {"terminology/maps/Ethnicity.csv", table598, sizeof table598},
  {"terminology/maps/EthnicityText.csv", table599, sizeof table599},
  {"terminology/maps/EventReason.csv", table600, sizeof table600},
  {"terminology/maps/EventRelatedPeriod.csv", table601, sizeof table601},
  {"terminology/maps/GoalLifeCycle.csv", table602, sizeof table602},
  {"terminology/maps/IdentifierType.csv", table603, sizeof table603},
  {"terminology/maps/Interpretation.csv", table604, sizeof table604},
  {"terminology/maps/Language.csv", table605, sizeof table605},
  {"terminology/maps/LivingWillCode.csv", table606, sizeof table606},
  {"terminology/maps/MaritalStatus.csv", table607, sizeof table607},
  {"terminology/maps/MediaSubtype.csv", table608, sizeof table608},
  {"terminology/maps/MedicationOrderControl.csv", table609, sizeof table609},
  {"terminology/maps/MedicationOrderStatus.csv", table610, sizeof table610},
  {"terminology/maps/MoodIntent.csv", table611, sizeof table611},
  {"terminology/maps/NameUse.csv", table612, sizeof table612},
  {"terminology/maps/NullFlavor.csv", table613, sizeof table613},
  {"terminology/maps/NullFlavorEmpty.csv", table614, sizeof table614},
  {"terminology/maps/ObservationStatus.csv", table615, sizeof table615},
  {"terminology/maps/OrderControl.csv", table616, sizeof table616},
  {"terminology/maps/OrderStatus.csv", table617, sizeof table617},
  {"terminology/maps/OrderType.csv", table618, sizeof table618},
  {"terminology/maps/ParticipationStatus.csv", table619, sizeof table619},
  {"terminology/maps/PeriodUnit.csv", table620, sizeof table620},
  {"terminology/maps/PhoneSystem.csv", table621, sizeof table621},
  {"terminology/maps/PhoneUse.csv", table622, sizeof table622},
  {"terminology/maps/PracticeGender.csv", table623, sizeof table623},
  {"terminology/maps/PracticeImaging.csv", table624, sizeof table624},
  {"terminology/maps/PracticeOrderStatus.csv", table625, sizeof table625},
  {"terminology/maps/PracticePhase.csv", table626, sizeof table626},
  {"terminology/maps/PracticePlace.csv", table627, sizeof table627},
  {"terminology/maps/PracticeRelationship.csv", table628, sizeof table628},
  {"terminology/maps/PracticeRole.csv", table629, sizeof table629},
  {"terminology/maps/PracticeRoute.csv", table630, sizeof table630},
  {"terminology/maps/PracticeSedation.csv", table631, sizeof table631},
  {"terminology/maps/PracticeVisitStatus.csv", table632, sizeof table632},
  {"terminology/maps/ProblemLifeCycle.csv", table633, sizeof table633},
  {"terminology/maps/ProviderRole.csv", table634, sizeof table634},
  {"terminology/maps/ReferralStatus.csv", table635, sizeof table635},
  {"terminology/maps/RegistryApproach.csv", table636, sizeof table636},
  {"terminology/maps/RegistryDeviceAction.csv", table637, sizeof table637},
  {"terminology/maps/RegistryEthnicity.csv", table638, sizeof table638},
  {"terminology/maps/RegistryRace.csv", table639, sizeof table639},
  {"terminology/maps/RegistrySedation.csv", table640, sizeof table640},
  {"terminology/maps/RegistrySetting.csv", table641, sizeof table641},
  {"terminology/maps/RegistrySex.csv", table642, sizeof table642},
  {"terminology/maps/RegistrySide.csv", table643, sizeof table643},
  {"terminology/maps/Relationship.csv", table644, sizeof table644},
  {"terminology/maps/Religion.csv", table645, sizeof table645},
  {"terminology/maps/RepeatPattern.csv", table646, sizeof table646},
  {"terminology/maps/RequestPriority.csv", table647, sizeof table647},
  {"terminology/maps/ResultStatus.csv", table648, sizeof table648},
  {"terminology/maps/RouteOfAdministration.csv", table649, sizeof table649},
  {"terminology/maps/Sensitivity.csv", table650, sizeof table650},
  {"terminology/maps/SpecimenCollectionMethod.csv", table651, sizeof table651},
  {"terminology/maps/SubscriberRelationship.csv", table652, sizeof table652},
  {"terminology/maps/SubstitutionAllowed.csv", table653, sizeof table653},
  {"terminology/maps/UnitUCUM.csv", table654, sizeof table654},
  {"terminology/mends.csv", table655, sizeof table655},
  {"terminology/releases.csv", table656, sizeof table656},
  {"terminology/systems.csv", table657, sizeof table657},
};

size_t fluoro_table_count(void) { return sizeof tables / sizeof tables[0]; }
const char *fluoro_table_path(size_t index) { return tables[index].path; }
const unsigned char *fluoro_table_bytes(size_t index) { return tables[index].bytes; }
size_t fluoro_table_length(size_t index) { return tables[index].length; }
