package no.samtykke.fhirserver.representation;

import java.time.LocalDate;

/**
 * What one person is to another, today: as the population register tells it, or by a power of attorney that the other
 * gave. Facts only.
 */
public sealed interface Relation {

    /** The same person. */
    record Self() implements Relation {}

    /**
     * The actor has parental responsibility, whatever the age of the child.
     *
     * @param anyParentSharesAddress whether she or another with parental responsibility has the child's home address
     * @param protectedAddress whether the child or the actor has one
     */
    record ParentOf(LocalDate childBornOn, boolean anyParentSharesAddress, boolean protectedAddress)
            implements Relation {}

    /**
     * The actor is guardian.
     *
     * @param personalInterests whether the guardianship covers them; if not, it is about money or other matters
     * @param protectedAddress whether the ward or the guardian has one
     */
    record GuardianOf(boolean personalInterests, boolean protectedAddress) implements Relation {}

    /**
     * The actor holds a power of attorney in force today.
     *
     * @param protectedAddress whether the giver or the holder has one
     */
    record HolderOf(Mandate mandate, LocalDate giverBornOn, LocalDate holderBornOn, boolean protectedAddress)
            implements Relation {}

    /** The register answered, and there is nothing. */
    record None() implements Relation {}

    /** The register did not answer. */
    record Unknown() implements Relation {}
}
