package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.classmate.TypeResolver;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.desks.AfterSales;
import io.vavr.control.Either;
import io.vavr.match.annotation.Patterns;
import jakarta.validation.Validation;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A host on the module path. Tests run on the class path, where neither exports nor opens nor readability are looked at. */
class ModularConsumerTest {
    private static final Path SOURCES = Path.of("src", "test", "resources", "consumer");

    /** Every module of the library and what they require, and a provider of validation with what that requires. */
    private static final String MODULES = Stream.of(
                    Money.class,
                    AfterSales.class,
                    InMemoryAfterSales.class,
                    Either.class,
                    Patterns.class,
                    Nullable.class,
                    Validation.class,
                    LoggerFactory.class,
                    HibernateValidator.class,
                    Logger.class,
                    TypeResolver.class)
            .map(ModularConsumerTest::place)
            .collect(Collectors.joining(File.pathSeparator));

    @Test
    void isCompiledAndRunOnTheModulePath(@TempDir Path out) throws IOException, InterruptedException {
        assertThat(compiled(out)).isEmpty();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        MODULES + File.pathSeparator + out,
                        "--add-modules",
                        "org.hibernate.validator",
                        "--module",
                        "shop.consumer/shop.consumer.Main")
                .redirectError(out.resolve("errors").toFile())
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("said:%n%s%n%s", said, Files.readString(out.resolve("errors")))
                .isZero();
        assertThat(said.lines())
                .containsExactly(
                        "INVALID_COMMAND",
                        "notice TICKET_WAITING",
                        "notice APPROVED",
                        "notice REFUNDED",
                        "1001.1",
                        "REFUNDED",
                        "true");
    }

    /** What the compiler has to say; nothing when all is well. */
    private static String compiled(Path out) throws IOException {
        var said = new StringWriter();
        var writer = new PrintWriter(said);
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            Stream<String> options = Stream.of(
                    "--release",
                    "17",
                    "-Xlint:all",
                    "-Werror",
                    "-encoding",
                    "UTF-8",
                    "--module-path",
                    MODULES,
                    "-d",
                    out.toString());
            Stream<String> files = sources.map(Path::toString).filter(name -> name.endsWith(".java"));
            ToolProvider.findFirst("javac")
                    .orElseThrow()
                    .run(writer, writer, Stream.concat(options, files).toArray(String[]::new));
        }
        return said.toString();
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
