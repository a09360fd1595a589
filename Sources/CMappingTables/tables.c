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
#embed "../../Mappings/definitions/elements.tsv"
};
static const unsigned char table115[] = {
#embed "../../Mappings/definitions/us-core-valuesets.tsv"
};
static const unsigned char table116[] = {
#embed "../../Mappings/definitions/us-core.csv"
};
static const unsigned char table117[] = {
#embed "../../Mappings/definitions/v2-segments.tsv"
};
static const unsigned char table118[] = {
#embed "../../Mappings/fhir/Bundle-Provenance.csv"
};
static const unsigned char table119[] = {
#embed "../../Mappings/fhir/Bundle.csv"
};
static const unsigned char table120[] = {
#embed "../../Mappings/fhir/BundleEntries.csv"
};
static const unsigned char table121[] = {
#embed "../../Mappings/fhir/Parameters.csv"
};
static const unsigned char table122[] = {
#embed "../../Mappings/fhir/Resource-Provenance.csv"
};
static const unsigned char table123[] = {
#embed "../../Mappings/fhir/Resource.csv"
};
static const unsigned char table124[] = {
#embed "../../Mappings/hl7v2/datatypes/CE-Quantity.csv"
};
static const unsigned char table125[] = {
#embed "../../Mappings/hl7v2/datatypes/CP-Money.csv"
};
static const unsigned char table126[] = {
#embed "../../Mappings/hl7v2/datatypes/CQ-Quantity.csv"
};
static const unsigned char table127[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodeableConcept.csv"
};
static const unsigned char table128[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Coding.csv"
};
static const unsigned char table129[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodingAlternate.csv"
};
static const unsigned char table130[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-CodingSecond.csv"
};
static const unsigned char table131[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-Quantity.csv"
};
static const unsigned char table132[] = {
#embed "../../Mappings/hl7v2/datatypes/CWE-string.csv"
};
static const unsigned char table133[] = {
#embed "../../Mappings/hl7v2/datatypes/CX-Identifier.csv"
};
static const unsigned char table134[] = {
#embed "../../Mappings/hl7v2/datatypes/DLD-Location.csv"
};
static const unsigned char table135[] = {
#embed "../../Mappings/hl7v2/datatypes/DLN-Identifier.csv"
};
static const unsigned char table136[] = {
#embed "../../Mappings/hl7v2/datatypes/ED-Attachment.csv"
};
static const unsigned char table137[] = {
#embed "../../Mappings/hl7v2/datatypes/EI-Identifier.csv"
};
static const unsigned char table138[] = {
#embed "../../Mappings/hl7v2/datatypes/EIP-IdentifierFiller.csv"
};
static const unsigned char table139[] = {
#embed "../../Mappings/hl7v2/datatypes/EIP-IdentifierPlacer.csv"
};
static const unsigned char table140[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-Location.csv"
};
static const unsigned char table141[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-MessageHeaderDestination.csv"
};
static const unsigned char table142[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-MessageHeaderSource.csv"
};
static const unsigned char table143[] = {
#embed "../../Mappings/hl7v2/datatypes/HD-Organization.csv"
};
static const unsigned char table144[] = {
#embed "../../Mappings/hl7v2/datatypes/NDL-Practitioner.csv"
};
static const unsigned char table145[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-Location.csv"
};
static const unsigned char table146[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationBed.csv"
};
static const unsigned char table147[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationBuilding.csv"
};
static const unsigned char table148[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationFacility.csv"
};
static const unsigned char table149[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationFloor.csv"
};
static const unsigned char table150[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationRoom.csv"
};
static const unsigned char table151[] = {
#embed "../../Mappings/hl7v2/datatypes/PL-LocationWard.csv"
};
static const unsigned char table152[] = {
#embed "../../Mappings/hl7v2/datatypes/RP-Attachment.csv"
};
static const unsigned char table153[] = {
#embed "../../Mappings/hl7v2/datatypes/SN-Observation.csv"
};
static const unsigned char table154[] = {
#embed "../../Mappings/hl7v2/datatypes/XAD-Address.csv"
};
static const unsigned char table155[] = {
#embed "../../Mappings/hl7v2/datatypes/XCN-Identifier.csv"
};
static const unsigned char table156[] = {
#embed "../../Mappings/hl7v2/datatypes/XCN-Practitioner.csv"
};
static const unsigned char table157[] = {
#embed "../../Mappings/hl7v2/datatypes/XON-Identifier.csv"
};
static const unsigned char table158[] = {
#embed "../../Mappings/hl7v2/datatypes/XON-Organization.csv"
};
static const unsigned char table159[] = {
#embed "../../Mappings/hl7v2/datatypes/XPN-HumanName.csv"
};
static const unsigned char table160[] = {
#embed "../../Mappings/hl7v2/datatypes/XPN-string.csv"
};
static const unsigned char table161[] = {
#embed "../../Mappings/hl7v2/datatypes/XTN-ContactPoint.csv"
};
static const unsigned char table162[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A01.csv"
};
static const unsigned char table163[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A03.csv"
};
static const unsigned char table164[] = {
#embed "../../Mappings/hl7v2/messages/ADT_A40.csv"
};
static const unsigned char table165[] = {
#embed "../../Mappings/hl7v2/messages/DFT_P03.csv"
};
static const unsigned char table166[] = {
#embed "../../Mappings/hl7v2/messages/MDM_T02.csv"
};
static const unsigned char table167[] = {
#embed "../../Mappings/hl7v2/messages/ORU_R01.csv"
};
static const unsigned char table168[] = {
#embed "../../Mappings/hl7v2/messages/default.csv"
};
static const unsigned char table169[] = {
#embed "../../Mappings/hl7v2/segments/AL1-AllergyIntolerance.csv"
};
static const unsigned char table170[] = {
#embed "../../Mappings/hl7v2/segments/AL1-AllergyIntoleranceReaction.csv"
};
static const unsigned char table171[] = {
#embed "../../Mappings/hl7v2/segments/DG1-Condition.csv"
};
static const unsigned char table172[] = {
#embed "../../Mappings/hl7v2/segments/DG1-EncounterDiagnosis.csv"
};
static const unsigned char table173[] = {
#embed "../../Mappings/hl7v2/segments/EVN-Event.csv"
};
static const unsigned char table174[] = {
#embed "../../Mappings/hl7v2/segments/FT1-ChargeItem.csv"
};
static const unsigned char table175[] = {
#embed "../../Mappings/hl7v2/segments/FT1-Procedure.csv"
};
static const unsigned char table176[] = {
#embed "../../Mappings/hl7v2/segments/GT1-AccountGuarantor.csv"
};
static const unsigned char table177[] = {
#embed "../../Mappings/hl7v2/segments/GT1-RelatedPerson.csv"
};
static const unsigned char table178[] = {
#embed "../../Mappings/hl7v2/segments/IN1-Coverage.csv"
};
static const unsigned char table179[] = {
#embed "../../Mappings/hl7v2/segments/IN1-Organization.csv"
};
static const unsigned char table180[] = {
#embed "../../Mappings/hl7v2/segments/IN1-RelatedPerson.csv"
};
static const unsigned char table181[] = {
#embed "../../Mappings/hl7v2/segments/IN2-Coverage.csv"
};
static const unsigned char table182[] = {
#embed "../../Mappings/hl7v2/segments/MRG-Patient.csv"
};
static const unsigned char table183[] = {
#embed "../../Mappings/hl7v2/segments/MSH-MessageHeader.csv"
};
static const unsigned char table184[] = {
#embed "../../Mappings/hl7v2/segments/MSH-Provenance.csv"
};
static const unsigned char table185[] = {
#embed "../../Mappings/hl7v2/segments/NK1-Patient.csv"
};
static const unsigned char table186[] = {
#embed "../../Mappings/hl7v2/segments/NK1-PatientContact.csv"
};
static const unsigned char table187[] = {
#embed "../../Mappings/hl7v2/segments/NK1-RelatedPerson.csv"
};
static const unsigned char table188[] = {
#embed "../../Mappings/hl7v2/segments/NTE-Annotation.csv"
};
static const unsigned char table189[] = {
#embed "../../Mappings/hl7v2/segments/OBR-DiagnosticReport.csv"
};
static const unsigned char table190[] = {
#embed "../../Mappings/hl7v2/segments/OBR-Procedure.csv"
};
static const unsigned char table191[] = {
#embed "../../Mappings/hl7v2/segments/OBR-ServiceRequest.csv"
};
static const unsigned char table192[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Any.csv"
};
static const unsigned char table193[] = {
#embed "../../Mappings/hl7v2/segments/OBX-DiagnosticReport.csv"
};
static const unsigned char table194[] = {
#embed "../../Mappings/hl7v2/segments/OBX-DocumentReference.csv"
};
static const unsigned char table195[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Observation.csv"
};
static const unsigned char table196[] = {
#embed "../../Mappings/hl7v2/segments/OBX-Text.csv"
};
static const unsigned char table197[] = {
#embed "../../Mappings/hl7v2/segments/ORC-ServiceRequest.csv"
};
static const unsigned char table198[] = {
#embed "../../Mappings/hl7v2/segments/PD1-Patient.csv"
};
static const unsigned char table199[] = {
#embed "../../Mappings/hl7v2/segments/PID-Account.csv"
};
static const unsigned char table200[] = {
#embed "../../Mappings/hl7v2/segments/PID-Patient.csv"
};
static const unsigned char table201[] = {
#embed "../../Mappings/hl7v2/segments/PR1-Procedure.csv"
};
static const unsigned char table202[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ChargeItemPerformer.csv"
};
static const unsigned char table203[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Device.csv"
};
static const unsigned char table204[] = {
#embed "../../Mappings/hl7v2/segments/PRT-EncounterParticipant.csv"
};
static const unsigned char table205[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Observation.csv"
};
static const unsigned char table206[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Other.csv"
};
static const unsigned char table207[] = {
#embed "../../Mappings/hl7v2/segments/PRT-Patient.csv"
};
static const unsigned char table208[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ProcedureFocalDevice.csv"
};
static const unsigned char table209[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ProcedurePerformer.csv"
};
static const unsigned char table210[] = {
#embed "../../Mappings/hl7v2/segments/PRT-ServiceRequest.csv"
};
static const unsigned char table211[] = {
#embed "../../Mappings/hl7v2/segments/PV1-Encounter.csv"
};
static const unsigned char table212[] = {
#embed "../../Mappings/hl7v2/segments/PV2-Encounter.csv"
};
static const unsigned char table213[] = {
#embed "../../Mappings/hl7v2/segments/ROL-ChargeItemPerformer.csv"
};
static const unsigned char table214[] = {
#embed "../../Mappings/hl7v2/segments/ROL-EncounterParticipant.csv"
};
static const unsigned char table215[] = {
#embed "../../Mappings/hl7v2/segments/ROL-Other.csv"
};
static const unsigned char table216[] = {
#embed "../../Mappings/hl7v2/segments/ROL-Patient.csv"
};
static const unsigned char table217[] = {
#embed "../../Mappings/hl7v2/segments/ROL-ProcedurePerformer.csv"
};
static const unsigned char table218[] = {
#embed "../../Mappings/hl7v2/segments/SFT-MessageHeader.csv"
};
static const unsigned char table219[] = {
#embed "../../Mappings/hl7v2/segments/SPM-Specimen.csv"
};
static const unsigned char table220[] = {
#embed "../../Mappings/hl7v2/segments/TQ1-ServiceRequest.csv"
};
static const unsigned char table221[] = {
#embed "../../Mappings/hl7v2/segments/TXA-DocumentReference.csv"
};
static const unsigned char table222[] = {
#embed "../../Mappings/hl7v2/segments/TXA-DocumentReferenceBody.csv"
};
static const unsigned char table223[] = {
#embed "../../Mappings/interventional/anatomy.csv"
};
static const unsigned char table224[] = {
#embed "../../Mappings/interventional/attachments.csv"
};
static const unsigned char table225[] = {
#embed "../../Mappings/interventional/combinations.csv"
};
static const unsigned char table226[] = {
#embed "../../Mappings/interventional/devices.csv"
};
static const unsigned char table227[] = {
#embed "../../Mappings/interventional/diagnoses.csv"
};
static const unsigned char table228[] = {
#embed "../../Mappings/interventional/flags.csv"
};
static const unsigned char table229[] = {
#embed "../../Mappings/interventional/interventional.csv"
};
static const unsigned char table230[] = {
#embed "../../Mappings/interventional/modifiers.csv"
};
static const unsigned char table231[] = {
#embed "../../Mappings/interventional/observations.csv"
};
static const unsigned char table232[] = {
#embed "../../Mappings/interventional/procedures.csv"
};
static const unsigned char table233[] = {
#embed "../../Mappings/interventional/sources.csv"
};
static const unsigned char table234[] = {
#embed "../../Mappings/interventional/substances.csv"
};
static const unsigned char table235[] = {
#embed "../../Mappings/interventional/techniques.csv"
};
static const unsigned char table236[] = {
#embed "../../Mappings/interventional/vocabulary.csv"
};
static const unsigned char table237[] = {
#embed "../../Mappings/json/asc-log/address-Address.csv"
};
static const unsigned char table238[] = {
#embed "../../Mappings/json/asc-log/amount-Quantity.csv"
};
static const unsigned char table239[] = {
#embed "../../Mappings/json/asc-log/anesthesia-CodeableConcept.csv"
};
static const unsigned char table240[] = {
#embed "../../Mappings/json/asc-log/approach-CodeableConcept.csv"
};
static const unsigned char table241[] = {
#embed "../../Mappings/json/asc-log/case-log.csv"
};
static const unsigned char table242[] = {
#embed "../../Mappings/json/asc-log/clinic-Organization.csv"
};
static const unsigned char table243[] = {
#embed "../../Mappings/json/asc-log/complication-Condition.csv"
};
static const unsigned char table244[] = {
#embed "../../Mappings/json/asc-log/device-Device.csv"
};
static const unsigned char table245[] = {
#embed "../../Mappings/json/asc-log/device-ProcedureFocalDevice.csv"
};
static const unsigned char table246[] = {
#embed "../../Mappings/json/asc-log/drug-CodeableConcept.csv"
};
static const unsigned char table247[] = {
#embed "../../Mappings/json/asc-log/drug-Medication.csv"
};
static const unsigned char table248[] = {
#embed "../../Mappings/json/asc-log/drug-MedicationAdministration.csv"
};
static const unsigned char table249[] = {
#embed "../../Mappings/json/asc-log/dx-Condition.csv"
};
static const unsigned char table250[] = {
#embed "../../Mappings/json/asc-log/guidance-CodeableConcept.csv"
};
static const unsigned char table251[] = {
#embed "../../Mappings/json/asc-log/level-CodeableConcept.csv"
};
static const unsigned char table252[] = {
#embed "../../Mappings/json/asc-log/log-Provenance.csv"
};
static const unsigned char table253[] = {
#embed "../../Mappings/json/asc-log/modifier-CodeableConcept.csv"
};
static const unsigned char table254[] = {
#embed "../../Mappings/json/asc-log/mrn-Patient.csv"
};
static const unsigned char table255[] = {
#embed "../../Mappings/json/asc-log/note-Annotation.csv"
};
static const unsigned char table256[] = {
#embed "../../Mappings/json/asc-log/note-DocumentReference.csv"
};
static const unsigned char table257[] = {
#embed "../../Mappings/json/asc-log/pain-Observation.csv"
};
static const unsigned char table258[] = {
#embed "../../Mappings/json/asc-log/patient-Patient.csv"
};
static const unsigned char table259[] = {
#embed "../../Mappings/json/asc-log/procedure-Procedure.csv"
};
static const unsigned char table260[] = {
#embed "../../Mappings/json/asc-log/procedure-ServiceRequest.csv"
};
static const unsigned char table261[] = {
#embed "../../Mappings/json/asc-log/room-Location.csv"
};
static const unsigned char table262[] = {
#embed "../../Mappings/json/asc-log/staff-Practitioner.csv"
};
static const unsigned char table263[] = {
#embed "../../Mappings/json/asc-log/staff-ProcedurePerformer.csv"
};
static const unsigned char table264[] = {
#embed "../../Mappings/json/asc-log/visit-Encounter.csv"
};
static const unsigned char table265[] = {
#embed "../../Mappings/start.csv"
};
static const unsigned char table266[] = {
#embed "../../Mappings/terminology/extensions.csv"
};
static const unsigned char table267[] = {
#embed "../../Mappings/terminology/identity.csv"
};
static const unsigned char table268[] = {
#embed "../../Mappings/terminology/maps/AddressUse.csv"
};
static const unsigned char table269[] = {
#embed "../../Mappings/terminology/maps/AdministrativeSex.csv"
};
static const unsigned char table270[] = {
#embed "../../Mappings/terminology/maps/AllergyCategory.csv"
};
static const unsigned char table271[] = {
#embed "../../Mappings/terminology/maps/AllergyCriticality.csv"
};
static const unsigned char table272[] = {
#embed "../../Mappings/terminology/maps/AllergySeverity.csv"
};
static const unsigned char table273[] = {
#embed "../../Mappings/terminology/maps/AscAnaesthesia.csv"
};
static const unsigned char table274[] = {
#embed "../../Mappings/terminology/maps/AscApproach.csv"
};
static const unsigned char table275[] = {
#embed "../../Mappings/terminology/maps/AscCaseStatus.csv"
};
static const unsigned char table276[] = {
#embed "../../Mappings/terminology/maps/AscDeviceAction.csv"
};
static const unsigned char table277[] = {
#embed "../../Mappings/terminology/maps/AscDisposition.csv"
};
static const unsigned char table278[] = {
#embed "../../Mappings/terminology/maps/AscEthnicity.csv"
};
static const unsigned char table279[] = {
#embed "../../Mappings/terminology/maps/AscEthnicityText.csv"
};
static const unsigned char table280[] = {
#embed "../../Mappings/terminology/maps/AscGuidance.csv"
};
static const unsigned char table281[] = {
#embed "../../Mappings/terminology/maps/AscModifier.csv"
};
static const unsigned char table282[] = {
#embed "../../Mappings/terminology/maps/AscPhase.csv"
};
static const unsigned char table283[] = {
#embed "../../Mappings/terminology/maps/AscProcedure.csv"
};
static const unsigned char table284[] = {
#embed "../../Mappings/terminology/maps/AscRace.csv"
};
static const unsigned char table285[] = {
#embed "../../Mappings/terminology/maps/AscRaceText.csv"
};
static const unsigned char table286[] = {
#embed "../../Mappings/terminology/maps/AscRole.csv"
};
static const unsigned char table287[] = {
#embed "../../Mappings/terminology/maps/AscRoute.csv"
};
static const unsigned char table288[] = {
#embed "../../Mappings/terminology/maps/AscSex.csv"
};
static const unsigned char table289[] = {
#embed "../../Mappings/terminology/maps/AscUnit.csv"
};
static const unsigned char table290[] = {
#embed "../../Mappings/terminology/maps/AscVisitStatus.csv"
};
static const unsigned char table291[] = {
#embed "../../Mappings/terminology/maps/AscVisitType.csv"
};
static const unsigned char table292[] = {
#embed "../../Mappings/terminology/maps/CdaAddressUse.csv"
};
static const unsigned char table293[] = {
#embed "../../Mappings/terminology/maps/CdaAdministrationStatus.csv"
};
static const unsigned char table294[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyCategory.csv"
};
static const unsigned char table295[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyConcernStatus.csv"
};
static const unsigned char table296[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyStatus.csv"
};
static const unsigned char table297[] = {
#embed "../../Mappings/terminology/maps/CdaAllergyType.csv"
};
static const unsigned char table298[] = {
#embed "../../Mappings/terminology/maps/CdaBirthSex.csv"
};
static const unsigned char table299[] = {
#embed "../../Mappings/terminology/maps/CdaCareTeamStatus.csv"
};
static const unsigned char table300[] = {
#embed "../../Mappings/terminology/maps/CdaConcernStatus.csv"
};
static const unsigned char table301[] = {
#embed "../../Mappings/terminology/maps/CdaConditionCategory.csv"
};
static const unsigned char table302[] = {
#embed "../../Mappings/terminology/maps/CdaConfidentiality.csv"
};
static const unsigned char table303[] = {
#embed "../../Mappings/terminology/maps/CdaConsentStatus.csv"
};
static const unsigned char table304[] = {
#embed "../../Mappings/terminology/maps/CdaCriticality.csv"
};
static const unsigned char table305[] = {
#embed "../../Mappings/terminology/maps/CdaDiagnosisRole.csv"
};
static const unsigned char table306[] = {
#embed "../../Mappings/terminology/maps/CdaDispenseStatus.csv"
};
static const unsigned char table307[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterClass.csv"
};
static const unsigned char table308[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterParticipant.csv"
};
static const unsigned char table309[] = {
#embed "../../Mappings/terminology/maps/CdaEncounterStatus.csv"
};
static const unsigned char table310[] = {
#embed "../../Mappings/terminology/maps/CdaEndedProblemStatus.csv"
};
static const unsigned char table311[] = {
#embed "../../Mappings/terminology/maps/CdaFamilyHistoryStatus.csv"
};
static const unsigned char table312[] = {
#embed "../../Mappings/terminology/maps/CdaGender.csv"
};
static const unsigned char table313[] = {
#embed "../../Mappings/terminology/maps/CdaGoalStatus.csv"
};
static const unsigned char table314[] = {
#embed "../../Mappings/terminology/maps/CdaImmunizationStatus.csv"
};
static const unsigned char table315[] = {
#embed "../../Mappings/terminology/maps/CdaMedicationIntent.csv"
};
static const unsigned char table316[] = {
#embed "../../Mappings/terminology/maps/CdaMedicationStatus.csv"
};
static const unsigned char table317[] = {
#embed "../../Mappings/terminology/maps/CdaNameUse.csv"
};
static const unsigned char table318[] = {
#embed "../../Mappings/terminology/maps/CdaNoKnownAllergy.csv"
};
static const unsigned char table319[] = {
#embed "../../Mappings/terminology/maps/CdaNullRace.csv"
};
static const unsigned char table320[] = {
#embed "../../Mappings/terminology/maps/CdaObservationCategory.csv"
};
static const unsigned char table321[] = {
#embed "../../Mappings/terminology/maps/CdaObservationStatus.csv"
};
static const unsigned char table322[] = {
#embed "../../Mappings/terminology/maps/CdaOmbText.csv"
};
static const unsigned char table323[] = {
#embed "../../Mappings/terminology/maps/CdaPeriodUnit.csv"
};
static const unsigned char table324[] = {
#embed "../../Mappings/terminology/maps/CdaPriority.csv"
};
static const unsigned char table325[] = {
#embed "../../Mappings/terminology/maps/CdaProblemStatus.csv"
};
static const unsigned char table326[] = {
#embed "../../Mappings/terminology/maps/CdaProcedureStatus.csv"
};
static const unsigned char table327[] = {
#embed "../../Mappings/terminology/maps/CdaRelatedDocument.csv"
};
static const unsigned char table328[] = {
#embed "../../Mappings/terminology/maps/CdaReportStatus.csv"
};
static const unsigned char table329[] = {
#embed "../../Mappings/terminology/maps/CdaRequestStatus.csv"
};
static const unsigned char table330[] = {
#embed "../../Mappings/terminology/maps/CdaSeverity.csv"
};
static const unsigned char table331[] = {
#embed "../../Mappings/terminology/maps/CdaSupplyRequestStatus.csv"
};
static const unsigned char table332[] = {
#embed "../../Mappings/terminology/maps/CdaSupplyStatus.csv"
};
static const unsigned char table333[] = {
#embed "../../Mappings/terminology/maps/CdaTelecomScheme.csv"
};
static const unsigned char table334[] = {
#embed "../../Mappings/terminology/maps/CdaTelecomUse.csv"
};
static const unsigned char table335[] = {
#embed "../../Mappings/terminology/maps/ChargeStatus.csv"
};
static const unsigned char table336[] = {
#embed "../../Mappings/terminology/maps/CptEncounterClass.csv"
};
static const unsigned char table337[] = {
#embed "../../Mappings/terminology/maps/DiagnosisRole.csv"
};
static const unsigned char table338[] = {
#embed "../../Mappings/terminology/maps/DocumentAvailability.csv"
};
static const unsigned char table339[] = {
#embed "../../Mappings/terminology/maps/DocumentConfidentiality.csv"
};
static const unsigned char table340[] = {
#embed "../../Mappings/terminology/maps/DocumentStatus.csv"
};
static const unsigned char table341[] = {
#embed "../../Mappings/terminology/maps/DocumentType.csv"
};
static const unsigned char table342[] = {
#embed "../../Mappings/terminology/maps/EncounterClass.csv"
};
static const unsigned char table343[] = {
#embed "../../Mappings/terminology/maps/EncounterPriority.csv"
};
static const unsigned char table344[] = {
#embed "../../Mappings/terminology/maps/EncounterStatus.csv"
};
static const unsigned char table345[] = {
#embed "../../Mappings/terminology/maps/Ethnicity.csv"
};
static const unsigned char table346[] = {
#embed "../../Mappings/terminology/maps/EthnicityText.csv"
};
static const unsigned char table347[] = {
#embed "../../Mappings/terminology/maps/IdentifierType.csv"
};
static const unsigned char table348[] = {
#embed "../../Mappings/terminology/maps/Interpretation.csv"
};
static const unsigned char table349[] = {
#embed "../../Mappings/terminology/maps/Language.csv"
};
static const unsigned char table350[] = {
#embed "../../Mappings/terminology/maps/MaritalStatus.csv"
};
static const unsigned char table351[] = {
#embed "../../Mappings/terminology/maps/MediaSubtype.csv"
};
static const unsigned char table352[] = {
#embed "../../Mappings/terminology/maps/MoodIntent.csv"
};
static const unsigned char table353[] = {
#embed "../../Mappings/terminology/maps/NameUse.csv"
};
static const unsigned char table354[] = {
#embed "../../Mappings/terminology/maps/NullFlavor.csv"
};
static const unsigned char table355[] = {
#embed "../../Mappings/terminology/maps/NullFlavorEmpty.csv"
};
static const unsigned char table356[] = {
#embed "../../Mappings/terminology/maps/ObservationStatus.csv"
};
static const unsigned char table357[] = {
#embed "../../Mappings/terminology/maps/OrderControl.csv"
};
static const unsigned char table358[] = {
#embed "../../Mappings/terminology/maps/OrderStatus.csv"
};
static const unsigned char table359[] = {
#embed "../../Mappings/terminology/maps/PhoneSystem.csv"
};
static const unsigned char table360[] = {
#embed "../../Mappings/terminology/maps/PhoneUse.csv"
};
static const unsigned char table361[] = {
#embed "../../Mappings/terminology/maps/Relationship.csv"
};
static const unsigned char table362[] = {
#embed "../../Mappings/terminology/maps/RequestPriority.csv"
};
static const unsigned char table363[] = {
#embed "../../Mappings/terminology/maps/ResultStatus.csv"
};
static const unsigned char table364[] = {
#embed "../../Mappings/terminology/maps/SubscriberRelationship.csv"
};
static const unsigned char table365[] = {
#embed "../../Mappings/terminology/maps/UnitUCUM.csv"
};
static const unsigned char table366[] = {
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
  {"definitions/elements.tsv", table114, sizeof table114},
  {"definitions/us-core-valuesets.tsv", table115, sizeof table115},
  {"definitions/us-core.csv", table116, sizeof table116},
  {"definitions/v2-segments.tsv", table117, sizeof table117},
  {"fhir/Bundle-Provenance.csv", table118, sizeof table118},
  {"fhir/Bundle.csv", table119, sizeof table119},
  {"fhir/BundleEntries.csv", table120, sizeof table120},
  {"fhir/Parameters.csv", table121, sizeof table121},
  {"fhir/Resource-Provenance.csv", table122, sizeof table122},
  {"fhir/Resource.csv", table123, sizeof table123},
  {"hl7v2/datatypes/CE-Quantity.csv", table124, sizeof table124},
  {"hl7v2/datatypes/CP-Money.csv", table125, sizeof table125},
  {"hl7v2/datatypes/CQ-Quantity.csv", table126, sizeof table126},
  {"hl7v2/datatypes/CWE-CodeableConcept.csv", table127, sizeof table127},
  {"hl7v2/datatypes/CWE-Coding.csv", table128, sizeof table128},
  {"hl7v2/datatypes/CWE-CodingAlternate.csv", table129, sizeof table129},
  {"hl7v2/datatypes/CWE-CodingSecond.csv", table130, sizeof table130},
  {"hl7v2/datatypes/CWE-Quantity.csv", table131, sizeof table131},
  {"hl7v2/datatypes/CWE-string.csv", table132, sizeof table132},
  {"hl7v2/datatypes/CX-Identifier.csv", table133, sizeof table133},
  {"hl7v2/datatypes/DLD-Location.csv", table134, sizeof table134},
  {"hl7v2/datatypes/DLN-Identifier.csv", table135, sizeof table135},
  {"hl7v2/datatypes/ED-Attachment.csv", table136, sizeof table136},
  {"hl7v2/datatypes/EI-Identifier.csv", table137, sizeof table137},
  {"hl7v2/datatypes/EIP-IdentifierFiller.csv", table138, sizeof table138},
  {"hl7v2/datatypes/EIP-IdentifierPlacer.csv", table139, sizeof table139},
  {"hl7v2/datatypes/HD-Location.csv", table140, sizeof table140},
  {"hl7v2/datatypes/HD-MessageHeaderDestination.csv", table141, sizeof table141},
  {"hl7v2/datatypes/HD-MessageHeaderSource.csv", table142, sizeof table142},
  {"hl7v2/datatypes/HD-Organization.csv", table143, sizeof table143},
  {"hl7v2/datatypes/NDL-Practitioner.csv", table144, sizeof table144},
  {"hl7v2/datatypes/PL-Location.csv", table145, sizeof table145},
  {"hl7v2/datatypes/PL-LocationBed.csv", table146, sizeof table146},
  {"hl7v2/datatypes/PL-LocationBuilding.csv", table147, sizeof table147},
  {"hl7v2/datatypes/PL-LocationFacility.csv", table148, sizeof table148},
  {"hl7v2/datatypes/PL-LocationFloor.csv", table149, sizeof table149},
  {"hl7v2/datatypes/PL-LocationRoom.csv", table150, sizeof table150},
  {"hl7v2/datatypes/PL-LocationWard.csv", table151, sizeof table151},
  {"hl7v2/datatypes/RP-Attachment.csv", table152, sizeof table152},
  {"hl7v2/datatypes/SN-Observation.csv", table153, sizeof table153},
  {"hl7v2/datatypes/XAD-Address.csv", table154, sizeof table154},
  {"hl7v2/datatypes/XCN-Identifier.csv", table155, sizeof table155},
  {"hl7v2/datatypes/XCN-Practitioner.csv", table156, sizeof table156},
  {"hl7v2/datatypes/XON-Identifier.csv", table157, sizeof table157},
  {"hl7v2/datatypes/XON-Organization.csv", table158, sizeof table158},
  {"hl7v2/datatypes/XPN-HumanName.csv", table159, sizeof table159},
  {"hl7v2/datatypes/XPN-string.csv", table160, sizeof table160},
  {"hl7v2/datatypes/XTN-ContactPoint.csv", table161, sizeof table161},
  {"hl7v2/messages/ADT_A01.csv", table162, sizeof table162},
  {"hl7v2/messages/ADT_A03.csv", table163, sizeof table163},
  {"hl7v2/messages/ADT_A40.csv", table164, sizeof table164},
  {"hl7v2/messages/DFT_P03.csv", table165, sizeof table165},
  {"hl7v2/messages/MDM_T02.csv", table166, sizeof table166},
  {"hl7v2/messages/ORU_R01.csv", table167, sizeof table167},
  {"hl7v2/messages/default.csv", table168, sizeof table168},
  {"hl7v2/segments/AL1-AllergyIntolerance.csv", table169, sizeof table169},
  {"hl7v2/segments/AL1-AllergyIntoleranceReaction.csv", table170, sizeof table170},
  {"hl7v2/segments/DG1-Condition.csv", table171, sizeof table171},
  {"hl7v2/segments/DG1-EncounterDiagnosis.csv", table172, sizeof table172},
  {"hl7v2/segments/EVN-Event.csv", table173, sizeof table173},
  {"hl7v2/segments/FT1-ChargeItem.csv", table174, sizeof table174},
  {"hl7v2/segments/FT1-Procedure.csv", table175, sizeof table175},
  {"hl7v2/segments/GT1-AccountGuarantor.csv", table176, sizeof table176},
  {"hl7v2/segments/GT1-RelatedPerson.csv", table177, sizeof table177},
  {"hl7v2/segments/IN1-Coverage.csv", table178, sizeof table178},
  {"hl7v2/segments/IN1-Organization.csv", table179, sizeof table179},
  {"hl7v2/segments/IN1-RelatedPerson.csv", table180, sizeof table180},
  {"hl7v2/segments/IN2-Coverage.csv", table181, sizeof table181},
  {"hl7v2/segments/MRG-Patient.csv", table182, sizeof table182},
  {"hl7v2/segments/MSH-MessageHeader.csv", table183, sizeof table183},
  {"hl7v2/segments/MSH-Provenance.csv", table184, sizeof table184},
  {"hl7v2/segments/NK1-Patient.csv", table185, sizeof table185},
  {"hl7v2/segments/NK1-PatientContact.csv", table186, sizeof table186},
  {"hl7v2/segments/NK1-RelatedPerson.csv", table187, sizeof table187},
  {"hl7v2/segments/NTE-Annotation.csv", table188, sizeof table188},
  {"hl7v2/segments/OBR-DiagnosticReport.csv", table189, sizeof table189},
  {"hl7v2/segments/OBR-Procedure.csv", table190, sizeof table190},
  {"hl7v2/segments/OBR-ServiceRequest.csv", table191, sizeof table191},
  {"hl7v2/segments/OBX-Any.csv", table192, sizeof table192},
  {"hl7v2/segments/OBX-DiagnosticReport.csv", table193, sizeof table193},
  {"hl7v2/segments/OBX-DocumentReference.csv", table194, sizeof table194},
  {"hl7v2/segments/OBX-Observation.csv", table195, sizeof table195},
  {"hl7v2/segments/OBX-Text.csv", table196, sizeof table196},
  {"hl7v2/segments/ORC-ServiceRequest.csv", table197, sizeof table197},
  {"hl7v2/segments/PD1-Patient.csv", table198, sizeof table198},
  {"hl7v2/segments/PID-Account.csv", table199, sizeof table199},
  {"hl7v2/segments/PID-Patient.csv", table200, sizeof table200},
  {"hl7v2/segments/PR1-Procedure.csv", table201, sizeof table201},
  {"hl7v2/segments/PRT-ChargeItemPerformer.csv", table202, sizeof table202},
  {"hl7v2/segments/PRT-Device.csv", table203, sizeof table203},
  {"hl7v2/segments/PRT-EncounterParticipant.csv", table204, sizeof table204},
  {"hl7v2/segments/PRT-Observation.csv", table205, sizeof table205},
  {"hl7v2/segments/PRT-Other.csv", table206, sizeof table206},
  {"hl7v2/segments/PRT-Patient.csv", table207, sizeof table207},
  {"hl7v2/segments/PRT-ProcedureFocalDevice.csv", table208, sizeof table208},
  {"hl7v2/segments/PRT-ProcedurePerformer.csv", table209, sizeof table209},
  {"hl7v2/segments/PRT-ServiceRequest.csv", table210, sizeof table210},
  {"hl7v2/segments/PV1-Encounter.csv", table211, sizeof table211},
  {"hl7v2/segments/PV2-Encounter.csv", table212, sizeof table212},
  {"hl7v2/segments/ROL-ChargeItemPerformer.csv", table213, sizeof table213},
  {"hl7v2/segments/ROL-EncounterParticipant.csv", table214, sizeof table214},
  {"hl7v2/segments/ROL-Other.csv", table215, sizeof table215},
  {"hl7v2/segments/ROL-Patient.csv", table216, sizeof table216},
  {"hl7v2/segments/ROL-ProcedurePerformer.csv", table217, sizeof table217},
  {"hl7v2/segments/SFT-MessageHeader.csv", table218, sizeof table218},
  {"hl7v2/segments/SPM-Specimen.csv", table219, sizeof table219},
  {"hl7v2/segments/TQ1-ServiceRequest.csv", table220, sizeof table220},
  {"hl7v2/segments/TXA-DocumentReference.csv", table221, sizeof table221},
  {"hl7v2/segments/TXA-DocumentReferenceBody.csv", table222, sizeof table222},
  {"interventional/anatomy.csv", table223, sizeof table223},
  {"interventional/attachments.csv", table224, sizeof table224},
  {"interventional/combinations.csv", table225, sizeof table225},
  {"interventional/devices.csv", table226, sizeof table226},
  {"interventional/diagnoses.csv", table227, sizeof table227},
  {"interventional/flags.csv", table228, sizeof table228},
  {"interventional/interventional.csv", table229, sizeof table229},
  {"interventional/modifiers.csv", table230, sizeof table230},
  {"interventional/observations.csv", table231, sizeof table231},
  {"interventional/procedures.csv", table232, sizeof table232},
  {"interventional/sources.csv", table233, sizeof table233},
  {"interventional/substances.csv", table234, sizeof table234},
  {"interventional/techniques.csv", table235, sizeof table235},
  {"interventional/vocabulary.csv", table236, sizeof table236},
  {"json/asc-log/address-Address.csv", table237, sizeof table237},
  {"json/asc-log/amount-Quantity.csv", table238, sizeof table238},
  {"json/asc-log/anesthesia-CodeableConcept.csv", table239, sizeof table239},
  {"json/asc-log/approach-CodeableConcept.csv", table240, sizeof table240},
  {"json/asc-log/case-log.csv", table241, sizeof table241},
  {"json/asc-log/clinic-Organization.csv", table242, sizeof table242},
  {"json/asc-log/complication-Condition.csv", table243, sizeof table243},
  {"json/asc-log/device-Device.csv", table244, sizeof table244},
  {"json/asc-log/device-ProcedureFocalDevice.csv", table245, sizeof table245},
  {"json/asc-log/drug-CodeableConcept.csv", table246, sizeof table246},
  {"json/asc-log/drug-Medication.csv", table247, sizeof table247},
  {"json/asc-log/drug-MedicationAdministration.csv", table248, sizeof table248},
  {"json/asc-log/dx-Condition.csv", table249, sizeof table249},
  {"json/asc-log/guidance-CodeableConcept.csv", table250, sizeof table250},
  {"json/asc-log/level-CodeableConcept.csv", table251, sizeof table251},
  {"json/asc-log/log-Provenance.csv", table252, sizeof table252},
  {"json/asc-log/modifier-CodeableConcept.csv", table253, sizeof table253},
  {"json/asc-log/mrn-Patient.csv", table254, sizeof table254},
  {"json/asc-log/note-Annotation.csv", table255, sizeof table255},
  {"json/asc-log/note-DocumentReference.csv", table256, sizeof table256},
  {"json/asc-log/pain-Observation.csv", table257, sizeof table257},
  {"json/asc-log/patient-Patient.csv", table258, sizeof table258},
  {"json/asc-log/procedure-Procedure.csv", table259, sizeof table259},
  {"json/asc-log/procedure-ServiceRequest.csv", table260, sizeof table260},
  {"json/asc-log/room-Location.csv", table261, sizeof table261},
  {"json/asc-log/staff-Practitioner.csv", table262, sizeof table262},
  {"json/asc-log/staff-ProcedurePerformer.csv", table263, sizeof table263},
  {"json/asc-log/visit-Encounter.csv", table264, sizeof table264},
  {"start.csv", table265, sizeof table265},
  {"terminology/extensions.csv", table266, sizeof table266},
  {"terminology/identity.csv", table267, sizeof table267},
  {"terminology/maps/AddressUse.csv", table268, sizeof table268},
  {"terminology/maps/AdministrativeSex.csv", table269, sizeof table269},
  {"terminology/maps/AllergyCategory.csv", table270, sizeof table270},
  {"terminology/maps/AllergyCriticality.csv", table271, sizeof table271},
  {"terminology/maps/AllergySeverity.csv", table272, sizeof table272},
  {"terminology/maps/AscAnaesthesia.csv", table273, sizeof table273},
  {"terminology/maps/AscApproach.csv", table274, sizeof table274},
  {"terminology/maps/AscCaseStatus.csv", table275, sizeof table275},
  {"terminology/maps/AscDeviceAction.csv", table276, sizeof table276},
  {"terminology/maps/AscDisposition.csv", table277, sizeof table277},
  {"terminology/maps/AscEthnicity.csv", table278, sizeof table278},
  {"terminology/maps/AscEthnicityText.csv", table279, sizeof table279},
  {"terminology/maps/AscGuidance.csv", table280, sizeof table280},
  {"terminology/maps/AscModifier.csv", table281, sizeof table281},
  {"terminology/maps/AscPhase.csv", table282, sizeof table282},
  {"terminology/maps/AscProcedure.csv", table283, sizeof table283},
  {"terminology/maps/AscRace.csv", table284, sizeof table284},
  {"terminology/maps/AscRaceText.csv", table285, sizeof table285},
  {"terminology/maps/AscRole.csv", table286, sizeof table286},
  {"terminology/maps/AscRoute.csv", table287, sizeof table287},
  {"terminology/maps/AscSex.csv", table288, sizeof table288},
  {"terminology/maps/AscUnit.csv", table289, sizeof table289},
  {"terminology/maps/AscVisitStatus.csv", table290, sizeof table290},
  {"terminology/maps/AscVisitType.csv", table291, sizeof table291},
  {"terminology/maps/CdaAddressUse.csv", table292, sizeof table292},
  {"terminology/maps/CdaAdministrationStatus.csv", table293, sizeof table293},
  {"terminology/maps/CdaAllergyCategory.csv", table294, sizeof table294},
  {"terminology/maps/CdaAllergyConcernStatus.csv", table295, sizeof table295},
  {"terminology/maps/CdaAllergyStatus.csv", table296, sizeof table296},
  {"terminology/maps/CdaAllergyType.csv", table297, sizeof table297},
  {"terminology/maps/CdaBirthSex.csv", table298, sizeof table298},
  {"terminology/maps/CdaCareTeamStatus.csv", table299, sizeof table299},
  {"terminology/maps/CdaConcernStatus.csv", table300, sizeof table300},
  {"terminology/maps/CdaConditionCategory.csv", table301, sizeof table301},
  {"terminology/maps/CdaConfidentiality.csv", table302, sizeof table302},
  {"terminology/maps/CdaConsentStatus.csv", table303, sizeof table303},
  {"terminology/maps/CdaCriticality.csv", table304, sizeof table304},
  {"terminology/maps/CdaDiagnosisRole.csv", table305, sizeof table305},
  {"terminology/maps/CdaDispenseStatus.csv", table306, sizeof table306},
  {"terminology/maps/CdaEncounterClass.csv", table307, sizeof table307},
  {"terminology/maps/CdaEncounterParticipant.csv", table308, sizeof table308},
  {"terminology/maps/CdaEncounterStatus.csv", table309, sizeof table309},
  {"terminology/maps/CdaEndedProblemStatus.csv", table310, sizeof table310},
  {"terminology/maps/CdaFamilyHistoryStatus.csv", table311, sizeof table311},
  {"terminology/maps/CdaGender.csv", table312, sizeof table312},
  {"terminology/maps/CdaGoalStatus.csv", table313, sizeof table313},
  {"terminology/maps/CdaImmunizationStatus.csv", table314, sizeof table314},
  {"terminology/maps/CdaMedicationIntent.csv", table315, sizeof table315},
  {"terminology/maps/CdaMedicationStatus.csv", table316, sizeof table316},
  {"terminology/maps/CdaNameUse.csv", table317, sizeof table317},
  {"terminology/maps/CdaNoKnownAllergy.csv", table318, sizeof table318},
  {"terminology/maps/CdaNullRace.csv", table319, sizeof table319},
  {"terminology/maps/CdaObservationCategory.csv", table320, sizeof table320},
  {"terminology/maps/CdaObservationStatus.csv", table321, sizeof table321},
  {"terminology/maps/CdaOmbText.csv", table322, sizeof table322},
  {"terminology/maps/CdaPeriodUnit.csv", table323, sizeof table323},
  {"terminology/maps/CdaPriority.csv", table324, sizeof table324},
  {"terminology/maps/CdaProblemStatus.csv", table325, sizeof table325},
  {"terminology/maps/CdaProcedureStatus.csv", table326, sizeof table326},
  {"terminology/maps/CdaRelatedDocument.csv", table327, sizeof table327},
  {"terminology/maps/CdaReportStatus.csv", table328, sizeof table328},
  {"terminology/maps/CdaRequestStatus.csv", table329, sizeof table329},
  {"terminology/maps/CdaSeverity.csv", table330, sizeof table330},
  {"terminology/maps/CdaSupplyRequestStatus.csv", table331, sizeof table331},
  {"terminology/maps/CdaSupplyStatus.csv", table332, sizeof table332},
  {"terminology/maps/CdaTelecomScheme.csv", table333, sizeof table333},
  {"terminology/maps/CdaTelecomUse.csv", table334, sizeof table334},
  {"terminology/maps/ChargeStatus.csv", table335, sizeof table335},
  {"terminology/maps/CptEncounterClass.csv", table336, sizeof table336},
  {"terminology/maps/DiagnosisRole.csv", table337, sizeof table337},
  {"terminology/maps/DocumentAvailability.csv", table338, sizeof table338},
  {"terminology/maps/DocumentConfidentiality.csv", table339, sizeof table339},
  {"terminology/maps/DocumentStatus.csv", table340, sizeof table340},
  {"terminology/maps/DocumentType.csv", table341, sizeof table341},
  {"terminology/maps/EncounterClass.csv", table342, sizeof table342},
  {"terminology/maps/EncounterPriority.csv", table343, sizeof table343},
  {"terminology/maps/EncounterStatus.csv", table344, sizeof table344},
  {"terminology/maps/Ethnicity.csv", table345, sizeof table345},
  {"terminology/maps/EthnicityText.csv", table346, sizeof table346},
  {"terminology/maps/IdentifierType.csv", table347, sizeof table347},
  {"terminology/maps/Interpretation.csv", table348, sizeof table348},
  {"terminology/maps/Language.csv", table349, sizeof table349},
  {"terminology/maps/MaritalStatus.csv", table350, sizeof table350},
  {"terminology/maps/MediaSubtype.csv", table351, sizeof table351},
  {"terminology/maps/MoodIntent.csv", table352, sizeof table352},
  {"terminology/maps/NameUse.csv", table353, sizeof table353},
  {"terminology/maps/NullFlavor.csv", table354, sizeof table354},
  {"terminology/maps/NullFlavorEmpty.csv", table355, sizeof table355},
  {"terminology/maps/ObservationStatus.csv", table356, sizeof table356},
  {"terminology/maps/OrderControl.csv", table357, sizeof table357},
  {"terminology/maps/OrderStatus.csv", table358, sizeof table358},
  {"terminology/maps/PhoneSystem.csv", table359, sizeof table359},
  {"terminology/maps/PhoneUse.csv", table360, sizeof table360},
  {"terminology/maps/Relationship.csv", table361, sizeof table361},
  {"terminology/maps/RequestPriority.csv", table362, sizeof table362},
  {"terminology/maps/ResultStatus.csv", table363, sizeof table363},
  {"terminology/maps/SubscriberRelationship.csv", table364, sizeof table364},
  {"terminology/maps/UnitUCUM.csv", table365, sizeof table365},
  {"terminology/systems.csv", table366, sizeof table366},
};

size_t fluoro_table_count(void) { return sizeof tables / sizeof tables[0]; }
const char *fluoro_table_path(size_t index) { return tables[index].path; }
const unsigned char *fluoro_table_bytes(size_t index) { return tables[index].bytes; }
size_t fluoro_table_length(size_t index) { return tables[index].length; }
