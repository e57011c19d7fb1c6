package io.aftersales.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.review.RuleAction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "\u0000", "\u001b[31m", "\u0085", "\u2028", "\u2029", "\ud800", "x\udc00"})
    void refusesWhatBreaksALineOrCannotBeStored(String text) {
        assertThat(OneLine.is(text)).isFalse();
        assertThat(OneLine.is(OneLine.of(text))).isTrue();
        assertThatThrownBy(() -> OrderId.of("1" + text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order id holds a control character");
        assertThatThrownBy(() -> RuleAction.reject("A" + text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RuleAction.person("A" + text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesTheCodeOfSuchACharacter() {
        assertThat(OneLine.of("a\nb\ud800")).isEqualTo("a\\u000ab\\ud800");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1001", "订单 7", "😀", "\u202bשלום"})
    void leavesOtherTextsAsTheyAre(String text) {
        assertThat(OneLine.is(text)).isTrue();
        assertThat(OneLine.of(text)).isSameAs(text);
    }
}
