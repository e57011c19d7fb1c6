package io.aftersales.examples.workbench.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The classes of the package use each other one way. */
class PlayStructureTests {
    private static final String PACKAGE = "io.aftersales.examples.workbench.play";
    private static final Pattern USE = Pattern.compile(
            "\\s+" + Pattern.quote(PACKAGE) + "\\.(\\w+)\\S*\\s+->\\s+" + Pattern.quote(PACKAGE) + "\\.(\\w+).*");

    @Test
    void noClassesUseEachOtherInARing() {
        Map<String, Set<String>> uses = uses();
        assertThat(uses).hasSizeGreaterThan(20);

        while (uses.values().removeIf(Set::isEmpty)) {
            uses.values().forEach(used -> used.removeIf(each -> !uses.containsKey(each)));
        }

        assertThat(uses).as("classes that reach each other").isEmpty();
    }

    /** The classes that each class uses; nested classes count as the class they stand in. */
    private static Map<String, Set<String>> uses() {
        var uses = new TreeMap<String, Set<String>>();
        jdeps().lines().map(USE::matcher).filter(Matcher::matches).forEach(use -> {
            Set<String> used = uses.computeIfAbsent(use.group(1), fresh -> new TreeSet<>());
            if (!use.group(1).equals(use.group(2))) {
                used.add(use.group(2));
                uses.computeIfAbsent(use.group(2), fresh -> new TreeSet<>());
            }
        });
        return uses;
    }

    private static String jdeps() {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        Path classes = Path.of("target", "classes").resolve(PACKAGE.replace('.', '/'));
        int status = ToolProvider.findFirst("jdeps").orElseThrow().run(writer, writer, "-v", classes.toString());
        assertThat(status).as(out.toString()).isZero();
        return out.toString();
    }
}
