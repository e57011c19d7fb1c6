package io.aftersales.examples.oms.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.analytics.Figures.Dimension;
import io.aftersales.domain.cases.Offer;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.goods.GoodsStop;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.examples.oms.shop.Statement;
import io.aftersales.ports.repositories.CaseSort;
import io.aftersales.ports.texts.CaseProgress;
import io.aftersales.ports.views.Party;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the console: the same in both languages, each in one file, none missing that a page asks for, and none that no page shows. */
class TextsOfPagesTest {
    private static final List<String> FILES = List.of("messages", "buyer", "clerk", "finance");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");
    /** A text that a template or a controller names. */
    private static final Pattern ASKED =
            Pattern.compile("(?:#\\{|(?:say|msg)\\(['\"]|Mistyped\\(\"\\w*\", \")([a-zA-Z][\\w.]*\\w)(?=['\"}(])");
    /** A text that is named but for its end, such as the name of a constant. */
    private static final Pattern BEGUN = Pattern.compile("(?:#\\{\\||['\"])([a-zA-Z][\\w.]*\\.)(?:\\$\\{|['\"] \\+)");
    /** A name of the shop's own, by its kind. */
    private static final Pattern NAMED = Pattern.compile("named\\(['\"](\\w+)['\"]");
    /** The two sides of an exchange, which have words of their own for the same sums. */
    private static final Pattern SIDE = Pattern.compile(":: exchange\\(\\$\\{[\\w.]+}, '([\\w.]+)'\\)");

    private static final Pattern END = Pattern.compile("[A-Z0-9][A-Z0-9_-]*");

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
    void everyTextThatAPageAsksForIsThere() {
        assertThat(known()).containsAll(found(ASKED, sources()));
    }

    @Test
    void everyTextIsAskedFor() {
        String sources = sources();
        Set<String> asked = found(ASKED, sources);
        Arrays.stream(Menu.values()).map(Menu::key).forEach(asked::add);
        found(SIDE, sources)
                .forEach(side -> asked.addAll(List.of(side + ".worth", side + ".asked", side + ".paidBack")));
        Set<String> begun = found(BEGUN, sources);
        found(NAMED, sources).forEach(kind -> begun.add(kind + "."));
        Set<String> unused = known();
        unused.removeAll(asked);
        unused.removeIf(key -> sources.contains("\"" + key + "\"")
                || begun.stream().anyMatch(start -> key.startsWith(start) && isEnd(key, start, sources)));
        assertThat(unused).isEmpty();
    }

    /** Tells whether the rest of a key may be filled in: with a constant, a number, or a name that the sources have. */
    private static boolean isEnd(String key, String start, String sources) {
        String end = key.substring(start.length());
        int dot = end.indexOf('.');
        String word = dot < 0 ? end : end.substring(0, dot);
        boolean isFilled = END.matcher(word).matches()
                || sources.contains("\"" + word + "\"")
                || sources.contains("'" + word + "'");
        return isFilled && (dot < 0 || sources.contains(start + "${name}" + end.substring(dot)));
    }

    /** The constants for which a page has a text each, by the beginning of the keys. */
    static Stream<Arguments> constants() {
        return Stream.of(
                arguments("apply.about", CaseKind.values()),
                arguments("apply.refundTo", RefundDestination.values()),
                arguments("booked", AccountEntry.Kind.values()),
                arguments("destination", RefundDestination.values()),
                arguments("do", StaffActions.ON_PAGE.toArray()),
                arguments("fault", Fault.values()),
                arguments("figures.by", Dimension.values()),
                arguments("finding", Reconciliation.Finding.values()),
                arguments("mine.by", Party.values()),
                arguments("mine.order.state", OrderState.values()),
                arguments("mine.turn", CaseProgress.Turn.values()),
                arguments("offer", Offer.State.values()),
                arguments("offer.release", Release.values()),
                arguments("open", OpenPayments.Progress.values()),
                arguments("order", OrderState.values()),
                arguments("parked.said", ParkedResolution.values()),
                arguments("partner", GoodsStop.Partner.values()),
                arguments("payment", RefundPart.State.values()),
                arguments("purpose", RefundPart.Purpose.values()),
                arguments("shipping", ShippingChoice.values()),
                arguments("sort", CaseSort.values()),
                arguments("statement.wrong", Statement.Wrong.values()),
                arguments("stop", GoodsStop.State.values()),
                arguments("way", LifeCycle.When.values()));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasAText(String start, Object[] constants) {
        assertThat(known())
                .containsAll(Arrays.stream(constants)
                        .map(each -> start + "." + ((Enum<?>) each).name())
                        .toList());
    }

    private static Set<String> known() {
        var known = new TreeSet<String>();
        FILES.forEach(file -> known.addAll(texts(file).stringPropertyNames()));
        return known;
    }

    private static Set<String> found(Pattern pattern, String sources) {
        var found = new TreeSet<String>();
        pattern.matcher(sources).results().forEach(each -> found.add(each.group(1)));
        return found;
    }

    /** The templates and the controllers of the console. */
    private static String sources() {
        return Stream.of("src/main/resources/templates/console", "src/main/java/io/aftersales/examples/oms/console")
                .flatMap(TextsOfPagesTest::content)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> content(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            var content = new ArrayList<String>();
            for (Path file : files.toList()) {
                content.add(Files.readString(file));
            }
            return content.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
