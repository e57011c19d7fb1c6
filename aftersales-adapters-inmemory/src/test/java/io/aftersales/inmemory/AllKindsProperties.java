package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** All four kinds of case on one order, in every order of events, through the desks and with a warehouse that counts. */
class AllKindsProperties {
    private static final int STEPS = 40;
    private static final int LIVES = 10_000;

    @Provide
    Arbitrary<List<Integer>> choices() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(20).ofMaxSize(160);
    }

    @Property(tries = 400)
    void theBooksAreInOrderAtEveryStepAndNothingIsLeftAtTheEnd(@ForAll("choices") List<Integer> choices) {
        var numbers = choices.iterator();
        var actions = new RandomDeskActions(bound -> numbers.hasNext() ? numbers.next() % bound : 0);
        for (int i = 0; i < STEPS && numbers.hasNext(); i++) {
            actions.step();
            actions.checkBooks();
        }
        actions.finish();
        actions.checkEnd();
    }

    @Test
    void everyEndOfEveryKindIsReached() {
        Map<CaseKind, Set<CaseStatus>> reached = new EnumMap<>(CaseKind.class);
        for (int seed = 0; seed < 600; seed++) {
            var actions = new RandomDeskActions(new Random(seed)::nextInt);
            for (int i = 0; i < STEPS; i++) {
                actions.step();
            }
            actions.cases()
                    .forEach(id -> reached.computeIfAbsent(
                                    actions.subject(id).kind(), kind -> EnumSet.noneOf(CaseStatus.class))
                            .add(actions.subject(id).status()));
        }
        assertThat(reached.get(CaseKind.EXCHANGE))
                .contains(
                        CaseStatus.EXCHANGED,
                        CaseStatus.EXCHANGING,
                        CaseStatus.AWAITING_TOP_UP,
                        CaseStatus.REFUNDED,
                        CaseStatus.REJECTED,
                        CaseStatus.CLOSED);
        assertThat(reached.get(CaseKind.RESHIP))
                .contains(CaseStatus.RESHIPPED, CaseStatus.RESHIPPING, CaseStatus.REFUNDED, CaseStatus.REJECTED);
    }

    @Test
    void tenThousandLivesOfExchangesLeaveNoReservation() {
        int cases = 0;
        for (int life = 0; life < LIVES; life++) {
            var actions = new RandomDeskActions(new Random(life)::nextInt);
            actions.open(CaseKind.EXCHANGE);
            for (int i = 0; i < 12; i++) {
                actions.step();
            }
            actions.finish();
            assertThat(actions.shop.warehouse().reserved())
                    .as("reserved after life %s", life)
                    .isZero();
            cases += actions.cases().size();
        }
        System.out.printf("%,d lives of exchanges, %,d cases, 0 units left reserved%n", LIVES, cases);
    }
}
