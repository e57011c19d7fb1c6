package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on compatibility says of packages: each published one tells since when it is there, and is null-marked. */
class PackagesTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern SINCE = Pattern.compile("\\* @since \\d+\\.\\d+\\.\\d+\\n");

    /** The folders with main code of what is published. */
    private static List<Path> published() throws IOException {
        var sources = new ArrayList<Path>();
        for (String parent : List.of("", "examples/parts")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(parent))) {
                modules.filter(module -> !parent.isEmpty()
                                || module.getFileName().toString().startsWith("aftersales-"))
                        .map(module -> module.resolve(Path.of("src", "main", "java")))
                        .filter(Files::isDirectory)
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    /** The folders that have Java code other than descriptions. */
    private static List<Path> packages() throws IOException {
        var packages = new ArrayList<Path>();
        for (Path source : published()) {
            try (Stream<Path> all = Files.walk(source)) {
                all.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("module-info.java"))
                        .map(Path::getParent)
                        .distinct()
                        .forEach(packages::add);
            }
        }
        return packages;
    }

    @Test
    void everyPublishedPackageSaysSinceWhenItIsThereAndIsNullMarked() throws IOException {
        List<Path> packages = packages();
        assertThat(packages).hasSizeGreaterThan(20);
        for (Path each : packages) {
            Path description = each.resolve("package-info.java");
            assertThat(description).exists();
            assertThat(Files.readString(description)).containsPattern(SINCE).contains("\n@NullMarked\n");
        }
    }
}
