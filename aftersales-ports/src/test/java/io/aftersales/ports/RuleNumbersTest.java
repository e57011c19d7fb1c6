package io.aftersales.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.ports.gateways.Fulfilment;
import io.aftersales.ports.gateways.Inventory;
import io.aftersales.ports.gateways.TopUps;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.FulfilmentContract;
import io.aftersales.ports.tck.InventoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.TopUpsContract;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule an interface states has a test in the kit, and every test of the kit a rule. */
class RuleNumbersTest {
    private static final Pattern RULES = Pattern.compile("<ol>(.*?)</ol>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("rule(\\d\\d)_[a-zA-Z]+");

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments(CaseRepository.class, 11, CaseRepositoryContract.class),
                arguments(Outbox.class, 7, OutboxContract.class),
                arguments(Inventory.class, 12, InventoryContract.class),
                arguments(Fulfilment.class, 8, FulfilmentContract.class),
                arguments(TopUps.class, 7, TopUpsContract.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void anInterfaceNumbersItsRulesInOneList(Class<?> port, int rules) throws IOException {
        assertThat(RULES.matcher(source(port)).results()).hasSize(1);
        assertThat(stated(port)).hasSize(rules);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void theKitTestsEachRuleOnceUnderItsNumber(Class<?> port, int rules, Class<?> contract) throws IOException {
        assertThat(tested(contract)).isEqualTo(stated(port));
    }

    private static List<Integer> stated(Class<?> port) throws IOException {
        var list = RULES.matcher(source(port));
        assertThat(list.find()).as("%s lists its rules", port).isTrue();
        int rules = list.group(1).split("<li>", -1).length - 1;
        return IntStream.rangeClosed(1, rules).boxed().toList();
    }

    private static String source(Class<?> port) throws IOException {
        return Files.readString(Path.of("src/main/java", port.getName().replace('.', '/') + ".java"));
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
        return numbers.stream().sorted().toList();
    }
}
