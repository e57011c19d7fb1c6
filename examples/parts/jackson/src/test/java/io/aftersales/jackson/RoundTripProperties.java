package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.Rejection;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RoundTripProperties {
    @Property(tries = 25)
    void everyStoredRecordIsWrittenAlikeAndReadAgainByBothEditions(@ForAll long seed) {
        var specimens = new Specimens(new Random(seed), 0);
        for (Class<?> type : StoredTypes.records()) {
            // An account has to balance; those of the contract kit do.
            if (StoredTypes.isReadable(type) && type != Shapes.Account.class) {
                BothEditions.written(specimens.some(type));
            }
        }
    }

    @Property(tries = 10)
    void everyPlainValueIsOneText(@ForAll long seed) throws Exception {
        var specimens = new Specimens(new Random(seed), 0);
        for (PlainValue<?> plain : StoredTypes.plain()) {
            Object value = specimens.some(plain.type());
            BothEditions.written(value);
            assertThat(BothEditions.TWO
                            .readTree(BothEditions.writtenByTwo(value))
                            .isTextual())
                    .isTrue();
        }
    }

    @Property(tries = 10)
    void everyRejectionIsWrittenWithItsCodeKindFactsAndMessage(@ForAll long seed) throws Exception {
        var specimens = new Specimens(new Random(seed), 1);
        for (Class<?> family : StoredTypes.REJECTIONS) {
            if (!family.isSealed()) {
                continue;
            }
            for (Class<?> type : Arrays.asList(family.getPermittedSubclasses())) {
                var rejection = (Rejection) specimens.some(type);
                String text = BothEditions.writtenByTwo(rejection);
                assertThat(BothEditions.THREE.writeValueAsString(rejection)).isEqualTo(text);
                var tree = BothEditions.TWO.readTree(text);
                assertThat(tree.get("code").textValue()).isEqualTo(rejection.code());
                assertThat(tree.get("kind").textValue())
                        .isEqualTo(rejection.kind().name());
                assertThat(tree.get("message").textValue()).isEqualTo(rejection.message());
                assertThat(tree.get("facts").fieldNames())
                        .toIterable()
                        .containsExactlyElementsOf(rejection.facts().keySet());
            }
        }
    }
}
