package io.aftersales.examples.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenarios that were worked out by hand, with the working beside them. */
class WorkedQuoteTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static List<Named<JsonNode>> scenarios() throws IOException {
        var scenarios = new ArrayList<Named<JsonNode>>();
        for (JsonNode each : JSON.readTree(Run.resource("quote/worked.json"))) {
            scenarios.add(Named.of(each.at("/scenario/id").asText(), each));
        }
        return scenarios;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aScenarioComesOutAsWorkedByHand(JsonNode worked) throws IOException {
        Run run = Run.reading(worked.get("scenario").toString(), "quote", "-");

        assertThat(run.err()).isEmpty();
        JsonNode answer = JSON.readTree(run.out());
        assertThat(QuotedFigures.of(answer)).isEqualTo(QuotedFigures.of(worked.get("expected")));
        QuotedFigures.addUp(answer);
    }
}
