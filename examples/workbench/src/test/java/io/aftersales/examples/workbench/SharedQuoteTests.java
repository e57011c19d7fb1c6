package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real problems of other shops come out right, to the last figure and shown part. The scenarios are no part of the project: the test runs
 * when the system property {@code aftersales.shared} names the folder that holds them.
 */
class SharedQuoteTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    List<DynamicTest> quoteAgreesWithTheIndependentComputation() throws IOException {
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with scenarios");
        Path file = Path.of(shared, "data", "public-cases", "quote-examples.json");
        var tests = new ArrayList<DynamicTest>();
        for (JsonNode each : JSON.readTree(file.toFile())) {
            JsonNode scenario = each.get("scenario");
            String name = scenario.get("id").asText();
            tests.add(DynamicTest.dynamicTest(name, () -> agrees(scenario, each.get("expected"))));
        }
        assertThat(tests).as("scenarios in " + shared).isNotEmpty();
        return tests;
    }

    private static void agrees(JsonNode scenario, JsonNode expected) throws IOException {
        Run run = Run.reading(scenario.toString(), "quote", "-");
        assertThat(run.err()).isEmpty();
        JsonNode answer = JSON.readTree(run.out());
        assertThat(QuotedFigures.of(answer)).isEqualTo(QuotedFigures.of(expected));
        QuotedFigures.addUp(answer);
    }
}
