/**
 * A stand-in for a hospital that keeps settings of people in step with fhir-server: it follows what becomes of them,
 * brings what people decide on paper, and shows its staff where the two do not agree.
 *
 * <p>Rule of the room: nothing is answered for before it is on the disk, in one file that is only ever written at its
 * end. Start reading at {@link no.samtykke.sandbox.hospital.HospitalRegister}.
 */
@NullMarked
package no.samtykke.sandbox.hospital;

import org.jspecify.annotations.NullMarked;
