package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aftersales.examples.workbench.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real problems of other shops come out right. The scripts are no part of the project: the test runs when the system property {@code
 * aftersales.shared} names the folder that holds them. Scripts with fields that the library does not know yet are not named here.
 */
class SharedPlayTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return-of-what-was-delivered",
                "cancel-what-was-not-sent",
                "more-than-was-kept-back",
                "stop-too-late",
                "stopped-here-and-caught-there",
                "no-money-before-the-answer",
                "lost-for-good",
                "sent-again-and-returned",
                "a-window-for-each-parcel",
                "window-from-the-last-parcel",
                "unannounced-parcel",
                "refused-at-the-door",
                "late-parcel",
                "two-warehouses",
                "store-credit",
                "second-choice",
                "money-at-the-approval",
                "half-the-price-and-keep-it",
                "other-size-bought-with-a-discount",
                "handed-over-before-the-approval"
            })
    void aRealProblemComesOutRight(String id) throws IOException {
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with scripts");
        var scripts = new HashMap<String, JsonNode>();
        JSON.readTree(Path.of(shared, "data", "public-cases", "play-examples.json")
                        .toFile())
                .forEach(script -> scripts.put(script.get("id").asText(), script));

        Run run = Run.reading(scripts.get(id).toString(), "play", "-");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }
}
