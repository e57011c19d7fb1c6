package io.aftersales.inmemory.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The kit finds every adapter that breaks a rule, and under the number of that rule. */
class BrokenAdaptersTest {

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("repositories")
    void theKitNamesTheRuleABrokenRepositoryBreaks(String name, Supplier<Delegating> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsRepository(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> repositories() {
        return Stream.of(
                broken(BrokenRepositories.ForgetsTheDescription::new, 1),
                broken(BrokenRepositories.ComparesTheCaseOnly::new, 2),
                broken(BrokenRepositories.ComparesNoVersion::new, 2, 10),
                broken(BrokenRepositories.WritesTheTimelineFirst::new, 3),
                broken(BrokenRepositories.TakesACommandTwice::new, 4),
                broken(BrokenRepositories.OrdersTheTimelineByTime::new, 5),
                broken(BrokenRepositories.OrdersDueCasesById::new, 6),
                broken(BrokenRepositories.OrdersNumbersAsText::new, 7),
                broken(BrokenRepositories.FeedsTheLastOneAgain::new, 8),
                broken(BrokenRepositories.SavesEveryAccount::new, 9),
                broken(BrokenRepositories.ChecksThenWrites::new, 10),
                broken(BrokenRepositories.IgnoresTheFence::new, 11));
    }

    @ParameterizedTest(name = "{0} breaks {2}")
    @MethodSource("outboxes")
    void theKitNamesTheRuleABrokenOutboxBreaks(String name, Supplier<Delegating> adapter, Set<Integer> rules) {
        assertThat(Kit.brokenAsOutbox(adapter)).isEqualTo(rules);
    }

    static Stream<Arguments> outboxes() {
        return Stream.of(
                broken(BrokenOutboxes.ClaimsTheLatestFirst::new, 1),
                broken(BrokenOutboxes.NeverTakesOver::new, 2),
                broken(BrokenOutboxes.ClaimsTwice::new, 1, 2, 3, 4, 5),
                broken(BrokenOutboxes.ClaimsWithoutALock::new, 3),
                broken(BrokenOutboxes.SettlesUnderAnOldFence::new, 4),
                broken(BrokenOutboxes.ClaimsWhatIsParked::new, 5),
                broken(BrokenOutboxes.AnswersAllThatIsParked::new, 6));
    }

    private static Arguments broken(Supplier<Delegating> adapter, Integer... rules) {
        return arguments(adapter.get().getClass().getSimpleName(), adapter, Set.of(rules));
    }

    @Test
    void aSoundAdapterBreaksNone() {
        assertThat(Kit.brokenAsRepository(Delegating::new)).isEmpty();
        assertThat(Kit.brokenAsOutbox(Delegating::new)).isEmpty();
    }

    @Test
    void everyRuleHasAnAdapterThatBreaksIt() {
        assertThat(rulesOf(repositories())).isEqualTo(numbersUpTo(11));
        assertThat(rulesOf(outboxes())).isEqualTo(numbersUpTo(6));
    }

    private static Set<Object> rulesOf(Stream<Arguments> table) {
        var rules = new HashSet<>();
        table.forEach(row -> rules.addAll((Set<?>) row.get()[2]));
        return rules;
    }

    private static Set<Object> numbersUpTo(int last) {
        var numbers = new HashSet<>();
        IntStream.rangeClosed(1, last).forEach(numbers::add);
        return numbers;
    }
}
