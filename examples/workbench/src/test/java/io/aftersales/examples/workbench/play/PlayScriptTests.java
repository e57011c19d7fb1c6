package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.examples.workbench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the project, a story each. */
class PlayScriptTests {
    private static final Path FOLDER = Path.of("src", "test", "resources", "play");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aStoryComesOutAsItExpects(Path script) throws IOException {
        assertThat(JSON.readTree(Files.readString(script)).has("expect"))
                .as("expects something")
                .isTrue();

        Run run = Run.of("play", script.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aResultDoesNotDependOnWhatIsExpected(Path script) throws IOException {
        ObjectNode content = (ObjectNode) JSON.readTree(Files.readString(script));
        JsonNode expected = content.remove("expect");

        Run without = Run.reading(content.toString(), "play", "-");
        content.set("expect", JSON.createObjectNode().set("owed", expected));

        Run other = Run.reading(content.toString(), "play", "-");
        assertThat(without.out()).isEqualTo(Run.of("play", script.toString()).out());
        assertThat(other.out()).isEqualTo(without.out());
        assertThat(other.status()).isEqualTo(1);
    }
}
