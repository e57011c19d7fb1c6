package io.aftersales.examples.oms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "\u0000",
                "\u0001",
                "\u00010000",
                "a\u0000b\u0001c",
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D",
                "x\uD83Dy",
                "\uD83D\uDE00",
                "\uD83D\uD83D\uDE00\uDE00",
                "\\u0000",
                "\u7EA2\u0000\u7EA2"
            })
    void areReadAsTheyWereWritten(String words) {
        String stored = JsonText.storable(words);
        assertThat(JsonText.asWritten(stored)).isEqualTo(words);
        assertThat(stored).doesNotContain("\u0000");
        for (int i = 0; i < stored.length(); i += Character.charCount(stored.codePointAt(i))) {
            assertThat(Character.getType(stored.codePointAt(i))).isNotEqualTo((int) Character.SURROGATE);
        }
    }

    @Test
    void thatADatabaseLikesAreLeftAlone() {
        String words = "Which colour? 'red\" \\ \uD83D\uDE00 \u7EA2";
        assertThat(JsonText.storable(words)).isSameAs(words);
    }
}
