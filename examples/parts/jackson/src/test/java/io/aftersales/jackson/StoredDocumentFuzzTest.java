package io.aftersales.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.aftersales.jackson.tck.StoredFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Hostile stored documents of every type: refused as Jackson refuses a document, or read, written and read again as the same. An input that
 * begins with the name of a type and a space is a document of this type; any other input tells how a right one is changed.
 */
class StoredDocumentFuzzTest {
    private static final Map<String, Class<?>> TYPES = StoredFile.all()
            .map(StoredFile::type)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity(), (one, same) -> one));
    private static final List<StoredFile> RIGHT = StoredFile.all().toList();
    private static final Map<StoredFile, List<String>> DOCUMENTS =
            RIGHT.stream().collect(Collectors.toMap(Function.identity(), StoredFile::documents));

    @FuzzTest
    void aDocumentIsRefusedOrReadTheSameTwice(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Class<?> named = TYPES.get(text.substring(0, Math.max(0, text.indexOf(' '))));
        if (named != null) {
            check(named, text.substring(text.indexOf(' ') + 1));
        } else {
            var choices = new InputChoices(input);
            StoredFile file = choices.from(RIGHT);
            check(file.type(), HostileDocument.of(choices, DOCUMENTS.get(file)));
        }
    }

    private static void check(Class<?> type, String document) {
        try {
            Object two = read(Edition.TWO, document, type);
            Object three = read(Edition.THREE, document, type);
            assertThat(two == null).as("both editions read it, or none").isEqualTo(three == null);
            if (two != null && three != null) {
                String written = Edition.TWO.write(two);
                assertThat(Edition.THREE.write(three)).isEqualTo(written);
                assertThat(Edition.TWO.write(Edition.TWO.read(written, type))).isEqualTo(written);
                assertThat(Edition.THREE.write(Edition.THREE.read(written, type)))
                        .isEqualTo(written);
            }
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError(type.getSimpleName() + " " + document, e);
        }
    }

    /** Reads a document; null when it is refused. */
    private static @Nullable Object read(Edition edition, String document, Class<?> type) {
        try {
            return edition.read(document, type);
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(JsonProcessingException.class);
            return null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
