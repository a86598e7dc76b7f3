package no.samtykke.sandbox.people;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Gives every bundle of health data a citizen, with the name, sex and birth date of the bundle's patient.
 *
 * <p>A patient under 16 gets a parent too, or nobody could ever read the data. Without any bundle some adults are there
 * all the same, with generated data.
 */
final class BundleCitizens {

    private static final int OF_AGE = 16;

    private final Cast cast;
    private final Set<String> ids = new HashSet<>();

    BundleCitizens(Cast cast) {
        this.cast = cast;
    }

    void add(List<HealthBundle> bundles) {
        if (bundles.isEmpty()) {
            withoutBundle("liz", "Liz", Sex.FEMALE, 39);
            withoutBundle("luigi", "Luigi", Sex.MALE, 33);
            withoutBundle("ned", "Ned", Sex.MALE, 32);
            withoutBundle("buster", "Buster", Sex.MALE, 41);
            withoutBundle("clemente", "Clemente", Sex.MALE, 58);
            withoutBundle("dannie", "Dannie", Sex.FEMALE, 29);
            withoutBundle("edward", "Edward", Sex.MALE, 64);
            withoutBundle("michael", "Michael", Sex.MALE, 47);
            withoutBundle("stanley", "Stanley", Sex.MALE, 71);
            withoutBundle("xavier", "Xavier", Sex.MALE, 36);
        }
        bundles.forEach(this::citizen);
    }

    private void withoutBundle(String id, String given, Sex sex, int age) {
        cast.add(id, given, "Syntheasen").sex(sex).aged(age).goodFor("an adult with generated health data");
    }

    private void citizen(HealthBundle bundle) {
        String id = unusedId(bundle.given());
        boolean ofAge = !bundle.birthDate().plusYears(OF_AGE).isAfter(cast.today());
        cast.add(id, bundle.given(), bundle.family())
                .sex(bundle.sex())
                .born(bundle.birthDate())
                .withHealthData(bundle.file())
                .goodFor(ofAge ? "an adult with Synthea health data" : childSentence(id));
        if (!ofAge) {
            parentOf(id, bundle);
        }
    }

    private static String childSentence(String id) {
        return "a child with Synthea health data: cannot log in, " + parentId(id) + " may act";
    }

    private void parentOf(String child, HealthBundle bundle) {
        cast.add(parentId(child), "Mor til " + bundle.given(), bundle.family())
                .aged(36)
                .livingAt(Places.of(child))
                .goodFor("the mother of a child with Synthea health data (" + child + ")");
        cast.parent(parentId(child), "mor", child);
    }

    private static String parentId(String child) {
        return child + "-mor";
    }

    private String unusedId(String given) {
        String plain = given.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        String id = plain;
        for (int i = 2; !ids.add(id); i++) {
            id = plain + i;
        }
        return id;
    }
}
