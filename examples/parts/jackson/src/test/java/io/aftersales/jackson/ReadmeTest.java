package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.Samples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The code that the module's README shows. */
class ReadmeTest {
    @Test
    void aCaseIsReadAsItWasWritten() {
        CaseRepository cases = new JsonStorage().storage().cases();
        CaseId id = new Samples(cases).opened("1001", "c1");
        AfterSalesCase subject = cases.find(id).orElseThrow();
        // guide:start json-mapper
        var mapper = JsonMapper.builder()
                .addModule(new AfterSalesJackson3Module()) // AfterSalesJackson2Module for Jackson 2
                .build();
        String text = mapper.writeValueAsString(subject);
        AfterSalesCase again = mapper.readValue(text, AfterSalesCase.class);
        // guide:end json-mapper
        assertThat(again).isEqualTo(subject);
    }
}
