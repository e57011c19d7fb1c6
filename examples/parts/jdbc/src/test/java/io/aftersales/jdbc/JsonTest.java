package io.aftersales.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Gift;
import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host has one edition of Jackson, and both write the same documents. */
class JsonTest {
    @Test
    void isTheSameInBothEditions() {
        var gift = new Gift.Coupon("SORRY-10");
        String text = new Jackson3Json().write(gift);
        assertThat(new Jackson2Json().write(gift)).isEqualTo(text);
        assertThat(new Jackson2Json().read(text, Gift.class)).isEqualTo(gift);
        assertThat(new Jackson3Json().read(text, Gift.class)).isEqualTo(gift);
    }

    @Test
    void isWrittenWithTheEditionThatIsThere() throws Exception {
        assertThat(Json.found()).isInstanceOf(Jackson3Json.class);
        var urls = new ArrayList<URL>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.contains(Path.of("tools", "jackson").toString())) {
                urls.add(Path.of(entry).toUri().toURL());
            }
        }
        try (var loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Method found = loader.loadClass(Json.class.getName()).getDeclaredMethod("found");
            found.setAccessible(true);
            assertThat(found.invoke(null).getClass().getSimpleName()).isEqualTo("Jackson2Json");
        }
    }

    @Test
    void keepsHalvesOfPairs() {
        for (String words :
                List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "x\uD83Dy", "\uD83D\uD83D\uDE00\uDE00", "a\uD83D\uDE00")) {
            var documents = new Documents(new Jackson3Json());
            String text = documents.write(new Gift.Coupon("x" + words));
            assertThat(text.getBytes(StandardCharsets.UTF_8)).doesNotContain((byte) '?');
            assertThat(documents.read(1, text, Gift.class)).isEqualTo(new Gift.Coupon("x" + words));
        }
    }
}
