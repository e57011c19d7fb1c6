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
import java.util.stream.StreamSupport;
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

    /**
     * Money that is booked is refunded, kept, gone outside, or left; and what its cases booked is what an account refunded and kept. Of an
     * order that was not paid in full, less is paid out than refunded, and the tenders of the cases tell what; money captured later may be paid
     * on another case of the order than the one that refunded it.
     */
    @ParameterizedTest
    @MethodSource("scripts")
    void accountsAddUp(ObjectNode script) throws IOException {
        JsonNode result = JSON.readTree(play(script).out());

        result.path("accounts").properties().forEach(each -> {
            JsonNode account = each.getValue();
            List<JsonNode> cases = casesOf(each.getKey(), result.path("cases"));
            long refunded = account.path("refunded").asLong();
            long paidOut = account.path("paidOut").asLong();
            long before = refundedBefore(script, each.getKey());
            assertThat(paidOut)
                    .isEqualTo(before
                            + cases.stream()
                                    .mapToLong(PlayScriptTests::onTenders)
                                    .sum());
            if (captured(script).isEmpty() && account.path("captured").equals(account.path("paid"))) {
                assertThat(refunded).isEqualTo(paidOut).isEqualTo(before + sum(cases, "total"));
                assertThat(cases)
                        .allSatisfy(one -> assertThat(onTenders(one))
                                .isEqualTo(one.path("total").asLong()));
            }
            assertThat(refunded).isGreaterThanOrEqualTo(paidOut);
            assertThat(account.path("captured").asLong())
                    .isLessThanOrEqualTo(account.path("paid").asLong())
                    .isGreaterThanOrEqualTo(paidOut);
            assertThat(account.path("kept").asLong()).isEqualTo(sum(cases, "kept"));
            assertThat(account.path("paid").asLong())
                    .isEqualTo(refunded
                            + account.path("kept").asLong()
                            + account.path("external").asLong()
                            + account.path("remaining").asLong());
        });
    }

    /** The captures a script plays. */
    private static List<JsonNode> captured(JsonNode script) {
        return script.path("steps").findValues("capture");
    }

    /** What an order had refunded before its first case. */
    private static long refundedBefore(JsonNode script, String order) {
        var orders = new ArrayList<JsonNode>();
        script.path("orders").forEach(orders::add);
        if (script.has("order")) {
            orders.add(script.path("order"));
        }
        return orders.stream()
                .filter(each -> each.path("id").asText("1001").equals(order))
                .flatMap(each ->
                        StreamSupport.stream(each.at("/opening/refunded").spliterator(), false))
                .mapToLong(each -> each.path("amount").asLong())
                .sum();
    }

    private static long onTenders(JsonNode subject) {
        var shares = new ArrayList<JsonNode>();
        subject.path("tenders").forEach(shares::add);
        return shares.stream().mapToLong(JsonNode::asLong).sum();
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
