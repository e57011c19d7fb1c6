package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.aftersales.domain.refunds.OrderAccount;
import java.io.UncheckedIOException;

/** A mapper of Jackson 2 and one of Jackson 3, both with the module that their service files name and no setting of their own. */
final class BothEditions {
    static final com.fasterxml.jackson.databind.json.JsonMapper TWO =
            com.fasterxml.jackson.databind.json.JsonMapper.builder()
                    .findAndAddModules()
                    .build();
    static final tools.jackson.databind.json.JsonMapper THREE =
            tools.jackson.databind.json.JsonMapper.builder().findAndAddModules().build();

    private BothEditions() {}

    static String writtenByTwo(Object value) {
        try {
            return TWO.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T readByTwo(String text, Class<T> type) {
        try {
            return TWO.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a value with both editions, compares the texts, and reads each text with the other edition. */
    @SuppressWarnings("unchecked") // the class of a value is that of its type
    static <T> T written(T value) {
        String two = writtenByTwo(value);
        String three = THREE.writeValueAsString(value);
        assertThat(three).isEqualTo(two);
        var type = (Class<T>) value.getClass();
        T read = readByTwo(three, type);
        assertThat(comparable(read)).isEqualTo(comparable(value));
        T again = THREE.readValue(two, type);
        assertThat(comparable(again)).isEqualTo(comparable(value));
        assertThat(writtenByTwo(again)).isEqualTo(two);
        return again;
    }

    /** An account is the same when its parts are; other values are compared whole. */
    private static Object comparable(Object value) {
        return value instanceof OrderAccount account
                ? java.util.List.of(account.frozen().sale(), account.frozen().policy(), account.toRecord())
                : value;
    }
}
