package io.aftersales.domain;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain keeps its rules, and each rule is seen failing on classes that break it. */
class ArchitectureTest {
    private static final JavaClasses DOMAIN =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.aftersales.domain");
    private static final JavaClasses OFFENDERS =
            new ClassFileImporter().importPackages("io.aftersales.fixtures.domain");

    /** By rule, what it has to find in the offenders: each is a piece of a line of its report. */
    private static final Map<String, List<String>> FINDINGS = Map.ofEntries(
            entry(
                    "DEPENDS_ON_JDK_VAVR_AND_JSPECIFY_ONLY",
                    List.of(
                            "ReachesOutside.connection> has type <java.sql.Connection>",
                            "ReachesOutside.address> has type <java.net.URI>",
                            "ReachesOutside.catalog()> calls method <javax.xml.parsers.DocumentBuilderFactory")),
            entry(
                    "READS_NO_CLOCK",
                    List.of(
                            "ReadsTheClock.direct()> calls method <java.time.Instant.now()>",
                            "ReadsTheClock.today(java.time.ZoneId)> calls method <java.time.LocalDate.now(",
                            "ReadsTheClock.reference()> references method <java.time.ZonedDateTime.now()>",
                            "ReadsTheClock.millis()> calls method <java.lang.System.currentTimeMillis()>",
                            "ReadsTheClock.nanos()> calls method <java.lang.System.nanoTime()>",
                            "ReadsTheClock.given(java.time.Clock)> has parameter of type <java.time.Clock>",
                            "ReadsTheClock.source(java.time.InstantSource)> calls method <java.time.InstantSource",
                            "ReadsTheClock.old()> calls constructor <java.util.Date.<init>()>")),
            entry(
                    "DRAWS_NO_LOTS",
                    List.of(
                            "DrawsLots.id()> calls method <java.util.UUID.randomUUID()>",
                            "DrawsLots.ids()> references method <java.util.UUID.randomUUID()>",
                            "DrawsLots.share()> calls method <java.lang.Math.random()>",
                            "DrawsLots.mix(java.util.List)> calls method <java.util.Collections.shuffle(",
                            "DrawsLots.dice()> calls constructor <java.util.Random.<init>()>",
                            "DrawsLots.split()> calls method <java.util.SplittableRandom.nextInt()>",
                            "DrawsLots.secure()> calls method <java.security.SecureRandom.nextInt()>",
                            "DrawsLots.local()> calls method <java.util.concurrent.ThreadLocalRandom.current()>",
                            "<java.util.random.RandomGenerator.nextInt()>")),
            entry(
                    "SAYS_NOTHING_ALOUD",
                    List.of(
                            "SpeaksAloud.LOG> has type <java.util.logging.Logger>",
                            "SpeaksAloud.SYSTEM_LOG> has type <java.lang.System$Logger>",
                            "SpeaksAloud.print()> gets field <java.lang.System.out>",
                            "SpeaksAloud.cry(java.lang.Exception)> gets field <java.lang.System.err>",
                            "calls method <java.lang.Exception.printStackTrace()>",
                            "SpeaksAloud.facade(org.slf4j.Logger)> calls method <org.slf4j.Logger.info(")),
            entry(
                    "STARTS_NO_THREADS",
                    List.of(
                            "StartsThreads.own> has type <java.lang.ThreadLocal>",
                            "StartsThreads.start()> calls method <java.lang.Thread.start()>",
                            "<java.util.concurrent.ExecutorService.shutdown()>",
                            "StartsThreads.timer()> calls constructor <java.util.Timer.<init>()>",
                            "StartsThreads.parallel(java.util.List)> calls method <java.util.List.parallelStream()>",
                            "Method <io.aftersales.fixtures.domain.shared.StartsThreads.locked()>",
                            "StartsThreads.waits()> calls method <java.lang.Object.wait()>")),
            entry(
                    "COUNTS_IN_WHOLE_NUMBERS",
                    List.of(
                            "HalfCents.amount is of double",
                            "HalfCents.<init>(double) is of double",
                            "HalfCents.boxed() is of java.lang.Float",
                            "HalfCents.given(float) is of float",
                            "HalfCents.rounded()> calls method <java.lang.Math.round(double)>",
                            "<java.math.BigDecimal.doubleValue()>",
                            "HalfCents.built()> calls constructor <java.math.BigDecimal.<init>(double)>",
                            "<java.util.stream.LongStream.average()>")),
            entry(
                    "IMPORTS_DOWNWARDS_ONLY",
                    List.of(
                            "LooksUp.kind> has type <io.aftersales.domain.lifecycle.CaseKind>",
                            "LooksUp.tenders> has generic type <java.util.List<io.aftersales.domain.orders.Tender>>",
                            "[Lio.aftersales.domain.lifecycle.CaseKind;",
                            "io.aftersales.fixtures.domain.odds.HasNoPlace is in no package of the order")),
            entry(
                    "SHOWS_NOTHING_OF_VAVR_BUT_EITHER",
                    List.of(
                            "ShowsVavr shows io.vavr.Function1",
                            "ShowsVavr.all shows io.vavr.collection.List",
                            "io.vavr.collection.Map) shows io.vavr.collection.Map",
                            "ShowsVavr.found() shows io.vavr.control.Option",
                            "ShowsVavr.nested() shows io.vavr.control.Try",
                            "ShowsVavr.given(java.util.List) shows io.vavr.Tuple2")),
            entry(
                    "KEEPS_THE_BOOKS_CLOSED",
                    List.of(
                            "refunds.AccountEditor> has modifier PUBLIC",
                            "refunds.AccountEditor$RunningTotals> has modifier PUBLIC")),
            entry(
                    "LETS_ONLY_THE_DRAFT_ASSIGN_A_STATUS",
                    List.of("ClosesByItself.saved(io.aftersales.domain.cases.AfterSalesCase)> calls constructor")),
            entry(
                    "LETS_ONLY_THE_TICKET_DRAFT_ASSIGN_A_STATUS",
                    List.of("ResolvesByItself.saved(io.aftersales.domain.tickets.Ticket)> calls constructor")),
            entry("HAS_NO_SETTERS", List.of("ChangesItsMind.setMind(java.lang.String)>")),
            entry("HAS_NO_VALUES_THAT_CHANGE", List.of("ChangesItsMind.mind>")),
            entry(
                    "CALLS_THINGS_BY_THEIR_NAMES",
                    List.of(
                            "EmptyNames$PriceImpl>",
                            "EmptyNames$PriceManager>",
                            "EmptyNames$PriceHelper>",
                            "EmptyNames$PriceUtil>",
                            "EmptyNames$PriceUtils>",
                            "EmptyNames$PriceData>",
                            "EmptyNames$PriceInfo>")));

    static List<String> rules() {
        return DomainRules.names();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theDomainKeepsEachRule(String rule) {
        DomainRules.rule(rule).check(DOMAIN);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleIsSeenFailing(String rule) {
        List<String> report =
                DomainRules.rule(rule).evaluate(OFFENDERS).getFailureReport().getDetails();

        assertThat(FINDINGS).containsKey(rule);
        assertThat(FINDINGS.get(rule))
                .filteredOn(piece -> report.stream().noneMatch(line -> line.contains(piece)))
                .as("what is not in the report %s", report)
                .isEmpty();
    }

    @Test
    void theRulesLookAtSomething() {
        assertThat(DOMAIN.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "io.aftersales.domain.shared",
                        "io.aftersales.domain.money",
                        "io.aftersales.domain.orders",
                        "io.aftersales.domain.refunds",
                        "io.aftersales.domain.effects",
                        "io.aftersales.domain.cases",
                        "io.aftersales.domain.tickets",
                        "io.aftersales.domain.finance",
                        "io.aftersales.domain.analytics");
        assertThat(DOMAIN.stream()
                        .filter(type -> type.getPackageName().equals("io.aftersales.domain.refunds"))
                        .map(JavaClass::getSimpleName))
                .containsAll(DomainRules.INNER_REFUNDS);
    }
}
