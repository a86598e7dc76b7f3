package no.samtykke.sandbox.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.sandbox.people.Relation.Kind;
import org.jspecify.annotations.Nullable;

/** Collects people and their relations while they are being described. */
final class Cast {

    private final LocalDate today;
    private final NationalIds numbers;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private String group = "";

    Cast(LocalDate today, long seed) {
        this.today = today;
        this.numbers = new NationalIds(seed);
    }

    LocalDate today() {
        return today;
    }

    /** Everybody described from here on stands under this heading. */
    void group(String heading) {
        this.group = heading;
    }

    Draft add(String id, String given, String family) {
        var draft = new Draft(numbers, today, id, given, family).inGroup(group);
        drafts.add(draft);
        return draft;
    }

    void bothParents(String mother, String father, String child) {
        parent(mother, "felles", child);
        parent(father, "felles", child);
    }

    void parent(String parent, String responsibility, String child) {
        relate(parent, child, Kind.PARENTAL_RESPONSIBILITY, responsibility, null);
    }

    void kin(String relative, String kinship, String child) {
        relate(relative, child, Kind.KINSHIP, kinship, null);
    }

    void guardian(String guardian, String scope, String ward) {
        relate(guardian, ward, Kind.GUARDIANSHIP, "voksen", scope);
    }

    private void relate(String from, String to, Kind kind, String code, @Nullable String scope) {
        relations.add(new Relation(from, to, kind, code, scope));
    }

    People people() {
        return new People(today, drafts.stream().map(Draft::person).toList(), List.copyOf(relations));
    }
}
