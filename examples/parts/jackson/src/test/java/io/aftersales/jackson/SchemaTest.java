package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.tck.Samples;
import io.aftersales.ports.tck.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The committed schema is that of the table: {@code -Dschema.rewrite=true} writes it anew. */
class SchemaTest {
    private static final Path COMMITTED =
            Path.of("src", "main", "resources", "io", "aftersales", "jackson", "documents.schema.json");
    private static final JsonNode SCHEMA = StoredSchema.schema();

    private static void assertConforms(Object value, Class<?> type) throws Exception {
        JsonNode document = new ObjectMapper().readTree(BothEditions.writtenByTwo(value));
        JsonNode rule = SCHEMA.get("$defs").get(StoredSchema.name(type));
        assertThat(rule).as("%s is defined", type).isNotNull();
        assertThat(StoredSchema.difference(SCHEMA, rule, document))
                .as("%s", document)
                .isEmpty();
    }

    @Test
    void isTheCommittedOne() throws Exception {
        if (Boolean.getBoolean("schema.rewrite")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, StoredSchema.text());
        }
        assertThat(Files.readString(COMMITTED)).isEqualTo(StoredSchema.text());
    }

    @Test
    void holdsForEveryDocument() throws Exception {
        var specimens = new Specimens(new Random(20260301), 1);
        for (int round = 0; round < 8; round++) {
            for (Class<?> type : StoredTypes.records()) {
                if (type.getDeclaringClass() != Shapes.class) {
                    assertConforms(specimens.some(type), type);
                }
            }
            for (Class<?> family : StoredTypes.REJECTIONS) {
                if (family.isSealed()) {
                    assertConforms(specimens.some(family), Rejection.class);
                }
            }
        }
        Storage stored = new JsonStorage().storage();
        CaseId id = new Samples(stored.cases()).opened("1001", "c1");
        assertConforms(stored.cases().account(id.order()).orElseThrow(), OrderAccount.class);
    }

    @Test
    void refusesWhatIsNoDocument() throws Exception {
        JsonNode rule = SCHEMA.get("$defs").get(StoredSchema.name(Outcome.class));
        var done = (ObjectNode) new ObjectMapper().readTree("{\"type\":\"DONE\",\"by\":\"\",\"reference\":\"R\"}");
        assertThat(StoredSchema.difference(SCHEMA, rule, done)).isEmpty();
        assertThat(StoredSchema.difference(SCHEMA, rule, done.deepCopy().put("more", 1)))
                .isPresent();
        assertThat(StoredSchema.difference(SCHEMA, rule, done.deepCopy().put("type", "ODD")))
                .isPresent();
        assertThat(StoredSchema.difference(SCHEMA, rule, done.deepCopy().put("by", 1)))
                .isPresent();
    }
}
