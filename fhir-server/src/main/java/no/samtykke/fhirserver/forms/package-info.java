/**
 * Signed forms: what cannot be done by a click, since others may hold her eID or since it is done for a child. Staff
 * write the form down as a QuestionnaireResponse; one that opens something again is decided by staff, one that closes
 * something acts at once.
 *
 * <p>Rule of the room: a form counts only when the population register confirms who may sign it, on the day it is
 * received and again on the day it is accepted. What is kept names people by their Patient, and by number only one who
 * has none.
 *
 * <p>Start reading at {@link FormOperations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "consent", "login", "nationalid", "representation"})
package no.samtykke.fhirserver.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
