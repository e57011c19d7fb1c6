package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.examples.workbench.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the project, a story each. */
class PlayScriptTests {
    private static final Path FOLDER = Path.of("src", "test", "resources", "play");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Every script by itself, the scripts of arrays too. */
    static List<Named<ObjectNode>> scripts() throws IOException {
        var scripts = new ArrayList<Named<ObjectNode>>();
        for (Path file : files()) {
            JsonNode content = JSON.readTree(Files.readString(file));
            for (JsonNode script :
                    content.isArray() ? content : JSON.createArrayNode().add(content)) {
                scripts.add(Named.of(script.path("id").asText(), (ObjectNode) script));
            }
        }
        return scripts;
    }

    private static Run play(JsonNode script) {
        return Run.reading(script.toString(), "play", "-");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileOfStoriesComesOutAsItExpects(Path file) {
        Run run = Run.of("play", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aStoryExpectsSomethingOfEveryStepOrOfTheEnd(ObjectNode script) {
        assertThat(script.path("expect")).isNotEmpty();
        assertThat(script.at("/expect/steps").size())
                .isIn(0, script.path("steps").size());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aResultDoesNotDependOnWhatIsExpectedAndIsTheSameAgain(ObjectNode script) {
        Run expecting = play(script);
        ObjectNode other = script.deepCopy();
        other.putObject("expect").put("id", "something else");
        ObjectNode nothing = script.deepCopy();
        nothing.remove("expect");

        assertThat(play(other)).extracting(Run::status, Run::out).containsExactly(1, expecting.out());
        assertThat(play(nothing)).isEqualTo(new Run(0, expecting.out(), ""));
        assertThat(play(script)).isEqualTo(expecting);
    }

    /** Money that is booked is refunded, kept, gone outside, or left; and what its cases booked is what an account refunded and kept. */
    @ParameterizedTest
    @MethodSource("scripts")
    void accountsAddUp(ObjectNode script) throws IOException {
        JsonNode result = JSON.readTree(play(script).out());

        result.path("accounts").properties().forEach(each -> {
            JsonNode account = each.getValue();
            List<JsonNode> cases = casesOf(each.getKey(), result.path("cases"));
            assertThat(account.path("refunded").asLong())
                    .isEqualTo(account.path("paidOut").asLong())
                    .isEqualTo(sum(cases, "total"));
            assertThat(account.path("kept").asLong()).isEqualTo(sum(cases, "kept"));
            assertThat(account.path("paid").asLong())
                    .isEqualTo(account.path("refunded").asLong()
                            + account.path("kept").asLong()
                            + account.path("external").asLong()
                            + account.path("remaining").asLong());
        });
        assertThat(result.path("cases")).allSatisfy(each -> {
            var shares = new ArrayList<JsonNode>();
            each.path("tenders").forEach(shares::add);
            assertThat(shares.stream().mapToLong(JsonNode::asLong).sum())
                    .isEqualTo(each.path("total").asLong());
        });
    }

    /** The cases of an order, each once, whatever names it has. */
    private static List<JsonNode> casesOf(String order, JsonNode cases) {
        var byId = new TreeMap<String, JsonNode>();
        cases.forEach(each -> {
            String id = each.path("id").asText();
            if (id.startsWith(order + ".")) {
                byId.put(id, each);
            }
        });
        return List.copyOf(byId.values());
    }

    private static long sum(List<JsonNode> cases, String field) {
        return cases.stream().mapToLong(each -> each.path(field).asLong()).sum();
    }

    @Test
    void thereAreStories() throws IOException {
        assertThat(scripts()).hasSizeGreaterThan(25);
    }
}
