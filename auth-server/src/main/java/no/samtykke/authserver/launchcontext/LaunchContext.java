package no.samtykke.authserver.launchcontext;

/**
 * What a launcher said of one launch.
 *
 * @param clientId the one app that may be launched by it
 * @param person id of the Patient of the one who has to log in
 * @param patient id of the Patient whose data it is about
 * @param beside what stands beside the access token besides the patient, as a JSON object: {@code encounter},
 *     {@code intent}, {@code tenant}, {@code need_patient_banner}, {@code fhirContext}
 */
public record LaunchContext(String clientId, String person, String patient, String beside) {}
