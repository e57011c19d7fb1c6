package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the console: the same in both languages, each in one file, and none missing that a template asks for. */
class TextsOfPagesTest {
    private static final List<String> FILES = List.of("messages", "buyer", "clerk", "finance");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");
    private static final Pattern ASKED = Pattern.compile("#\\{([a-zA-Z][\\w.]*)[}(]");

    private static Properties texts(String file) {
        var texts = new Properties();
        try (var in = Objects.requireNonNull(
                TextsOfPagesTest.class.getResourceAsStream("/console/" + file + ".properties"), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().forEach(each -> places.add(each.group()));
        return places;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "buyer", "clerk", "finance"})
    void bothLanguagesHaveTheSameTexts(String file) {
        Properties english = texts(file);
        Properties chinese = texts(file + "_zh");
        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(chinese.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void eachTextIsInOneFile() {
        var all = new ArrayList<String>();
        FILES.forEach(file -> all.addAll(texts(file).stringPropertyNames()));
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void everyTextThatATemplateAsksForIsThere() throws IOException {
        var known = new TreeSet<String>();
        FILES.forEach(file -> known.addAll(texts(file).stringPropertyNames()));
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/console"))) {
            for (Path template : templates.toList()) {
                ASKED.matcher(Files.readString(template))
                        .results()
                        .map(each -> each.group(1))
                        .forEach(key -> assertThat(known)
                                .as(template.getFileName().toString())
                                .contains(key));
            }
        }
    }
}
