package io.aftersales.ports;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the modules cannot say of the hexagon's edge. Each rule holds for the code and fails for a fixture that breaks it. */
class ArchitectureTest {
    private static final JavaClasses PORTS =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("io.aftersales.ports");
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages("io.aftersales.fixtures.ports");

    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "money leaves by one door",
                        noClasses()
                                .that()
                                .doNotHaveSimpleName("GatewayCalls")
                                .should()
                                .callMethod(PaymentGateway.class, "refund", RefundInstruction.class)),
                rule(
                        "nobody needs vavr to write an adapter",
                        noClasses()
                                .that()
                                .resideInAnyPackage("..ports.gateways..", "..ports.repositories..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("io.vavr..")),
                rule(
                        "repositories, gateways, runner, desks: imports run one way",
                        noClasses()
                                .that()
                                .resideInAnyPackage("..ports.gateways..", "..ports.repositories..", "..ports.runner..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("..ports.desks..")),
                rule(
                        "time comes in by one clock",
                        noClasses()
                                .should()
                                .callMethod(Instant.class, "now")
                                .orShould()
                                .dependOnClassesThat()
                                .areAssignableTo(Clock.class)));
    }

    private static Arguments rule(String what, ArchRule rule) {
        return Arguments.of(what, rule);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String what, ArchRule rule) {
        rule.check(PORTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void isSeenFailing(String what, ArchRule rule) {
        assertThat(rule.evaluate(FIXTURES).hasViolation()).as(what).isTrue();
    }

    @ParameterizedTest(name = "only hosts see {0}")
    @ValueSource(strings = {"CaseServices", "OutcomeService", "FileService", "Procedure", "Writer"})
    void theServicesAreNobodysBusiness(String service) {
        classes().that().haveSimpleName(service).should().notBePublic().check(PORTS);
    }
}
