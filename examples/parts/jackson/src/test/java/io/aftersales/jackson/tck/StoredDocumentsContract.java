package io.aftersales.jackson.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every document that a released version has stored can be read, and nothing of it is lost when it is written again. A host extends this
 * with the mapper that its repositories use.
 */
public abstract class StoredDocumentsContract {
    /** Creates the contract. */
    protected StoredDocumentsContract() {}

    /** Reads a document with the mapper under test. For {@code Object} the answer is maps, lists and plain values. */
    protected abstract <T> T read(String document, Class<T> type);

    /** Writes a value with the mapper under test. */
    protected abstract String write(Object value);

    static Stream<StoredFile> files() {
        return StoredFile.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyDocumentIsReadAndNothingOfItIsLost(StoredFile file) {
        List<String> documents = file.documents();
        assertThat(documents).as("%s has documents", file).isNotEmpty();
        for (int line = 0; line < documents.size(); line++) {
            String document = documents.get(line);
            Object value = read(document, file.type());
            String lost = lost(read(document, Object.class), read(write(value), Object.class), "");
            assertThat(lost)
                    .as("what is lost or changed of line %d of %s", line + 1, file)
                    .isEmpty();
        }
    }

    /** Returns the place at which something of the stored document is missing or different now; empty for none. More than was stored is fine. */
    private static String lost(@Nullable Object stored, @Nullable Object now, String place) {
        if (stored instanceof Map<?, ?> before && now instanceof Map<?, ?> after) {
            return before.entrySet().stream()
                    .map(each -> lost(each.getValue(), after.get(each.getKey()), place + "/" + each.getKey()))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        if (stored instanceof List<?> before && now instanceof List<?> after && before.size() == after.size()) {
            return Stream.iterate(0, i -> i < before.size(), i -> i + 1)
                    .map(i -> lost(before.get(i), after.get(i), place + "/" + i))
                    .filter(each -> !each.isEmpty())
                    .findFirst()
                    .orElse("");
        }
        return Objects.equals(stored, now) ? "" : place + ": " + stored + " is " + now;
    }
}
