package io.aftersales.ports;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.aftersales.domain.tickets.BusinessCalendar;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.repositories.CaseRepository;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule an interface states has a test in the kit, and every test of the kit a rule. */
class RuleNumbersTest {
    private static final Pattern RULES = Pattern.compile("<ol>(.*?)</ol>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("rule(\\d\\d)_[a-zA-Z]+");

    private static final String KIT = "io.aftersales.ports.tck.";

    /** Everything a host implements, so nothing that is sealed; the calendar is a value of the domain that it may bring along. */
    static Stream<Class<?>> ports() {
        Stream<Class<?>> driven = new ClassFileImporter()
                        .withImportOption(new DoNotIncludeTests())
                        .importPackages("io.aftersales.ports.gateways", "io.aftersales.ports.repositories")
                        .stream()
                        .filter(type -> type.isInterface() && type.isTopLevelClass())
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> !type.isSealed());
        return Stream.concat(driven, Stream.of(BusinessCalendar.class));
    }

    @Test
    void thePortsAreFound() {
        assertThat(ports()).contains(PaymentGateway.class, CaseRepository.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void aPortNumbersItsRulesInOneList(Class<?> port) throws IOException {
        assertThat(RULES.matcher(source(port)).results()).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void theKitTestsEachRuleUnderItsNumber(Class<?> port) throws IOException {
        assertThat(tested(contract(port))).isEqualTo(stated(port));
    }

    private static Class<?> contract(Class<?> port) {
        String name = KIT + port.getSimpleName() + "Contract";
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("a port without a contract: write " + name, e);
        }
    }

    private static List<Integer> stated(Class<?> port) throws IOException {
        var list = RULES.matcher(source(port));
        assertThat(list.find()).as("%s lists its rules", port).isTrue();
        int rules = list.group(1).split("<li>", -1).length - 1;
        return IntStream.rangeClosed(1, rules).boxed().toList();
    }

    private static String source(Class<?> port) throws IOException {
        String module = port.getName().startsWith("io.aftersales.domain") ? "../aftersales-domain" : ".";
        return Files.readString(Path.of(module, "src/main/java", port.getName().replace('.', '/') + ".java"));
    }

    private static List<Integer> tested(Class<?> contract) {
        var numbers = new ArrayList<Integer>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    numbers.add(NUMBER.matcher(method.getName())
                            .results()
                            .map((MatchResult found) -> Integer.valueOf(found.group(1)))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("a test without a rule: " + method.getName())));
                }
            }
        }
        return numbers.stream().distinct().sorted().toList();
    }
}
