package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentsTest {
    private static final Evidence PHOTO = new Evidence("ph-1", "ab12", 2_048, "image/jpeg");
    private final Documents documents = new Documents();

    record Told(Outcome outcome, Instant at) {}

    @Test
    void carryTheirVersionAndNoClassName() {
        var told = new Told(new Outcome.Refused("NO"), Instant.parse("2026-03-01T12:00:00.123456789Z"));

        JsonNode written = JsonMapper.shared().readTree(documents.write(told));

        assertThat(written.get("v").asInt()).isEqualTo(Documents.VERSION);
        assertThat(written.get("outcome").get("type").asString()).isEqualTo("REFUSED");
        assertThat(written.get("at").asString()).isEqualTo("2026-03-01T12:00:00.123456789Z");
        assertThat(written.toString()).doesNotContain("Outcome", "aftersales");
        assertThat(documents.read(documents.write(told), Told.class)).isEqualTo(told);
    }

    @Test
    void ofAnEarlierVersionAreBroughtUpStepByStep() {
        String stored = "{\"v\":1,\"id\":\"ph-1\",\"digest\":\"ab12\",\"size\":2,\"type\":\"image/jpeg\"}";
        var newer = new Documents(
                3,
                List.of(
                        tree -> tree.set("hash", tree.remove("digest")),
                        tree -> tree.put("size", tree.get("size").asInt() * 1_024)
                                .set("mediaType", tree.remove("type"))));

        assertThat(newer.read(stored, Evidence.class)).isEqualTo(PHOTO);
        assertThat(newer.read(newer.write(PHOTO), Evidence.class)).isEqualTo(PHOTO);
    }

    @Test
    void ofALaterVersionAreRefused() {
        var newer = new Documents(4, List.of(tree -> tree, tree -> tree, tree -> tree));

        assertThatThrownBy(() -> documents.read(newer.write(PHOTO), Evidence.class))
                .isInstanceOf(UnknownDocument.class)
                .hasMessage("Evidence of version 4, known up to 3");
        assertThatThrownBy(() -> documents.read("{\"value\":\"k\"}", EffectKey.class))
                .isInstanceOf(UnknownDocument.class);
    }

    @Test
    void withPartsNobodyKnowsOrWithoutPartsThatAreNeededAreMistakes() {
        assertThatThrownBy(() -> documents.read("{\"v\":1,\"value\":\"k\",\"more\":1}", EffectKey.class))
                .hasMessageContaining("more");
        assertThatThrownBy(() -> documents.read("{\"v\":1}", EffectKey.class)).hasMessageContaining("value");
    }

    @Test
    void needAStepFromEachVersionToTheNext() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Documents(3, List.of(tree -> tree)));
    }
}
