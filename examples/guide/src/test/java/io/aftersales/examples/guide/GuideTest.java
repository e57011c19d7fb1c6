package io.aftersales.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.laws.RefundLaws;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.LifeCycleDiagram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The pages of the project show the code that is compiled, what it prints, and what else can be compared. */
class GuideTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pages PAGES = new Pages(ROOT);
    private static final Map<String, Consumer<PrintStream>> PROGRAMS = Map.ofEntries(
            Map.entry("first-return", FirstReturn::print),
            Map.entry("receipt-next", FirstReturn::printSteps),
            Map.entry("windows", LongWindows::print),
            Map.entry("store-credit", Choices::printStoreCredit),
            Map.entry("keeping", Choices::printKeeping),
            Map.entry("early", Choices::printEarly),
            Map.entry("grades", Choices::printGrades),
            Map.entry("offer", Choices::printOffer),
            Map.entry("appeal", Choices::printAppeal),
            Map.entry("inbounds", ReturnInParts::print),
            Map.entry("breakdown", Breakdown::print),
            Map.entry("rule-figures", RuleFigures::print),
            Map.entry("other-tables", OtherTables::print),
            Map.entry("adoption", Adoption::print),
            Map.entry("later-money", LaterMoney::print),
            Map.entry("coupon-twice", CouponTwice::print),
            Map.entry("parked", ParkedMoney::print),
            Map.entry("ticket", TicketWork::print),
            Map.entry("texts", BuyerTexts::print),
            Map.entry("figures", MonthFigures::print));
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>\\s*<groupId>([^<]+)</groupId>\\s*"
            + "<artifactId>[^<]+</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(?:(?:some|no|any|every)body|whoever|whom|woken|wakes?|giv(?:e|es|en) free)\\b",
            Pattern.CASE_INSENSITIVE);

    @Test
    void everyBlockShowsItsRegionOrItsOutputAndEachIsShown() {
        var outputs = new TreeMap<String, String>();
        PROGRAMS.forEach((name, program) -> outputs.put(name, printedBy(program)));
        assertThat(PAGES.faultsOfBlocks(outputs)).isEmpty();
    }

    private static String printedBy(Consumer<PrintStream> program) {
        var printed = new ByteArrayOutputStream();
        program.accept(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(PAGES.brokenLinks()).isEmpty();
    }

    @Test
    void theContentsNameEveryPageOfTheGuide() {
        String contents = Pages.read(Path.of("README.md"));
        assertThat(PAGES.all().stream()
                        .filter(page -> page.startsWith(ROOT.resolve("examples/guide")))
                        .map(page -> page.getFileName().toString())
                        .filter(name -> !name.equals("README.md")))
                .allSatisfy(name -> assertThat(contents).contains("](" + name + ")"));
    }

    @Test
    void theLifeCyclesArePrintedFromTheTable() {
        List<String> diagrams = Stream.concat(
                        Arrays.stream(CaseKind.values()).map(LifeCycleDiagram::of),
                        Stream.of(LifeCycleDiagram.ofInbounds()))
                .map(LifeCycleDiagram::mermaid)
                .toList();
        assertThat(shownIn("README.md")).containsExactly(diagrams.get(CaseKind.RETURN_REFUND.ordinal()));
        assertThat(shownIn("examples/guide/life-cycle.md")).containsExactlyInAnyOrderElementsOf(diagrams);
    }

    private static List<String> shownIn(String page) {
        return PAGES.blocks().stream()
                .filter(block -> block.language().equals("mermaid"))
                .filter(block -> block.place().startsWith(page + ":"))
                .map(Pages.Block::text)
                .toList();
    }

    @Test
    void dependenciesAreNamedInTheVersionsOfTheBuild() {
        String pom = Pages.read(ROOT.resolve("pom.xml"));
        Map<String, String> versions = Map.of(
                "io.aftersales", property(pom, "revision"),
                "org.junit", property(pom, "junit.version"),
                "org.junit.jupiter", property(pom, "junit.version"),
                "net.jqwik", property(pom, "jqwik.version"),
                "org.assertj", property(pom, "assertj.version"),
                "org.hibernate.validator", property(pom, "hibernate-validator.version"));
        assertThat(PAGES.blocks().stream()
                        .filter(block -> block.language().equals("xml"))
                        .filter(block ->
                                !block.place().contains("first-hour")) // a whole file, with versions of its own
                        .flatMap(block -> DEPENDENCY.matcher(block.text()).results()))
                .hasSizeGreaterThan(3)
                .allSatisfy(named -> assertThat(version(named)).isEqualTo(versions.get(named.group(1))));
    }

    private static String version(MatchResult named) {
        return named.group(2);
    }

    private static String property(String pom, String name) {
        int start = pom.indexOf("<" + name + ">") + name.length() + 2;
        return pom.substring(start, pom.indexOf('<', start));
    }

    @Test
    void theFirstHourShowsItsFilesWhole() {
        Path folder = Path.of("first-hour");
        String page = Pages.read(folder.resolve("README.md"));
        for (String file : List.of("pom.xml", "src/main/resources/schema.sql")) {
            assertThat(page).as(file).contains(Pages.read(folder.resolve(file)).strip());
        }
    }

    @Test
    void thePageOfTheLawsNamesEachOfThem() {
        List<String> laws = Arrays.stream(RefundLaws.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Property.class))
                .map(Method::getName)
                .toList();
        assertThat(Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(Pages.read(Path.of("laws.md")))
                        .results()
                        .map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(laws);
    }

    @Test
    void thePagesNameWhoActsAndUseTheFieldsWords() {
        assertThat(PAGES.all())
                .allSatisfy(page -> assertThat(VAGUE.matcher(Pages.read(page)).results())
                        .as(page.toString())
                        .isEmpty());
    }

    @Test
    void theReadmeIsShort() {
        assertThat(Pages.read(ROOT.resolve("README.md")).lines()).hasSizeLessThan(250);
    }
}
