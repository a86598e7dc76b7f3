package no.samtykke.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.samtykke.e2e.stack.Stack;
import no.samtykke.e2e.stack.WithStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of {@code attacks.csv} against the running servers. First of all tests, while nobody has accepted the terms
 * yet: data are loaded before a person comes.
 */
@WithStack
@Order(1)
@TestInstance(Lifecycle.PER_CLASS)
class AttacksIT {

    private static final int FEWEST_ATTACKS = 60;

    private final Scene scene;

    AttacksIT(Stack stack) {
        this.scene = Scene.set(stack);
    }

    static List<Attack> attacks() {
        return Attack.table();
    }

    @BeforeAll
    void the_victim_has_something_to_lose() {
        scene.assertIntact();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void is_fended_off(Attack row) {
        var attack = row.aimed(scene::fill);

        var reply = scene.as(attack.actor()).send(attack.method(), attack.path(), attack.headerMap(), attack.body());

        new SafeAnswer(scene, attack, reply).check();
        if (!attack.changesNothing()) {
            scene.assertIntact();
        }
    }

    @Test
    void the_table_is_long_and_names_each_attack_once() {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(FEWEST_ATTACKS);
        assertThat(attacks()).extracting(Attack::name).doesNotHaveDuplicates();
    }

    @AfterAll
    void the_victims_data_are_as_they_were() {
        scene.assertIntact();
    }
}
