package io.aftersales.ports.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.shared.UpperSnake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of refusals is what the code says. */
class RefusalsPageTest {
    private static final String PAGE = "examples/guide/refusals.md";

    /** The directory of the project: the one above the test that holds the modules. */
    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("aftersales-domain"))) {
            at = at.getParent();
        }
        return at;
    }

    @Test
    void everyCodeStandsOnThePageOnce() {
        assertThat(RefusalsPage.SECTIONS.values().stream().flatMap(codes -> codes.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Refusals.all().map(UpperSnake::of).toList());
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        Path page = root().resolve(PAGE);
        String written = new RefusalsPage(root()).text();
        if (Boolean.getBoolean("refusals.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, written);
        }
        assertThat(Files.readString(page).replace("\r\n", "\n"))
                .as("print the page again with -Drefusals.write=true")
                .isEqualTo(written);
    }

    @Test
    void everyFactOnThePageHasAMeaning() {
        assertThat(new RefusalsPage(root()).text()).doesNotContain(", null");
    }
}
