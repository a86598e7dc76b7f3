package no.samtykke.fhirserver.http;

import java.util.Date;
import java.util.List;
import no.samtykke.fhirserver.access.AccessCase;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.ExplanationOfBenefit;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** The smallest resource of each type that may be stored, about a patient. */
final class Clinical {

    static final List<String> TYPES = List.of(
            "Observation",
            "DiagnosticReport",
            "Condition",
            "Procedure",
            "AllergyIntolerance",
            "Immunization",
            "MedicationRequest",
            "Encounter",
            "CarePlan",
            "Claim",
            "ExplanationOfBenefit");

    private Clinical() {}

    static Resource resource(String type, String patientId) {
        var patient = new Reference("Patient/" + patientId);
        return switch (type) {
            case "Observation" ->
                new Observation()
                        .setStatus(Observation.ObservationStatus.FINAL)
                        .setCode(text("Blood pressure"))
                        .setSubject(patient);
            case "DiagnosticReport" ->
                new DiagnosticReport()
                        .setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL)
                        .setCode(text("Blood"))
                        .setSubject(patient);
            case "Condition" -> new Condition().setSubject(patient);
            case "Procedure" ->
                new Procedure().setStatus(Procedure.ProcedureStatus.COMPLETED).setSubject(patient);
            case "AllergyIntolerance" ->
                new AllergyIntolerance().setClinicalStatus(active()).setPatient(patient);
            case "Immunization" ->
                new Immunization()
                        .setStatus(Immunization.ImmunizationStatus.COMPLETED)
                        .setVaccineCode(text("Measles"))
                        .setOccurrence(new DateTimeType("2026-01-01"))
                        .setPatient(patient);
            case "MedicationRequest" ->
                new MedicationRequest()
                        .setStatus(MedicationRequest.MedicationRequestStatus.ACTIVE)
                        .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                        .setMedication(text("Paracetamol"))
                        .setSubject(patient);
            case "Encounter" ->
                new Encounter()
                        .setStatus(Encounter.EncounterStatus.FINISHED)
                        .setClass_(new Coding().setCode("AMB"))
                        .setSubject(patient);
            case "CarePlan" ->
                new CarePlan()
                        .setStatus(CarePlan.CarePlanStatus.ACTIVE)
                        .setIntent(CarePlan.CarePlanIntent.PLAN)
                        .setSubject(patient);
            case "Claim" -> claim(patient);
            case "ExplanationOfBenefit" -> benefit(patient);
            case "AuditEvent" -> new AuditEvent().setRecorded(new Date(0));
            case "RelatedPerson" -> new RelatedPerson().setPatient(patient);
            case "Consent" -> Cast.consent("health-archive", patientId, patientId);
            default -> new Patient();
        };
    }

    /** @param category of an Observation, by HL7's codes; empty text for none */
    static Resource in(String category, Resource resource) {
        if (!category.isEmpty() && resource instanceof Observation observation) {
            observation
                    .addCategory()
                    .addCoding()
                    .setSystem(AccessCase.CATEGORIES)
                    .setCode(category);
        }
        return resource;
    }

    private static Claim claim(Reference patient) {
        var claim = new Claim();
        claim.setStatus(Claim.ClaimStatus.ACTIVE)
                .setType(text("Visit"))
                .setUse(Claim.Use.CLAIM)
                .setPatient(patient)
                .setCreatedElement(new DateTimeType("2026-01-01"))
                .setProvider(new Reference().setDisplay("A clinic"))
                .setPriority(text("Normal"));
        claim.addInsurance().setSequence(1).setFocal(true).setCoverage(new Reference().setDisplay("The state"));
        return claim;
    }

    private static ExplanationOfBenefit benefit(Reference patient) {
        var benefit = new ExplanationOfBenefit();
        benefit.setStatus(ExplanationOfBenefit.ExplanationOfBenefitStatus.ACTIVE)
                .setType(text("Visit"))
                .setUse(ExplanationOfBenefit.Use.CLAIM)
                .setPatient(patient)
                .setCreatedElement(new DateTimeType("2026-01-01"))
                .setInsurer(new Reference().setDisplay("The state"))
                .setProvider(new Reference().setDisplay("A clinic"))
                .setOutcome(ExplanationOfBenefit.RemittanceOutcome.COMPLETE);
        benefit.addInsurance().setFocal(true).setCoverage(new Reference().setDisplay("The state"));
        return benefit;
    }

    private static CodeableConcept active() {
        var status = new CodeableConcept();
        status.addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical")
                .setCode("active");
        return status;
    }

    private static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }
}
