package io.aftersales.inmemory;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.tickets.TicketContext;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The in-memory adapters are what any adapter could be. Each rule holds for the code and fails for a fixture that breaks it. */
class ArchitectureTest {
    private static final JavaClasses ADAPTERS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.aftersales.inmemory");
    private static final JavaClasses OFFENDERS =
            new ClassFileImporter().importPackages("io.aftersales.fixtures.inmemory");

    static Stream<Arguments> rules() {
        String assembly = InMemoryAfterSales.class.getName();
        return Stream.of(
                rule(
                        "adapters need the ports and the JDK alone",
                        classes()
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(
                                        "java..",
                                        "org.jspecify..",
                                        "io.aftersales.domain..",
                                        "io.aftersales.ports..",
                                        "io.aftersales.inmemory..")),
                        "ReachesTooFar.found>"),
                rule(
                        "only the assembly knows desks and runner",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(assembly)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("..ports.desks..", "..ports.runner..")),
                        "ReachesTooFar.shop>"),
                rule(
                        "only desks call the verbs of cases and tickets",
                        noClasses()
                                .should()
                                .callMethodWhere(describe("a verb, which takes who decides and when", call -> {
                                    var types = call.getTarget().getRawParameterTypes();
                                    return types.stream()
                                            .anyMatch(type -> type.isEquivalentTo(DecisionContext.class)
                                                    || type.isEquivalentTo(TicketContext.class));
                                })),
                        "ReachesTooFar.closed("),
                rule(
                        "time comes in by one clock",
                        noClasses()
                                .should()
                                .accessTargetWhere(target(owner(resideInAPackage("java.time..")))
                                        .and(target(name("now"))))
                                .orShould()
                                .accessTargetWhere(target(nameMatching("currentTimeMillis|nanoTime|sleep"))),
                        "ReachesTooFar.now()"),
                rule(
                        "the system's clock is only where the assembly starts",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(assembly)
                                .should()
                                .accessTargetWhere(target(owner(nameMatching("java.time.InstantSource")))
                                        .and(target(name("system")))),
                        "ReachesTooFar.source()"),
                rule(
                        "nothing is said aloud",
                        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                        "ReachesTooFar.print()"));
    }

    private static Arguments rule(String what, ArchRule rule, String finding) {
        return arguments(what, rule, finding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String what, ArchRule rule, String finding) {
        rule.check(ADAPTERS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isSeenFailing(String what, ArchRule rule, String finding) {
        List<String> report = rule.evaluate(OFFENDERS).getFailureReport().getDetails();
        assertThat(report).as(what).anySatisfy(line -> assertThat(line).contains(finding));
    }
}
