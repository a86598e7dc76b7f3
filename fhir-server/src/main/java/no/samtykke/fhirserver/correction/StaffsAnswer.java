package no.samtykke.fhirserver.correction;

/**
 * What staff say to a request.
 *
 * @param text for her to read
 * @param legalGround of a rejection; empty text for any other answer
 */
record StaffsAnswer(CorrectionState state, String text, String legalGround) {}
