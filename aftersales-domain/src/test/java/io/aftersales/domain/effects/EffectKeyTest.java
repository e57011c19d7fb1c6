package io.aftersales.domain.effects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OneLine;
import io.aftersales.domain.shared.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectKeyTest {
    private static final String DIGEST = "[0-9a-f]{64}";
    private static final String ALLOWED = "[A-Za-z0-9_-]{1,64}";

    record Parts(String order, int number, String step, int epoch) {
        EffectKey key() {
            return key("as");
        }

        EffectKey key(String namespace) {
            return EffectKey.of(namespace, new CaseId(OrderId.of(order), number), step, epoch);
        }
    }

    @Nested
    class Form {
        @Test
        void isReadableWhereItFits() {
            assertThat(new Parts("1001", 2, "pay-T1", 0).key().value()).isEqualTo("as-1001-2-pay-T1-0");
        }

        @Test
        void isReadableUpTo64Characters() {
            String readable = "as-" + "9".repeat(50) + "-1-pay-T1-0";
            var one = new Parts("9".repeat(50), 1, "pay-T1", 0);

            assertThat(one.key().value()).isEqualTo(readable).hasSize(64);
            assertThat(new Parts("9".repeat(51), 1, "pay-T1", 0).key().value()).matches(DIGEST);
        }

        @ParameterizedTest
        @ValueSource(strings = {"10.01", "10/01", "10 01", "Bestellung-7", "订单1", "a:b", "1001-1"})
        void isADigestWithOtherCharactersOrDashesInTheOrder(String order) {
            assertThat(new Parts(order, 1, "pay-T1", 0).key().value()).matches(DIGEST);
        }

        @Test
        void isADigestWhereTheNamespaceHasDashes() {
            assertThat(new Parts("1001", 1, "pay-T1", 0).key("shop-eu").value()).matches(DIGEST);
        }

        @Test
        void ofADigestStaysWhatItWas() {
            assertThat(new Parts("A-1", 2, "pay-T1", 3).key().value())
                    .isEqualTo("a965cd5a81563da44d1f546d0b10978d11c97d2d8d37748d2014ebc29372ac95");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a b", "a.b", "ä", "a\n"})
        void refusesOtherCharacters(String value) {
            assertThatIllegalArgumentException().isThrownBy(() -> new EffectKey(value));
        }

        @Test
        void refusesMoreThan64Characters() {
            assertThat(new EffectKey("k".repeat(64))).hasToString("k".repeat(64));
            assertThatIllegalArgumentException().isThrownBy(() -> new EffectKey("k".repeat(65)));
        }
    }

    @Nested
    class Difference {
        @Test
        void isKeptBetweenOrderIdsWithDashes() {
            var keys = List.of(
                    new Parts("A", 1, "1-pay", 0).key(),
                    new Parts("A-1", 1, "pay", 0).key(),
                    new Parts("A-1-1", 1, "pay", 0).key(),
                    new Parts("A", 1, "1-1-pay", 0).key());

            assertThat(new HashSet<>(keys)).hasSize(keys.size());
        }

        @Test
        void isKeptBetweenNamespaces() {
            assertThat(new Parts("b-1", 1, "pay", 0).key("a")).isNotEqualTo(new Parts("1", 1, "pay", 0).key("a-b"));
            assertThat(new Parts("1", 1, "pay", 0).key("a")).isNotEqualTo(new Parts("1", 1, "pay", 0).key("b"));
        }
    }

    @Property
    void isTheSameForTheSameParts(@ForAll("parts") Parts parts) {
        assertThat(new Parts(parts.order(), parts.number(), parts.step(), parts.epoch()).key())
                .isEqualTo(parts.key());
    }

    @Property
    void isNeverLongerThan64NorOfOtherCharacters(@ForAll("parts") Parts parts) {
        assertThat(parts.key().value()).matches(ALLOWED);
    }

    @Property(tries = 300)
    void isAnotherForOtherParts(@ForAll("manyParts") List<Parts> many) {
        Map<EffectKey, Parts> seen = new HashMap<>();
        for (Parts parts : many) {
            Parts before = seen.put(parts.key(), parts);
            assertThat(before == null || before.equals(parts))
                    .as("%s and %s have the same key", before, parts)
                    .isTrue();
        }
    }

    @Provide
    Arbitrary<List<Parts>> manyParts() {
        return parts().list().ofSize(50);
    }

    /** Parts that are nearly the same once they are joined by dashes, and long ones of any characters. */
    @Provide
    Arbitrary<Parts> parts() {
        Arbitrary<String> few = Arbitraries.of("1", "2", "1-1", "1-2", "1-1-1", "-1", "1-");
        Arbitrary<String> any = Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(100)
                .filter(text -> !text.isBlank() && OneLine.is(text));
        return Combinators.combine(
                        Arbitraries.oneOf(few, few, any),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.oneOf(few, few, any),
                        Arbitraries.integers().between(0, 1))
                .as(Parts::new);
    }
}
