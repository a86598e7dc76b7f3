package no.samtykke.fhirserver.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier of {@code docs/examples}, which knows nothing of the server, believes what is right and nothing else.
 */
class ProofsWithoutTheServerIT {

    private static final Path VERIFIER = Path.of("../docs/examples/VerifyUsageProof.java");

    @TempDir
    private static Path folder;

    private static SealedLog log;
    private static String proof;

    @BeforeAll
    static void a_proof() throws Exception {
        log = new SealedLog();
        log.write(2);
        log.sealer.seal();
        var ids = log.write(6);
        log.sealer.seal();
        proof = proofOf("patient-4", ids.get(4));
        Files.writeString(folder.resolve("keys"), String.join("\n", log.keys.verifierKeys()));
        run(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-d",
                folder.toString(),
                VERIFIER.toString());
    }

    @Test
    void a_proof_is_believed() throws Exception {
        var answer = verified(proof);

        assertThat(answer.status()).as(answer.text()).isZero();
        assertThat(answer.text()).contains("\"patient_id\":\"patient-4\"", "seal 2");
    }

    @Test
    void an_entry_that_says_something_else_is_not() throws Exception {
        assertThat(verified(proof.replace("test-results", "medicines")).text()).contains("not in the tree");
    }

    @Test
    void a_checkpoint_that_says_something_else_is_not() throws Exception {
        assertThat(verified(proof.replace("seal 2", "seal 3")).text()).contains("None of the keys signed");
    }

    @Test
    void somebody_elses_entry_has_no_proof_for_her() {
        var another = log.write(1).getFirst();
        log.sealer.seal();

        assertThat(log.proofs.of("patient-4", another)).isEmpty();
        assertThat(log.proofs.of("patient-0", UUID.randomUUID())).isEmpty();
    }

    /** Every place in trees of every size up to nine. */
    @Test
    void every_leaf_has_a_path() {
        for (int size = 1; size <= 9; size++) {
            var one = new SealedLog();
            var ids = one.write(size);
            one.sealer.seal();
            for (int place = 0; place < size; place++) {
                var leaves = one.seals.leavesOf(1).orElseThrow();
                assertThat(root(place, size, leaves.hashes().get(place), Hashes.path(place, leaves.hashes())))
                        .isEqualTo(Hashes.root(leaves.hashes()));
                assertThat(one.proofs
                                .of("patient-" + place % 7, ids.get(place))
                                .orElseThrow()
                                .proof())
                        .isPresent();
            }
        }
    }

    private static byte[] root(int place, int size, byte[] leaf, List<byte[]> path) {
        if (size == 1) {
            return leaf;
        }
        int split = Integer.highestOneBit(size - 1);
        var nearer = path.subList(0, path.size() - 1);
        return place < split
                ? Hashes.of(new byte[] {1}, root(place, split, leaf, nearer), path.getLast())
                : Hashes.of(new byte[] {1}, path.getLast(), root(place - split, size - split, leaf, nearer));
    }

    private static String proofOf(String patient, UUID entry) {
        return log.proofs.of(patient, entry).orElseThrow().proof().orElseThrow();
    }

    private record Answer(int status, String text) {}

    private static Answer verified(String text) throws Exception {
        var file = Files.writeString(folder.resolve("proof"), text);
        return run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                folder.toString(),
                "VerifyUsageProof",
                file.toString(),
                folder.resolve("keys").toString());
    }

    private static Answer run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Answer(process.waitFor(), text);
    }
}
