package io.aftersales.ports;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.gateways.PaymentGateway;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the modules cannot say of the hexagon's edge. Each rule holds for the code and fails for fixtures that break it. */
class ArchitectureTest {
    private static final JavaClasses PORTS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.aftersales.ports");
    private static final JavaClasses OFFENDERS = new ClassFileImporter().importPackages("io.aftersales.fixtures.ports");

    /** By rule, what it has to find in the offenders: each is a piece of its report. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "money leaves by one door",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName("io.aftersales.ports.runner.GatewayCalls")
                                .should()
                                .accessTargetWhere(target(owner(assignableTo(PaymentGateway.class)))
                                        .and(target(name("refund")))),
                        "PaysOnItsOwn.pay("),
                rule(
                        "nobody needs vavr to write an adapter",
                        noClasses()
                                .that(resideInAnyPackage("..ports.gateways..", "..ports.repositories.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.vavr.."),
                        "AsksForVavr.find()"),
                rule(
                        "nobody imports the desks",
                        noClasses()
                                .that(resideInAnyPackage(
                                        "..ports.gateways..", "..ports.repositories..", "..ports.runner.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..ports.desks.."),
                        "KnowsTheDesks.shop>"),
                rule(
                        "driven ports import neither the runner nor the desks",
                        noClasses()
                                .that(resideInAnyPackage("..ports.gateways..", "..ports.repositories.."))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage("..ports.runner..", "..ports.desks..")),
                        "KnowsTheRunner.runner>",
                        "KnowsTheDesks.shop>"),
                rule(
                        "repositories and gateways know nothing of each other",
                        noClasses()
                                .that(resideInAPackage("..ports.repositories.."))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..ports.gateways.."),
                        "KnowsTheGateways.payments>"),
                rule(
                        "words are made of what they are given",
                        noClasses()
                                .that(resideInAPackage("..ports.texts.."))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(
                                        "..ports.gateways..",
                                        "..ports.repositories..",
                                        "..ports.runner..",
                                        "..ports.desks..")),
                        "AsksTheRepository.cases>"),
                rule(
                        "no package is in a cycle",
                        slices().matching("..ports.(*)..").should().beFreeOfCycles(),
                        "Cycle"),
                rule(
                        "time comes in by one clock",
                        noClasses()
                                .should()
                                .accessTargetWhere(target(owner(resideInAPackage("java.time..")))
                                        .and(target(name("now"))))
                                .orShould()
                                .accessTargetWhere(target(nameMatching("currentTimeMillis|nanoTime")))
                                .orShould()
                                .dependOnClassesThat()
                                .haveFullyQualifiedName("java.time.Clock"),
                        "LooksAtClocks.<init>()",
                        "LooksAtClocks.today()",
                        "LooksAtClocks.millis()",
                        "LooksAtClocks.given("),
                rule(
                        "the system's clock is only the default of the assembly",
                        noClasses()
                                .that()
                                .doNotHaveFullyQualifiedName(AfterSales.Builder.class.getName())
                                .should()
                                .accessTargetWhere(target(owner(nameMatching("java.time.InstantSource")))
                                        .and(target(name("system")))),
                        "LooksAtClocks.source()"),
                rule(
                        "nothing is said but through the logger",
                        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS,
                        "SpeaksAloud.print()"),
                rule(
                        "the services behind the desks are nobody's business",
                        classes()
                                .that()
                                .resideInAPackage("..ports.desks..")
                                .and()
                                .areTopLevelClasses()
                                .and()
                                .areNotInterfaces()
                                .and()
                                .areNotRecords()
                                .and()
                                .doNotHaveFullyQualifiedName(AfterSales.class.getName())
                                .and()
                                .doNotHaveFullyQualifiedName(Validators.class.getName())
                                .and()
                                .doNotHaveSimpleName("Commands")
                                .should()
                                .notHaveModifier(JavaModifier.PUBLIC),
                        "OpenService>"));
    }

    private static Arguments rule(String what, ArchRule rule, String... findings) {
        return arguments(what, rule, List.of(findings));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String what, ArchRule rule, List<String> findings) {
        rule.check(PORTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isSeenFailing(String what, ArchRule rule, List<String> findings) {
        String report =
                String.join("\n", rule.evaluate(OFFENDERS).getFailureReport().getDetails());
        assertThat(report).as(what).contains(findings);
    }

    @Test
    void theRulesLookAtSomething() {
        assertThat(PORTS.stream().map(type -> type.getPackageName()).distinct())
                .containsExactlyInAnyOrder(
                        "io.aftersales.ports.desks",
                        "io.aftersales.ports.repositories",
                        "io.aftersales.ports.gateways",
                        "io.aftersales.ports.runner",
                        "io.aftersales.ports.texts",
                        "io.aftersales.ports.views");
    }
}
