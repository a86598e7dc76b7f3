package no.samtykke.sandbox.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * Describes everybody in the sandbox, one household after the other.
 *
 * <p>Ages are counted from today in Norway by the clock that is given. Family names are made up so that nobody real is
 * meant; health data that come with a name of their own keep it.
 */
public final class SyntheticPeople {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final long SEED = 20_170_801;

    private final Cast cast;

    private SyntheticPeople(Cast cast) {
        this.cast = cast;
    }

    /** The same people for the same day and the same bundles. */
    public static People generate(Clock clock, List<HealthBundle> bundles) {
        var people = new SyntheticPeople(new Cast(LocalDate.now(clock.withZone(NORWAY)), SEED));
        people.families();
        people.bornOnTheEdge();
        people.alone();
        people.numbers();
        people.protectedAddresses();
        people.guardianships();
        people.healthDataOfTheirOwn(bundles);
        people.decisions();
        return people.cast.people();
    }

    private void families() {
        cast.group("Families");
        kari();
        mona();
        siri();
    }

    private void kari() {
        var home = Places.of("kari");
        cast.add("kari", "Kari", "Testesen")
                .aged(38)
                .livingAt(home)
                .goodFor("an adult with a child of 8 (ola) and one of 14 (nora), all at one address");
        cast.add("per", "Per", "Testesen")
                .male()
                .aged(40)
                .livingAt(home)
                .goodFor("the other parent of ola and nora, at the same address");
        cast.add("ola", "Ola", "Testesen")
                .male()
                .aged(8)
                .livingAt(home)
                .goodFor("a child of 8: cannot log in, kari and per may act");
        cast.add("nora", "Nora", "Testesen")
                .aged(14)
                .livingAt(home)
                .goodFor("a child of 14: cannot log in, kari and per may act with reduced access");
        cast.bothParents("kari", "per", "ola");
        cast.bothParents("kari", "per", "nora");
    }

    private void mona() {
        var home = Places.of("mona");
        cast.add("mona", "Mona", "Liksomdal")
                .aged(35)
                .livingAt(home)
                .goodFor("a parent who lives with her child of 9 (leo)");
        cast.add("jens", "Jens", "Påfunnvik")
                .male()
                .aged(36)
                .goodFor("a parent at another address than his child of 9 (leo); may act, since mona lives with leo");
        cast.add("leo", "Leo", "Liksomdal")
                .male()
                .aged(9)
                .livingAt(home)
                .goodFor("a child of 9 whose parents live apart; one of them shares the child's address");
        cast.bothParents("mona", "jens", "leo");
    }

    private void siri() {
        cast.add("siri", "Siri", "Oppdiktet")
                .aged(33)
                .goodFor("a parent at another address than her child of 10 (ida); may not act");
        cast.add("anders", "Anders", "Innbilsen")
                .male()
                .aged(34)
                .goodFor("the other parent of ida, at yet another address; may not act");
        cast.add("ida", "Ida", "Oppdiktet").aged(10).goodFor("a child of 10 who shares address with neither parent");
        cast.bothParents("siri", "anders", "ida");
    }

    private void bornOnTheEdge() {
        cast.group("About to be, or just turned, 16");
        var home = Places.of("hanne");
        cast.add("hanne", "Hanne", "Prøvås")
                .aged(41)
                .livingAt(home)
                .goodFor("a mother with sole responsibility for twins born on either side of midnight (emma, jonas)");
        cast.add("trond", "Trond", "Tenkthaug")
                .male()
                .aged(43)
                .livingAt(home)
                .goodFor("father of emma by kinship only, without parental responsibility; may not act");
        cast.add("emma", "Emma", "Prøvås")
                .born(cast.today().plusDays(1).minusYears(16))
                .livingAt(home)
                .goodFor("turns 16 the day after the people were generated: cannot log in yet, hanne may act");
        cast.add("jonas", "Jonas", "Prøvås")
                .male()
                .born(cast.today().minusYears(16))
                .livingAt(home)
                .goodFor("turned 16 the day the people were generated: logs in himself, hanne may not act any more");
        cast.parent("hanne", "mor", "emma");
        cast.parent("hanne", "mor", "jonas");
        cast.kin("trond", "far", "emma");
        selma();
    }

    private void selma() {
        var home = Places.of("gro");
        cast.add("gro", "Gro", "Jukseberg").aged(47).livingAt(home).goodFor("a parent of a child of 15 (selma)");
        cast.add("tor", "Tor", "Jukseberg").male().aged(49).goodFor("the other parent of selma, at another address");
        cast.add("selma", "Selma", "Jukseberg")
                .aged(15)
                .livingAt(home)
                .goodFor("a child of 15: cannot log in, gro and tor may act with reduced access");
        cast.bothParents("gro", "tor", "selma");
    }

    private void alone() {
        cast.group("Adults on their own");
        cast.add("astrid", "Astrid", "Syntetisk").aged(52).goodFor("an adult who represents nobody: no picker");
        cast.add("ingrid", "Ingrid", "Uekte").aged(17).goodFor("a person of 17 on her own, of age in health law");
        cast.add("berit", "Berit", "Nølesen")
                .aged(61)
                .goodFor("has never accepted the terms; please leave her so, declining is what she is for");
        cast.add("olav", "Olav", "Avdødsen")
                .male()
                .aged(82)
                .died(cast.today().minusYears(2))
                .goodFor("died two years ago: an eID that still works must not let anybody in");
    }

    private void numbers() {
        cast.group("Numbers");
        cast.add("nina", "Nina", "Nyttnummer")
                .aged(45)
                .afterAnotherFodselsnummer(cast.today().minusYears(3))
                .goodFor("her fødselsnummer was replaced by another; nina-old logs in with the old one");
        cast.add("pavel", "Pavel", "Nyttnummer")
                .male()
                .aged(29)
                .afterDNumber(cast.today().minusYears(1))
                .goodFor("his D-number was replaced by a fødselsnummer; pavel-old logs in with the D-number");
        cast.add("amina", "Amina", "Midlertidig").aged(31).withDNumber().goodFor("an adult with a D-number");
    }

    private void protectedAddresses() {
        cast.group("Protected addresses");
        cast.add("sigrid", "Sigrid", "Hemmeligås")
                .aged(37)
                .livingAt(Places.of("sigrid"))
                .protectedBy(Protection.STRICTLY_CONFIDENTIAL)
                .goodFor("strictly confidential address, a child of 7 (tuva): acts for herself only");
        cast.add("tuva", "Tuva", "Hemmeligås")
                .aged(7)
                .livingAt(Places.of("sigrid"))
                .protectedBy(Protection.STRICTLY_CONFIDENTIAL)
                .goodFor("a child of 7 at a strictly confidential address: nobody may act digitally");
        cast.add("even", "Even", "Åpensen")
                .male()
                .aged(39)
                .goodFor("father of tuva, not protected himself: may not act, since tuva is protected");
        cast.bothParents("sigrid", "even", "tuva");
        frida();
    }

    private void frida() {
        var home = Places.of("frida");
        cast.add("frida", "Frida", "Skjultvik")
                .aged(32)
                .livingAt(home)
                .protectedBy(Protection.CONFIDENTIAL)
                .goodFor("confidential address (code 7), a child of 6 (emil): acts for herself only");
        cast.add("emil", "Emil", "Skjultvik")
                .male()
                .aged(6)
                .livingAt(home)
                .protectedBy(Protection.CONFIDENTIAL)
                .goodFor("a child of 6 at a confidential address: nobody may act digitally");
        cast.parent("frida", "mor", "emil");
    }

    private void guardianships() {
        cast.group("Guardianship");
        cast.add("arne", "Arne", "Vergesen")
                .male()
                .aged(68)
                .goodFor("an adult with two guardians in the register: guro (personal) and geir (economic)");
        cast.add("guro", "Guro", "Hjelpesen").aged(44).goodFor("guardian of arne in personal matters; may act for him");
        cast.add("geir", "Geir", "Pengeby")
                .male()
                .aged(55)
                .goodFor("guardian of arne in economic matters only; may not act in health matters");
        cast.guardian("guro", "personligeInteresser", "arne");
        cast.guardian("geir", "oekonomiskeInteresser", "arne");
    }

    private void healthDataOfTheirOwn(List<HealthBundle> bundles) {
        cast.group("Citizens with Synthea health data");
        new BundleCitizens(cast).add(bundles);
    }

    private void decisions() {
        cast.group("Powers of attorney, closures and blocks");
        cast.add("gunnar", "Gunnar", "Fullmaktsen")
                .male()
                .aged(79)
                .goodFor("an adult who represents nobody and may give a power of attorney");
        cast.add("lise", "Lise", "Fullmaktsen")
                .aged(51)
                .goodFor("an adult who represents nobody until gunnar gives her a power of attorney");
        cast.add("roald", "Roald", "Stengesen").male().aged(63).goodFor("an adult who closes what only a form opens");
        cast.add("vigdis", "Vigdis", "Sperresen").aged(46).goodFor("an adult who sets an emergency block");
    }
}
