package io.aftersales.ports;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule an interface states has a test in the kit, and every test of the kit a rule. */
class RuleNumbersTest {
    private static final Pattern RULES = Pattern.compile("<ol>(.*?)</ol>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("rule(\\d\\d)_[a-zA-Z]+");

    @ParameterizedTest
    @CsvSource({"CaseRepository, 11", "Outbox, 6"})
    void anInterfaceNumbersItsRules(String port, int rules) throws IOException {
        assertThat(stated(port)).hasSize(rules);
    }

    @Test
    void theKitTestsEachRuleOnceUnderItsNumber() throws IOException {
        assertThat(tested(CaseRepositoryContract.class)).isEqualTo(stated(CaseRepository.class.getSimpleName()));
        assertThat(tested(OutboxContract.class)).isEqualTo(stated(Outbox.class.getSimpleName()));
    }

    private static List<Integer> stated(String port) throws IOException {
        Path source = Path.of("src/main/java/io/aftersales/ports/repositories", port + ".java");
        var list = RULES.matcher(Files.readString(source));
        assertThat(list.find()).as("%s lists its rules", port).isTrue();
        int rules = list.group(1).split("<li>", -1).length - 1;
        return IntStream.rangeClosed(1, rules).boxed().toList();
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
