package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What {@code quote} answers is what an independent computation gave. The scenarios are no part of the project: the
 * test runs when the system property {@code aftersales.shared} names the folder that holds them.
 */
class SharedScenarioTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    List<DynamicTest> quoteAgreesWithTheIndependentComputation() throws IOException {
        String shared = System.getProperty("aftersales.shared", "");
        assumeTrue(!shared.isBlank(), "-Daftersales.shared=FOLDER names no folder with scenarios");
        var tests = new ArrayList<DynamicTest>();
        try (Stream<Path> files = Files.list(Path.of(shared, "data", "refund-scenarios"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                for (JsonNode each : JSON.readTree(file.toFile())) {
                    JsonNode scenario = each.get("scenario");
                    String name = file.getFileName() + " " + scenario.get("id").asText();
                    tests.add(DynamicTest.dynamicTest(name, () -> agrees(scenario, each.get("expected"))));
                }
            }
        }
        assertThat(tests).as("scenarios in " + shared).isNotEmpty();
        return tests;
    }

    private static void agrees(JsonNode scenario, JsonNode expected) throws IOException {
        Run run = Run.reading(scenario.toString(), "quote", "-");
        assertThat(run.err()).isEmpty();
        JsonNode answer = JSON.readTree(run.out());
        assertThat(answer.get("id")).isEqualTo(scenario.get("id"));
        var figures = JSON.createObjectNode();
        for (String name : (Iterable<String>) expected::fieldNames) {
            figures.set(name, figure(name, answer));
        }
        assertThat(figures).isEqualTo(expected);
    }

    /** The figure of this name as the expectations write it. */
    private static JsonNode figure(String name, JsonNode answer) {
        if (answer.has(name)) {
            return JSON.valueToTree(answer.get(name));
        }
        var perRefund = JSON.createArrayNode();
        for (JsonNode refund : answer.get("refunds")) {
            perRefund.add(
                    switch (name) {
                        case "totals" -> refund.has("rejected") ? refund.get("rejected") : refund.get("total");
                        case "tenders" -> tenders(refund);
                        case "points" -> JSON.getNodeFactory().numberNode(points(refund));
                        default -> throw new IllegalArgumentException("an expectation of " + name);
                    });
        }
        return perRefund;
    }

    private static JsonNode tenders(JsonNode refund) {
        var amounts = JSON.createObjectNode();
        refund.path("tenders").forEach(tender -> amounts.set(tender.get("id").asText(), tender.get("amount")));
        return amounts;
    }

    private static int points(JsonNode refund) {
        int points = 0;
        for (JsonNode tender : refund.path("tenders")) {
            points += tender.get("points").intValue();
        }
        return points;
    }
}
