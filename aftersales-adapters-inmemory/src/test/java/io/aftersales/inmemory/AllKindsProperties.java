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
        var floor = new Floor(bound -> numbers.hasNext() ? numbers.next() % bound : 0);
        for (int i = 0; i < STEPS && numbers.hasNext(); i++) {
            floor.step();
            floor.checkBooks();
        }
        floor.finish();
        floor.checkEnd();
    }

    @Test
    void everyEndOfEveryKindIsReached() {
        Map<CaseKind, Set<CaseStatus>> reached = new EnumMap<>(CaseKind.class);
        for (int seed = 0; seed < 300; seed++) {
            var floor = new Floor(new Random(seed)::nextInt);
            for (int i = 0; i < STEPS; i++) {
                floor.step();
            }
            floor.cases()
                    .forEach(id -> reached.computeIfAbsent(
                                    floor.subject(id).kind(), kind -> EnumSet.noneOf(CaseStatus.class))
                            .add(floor.subject(id).status()));
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
            var floor = new Floor(new Random(life)::nextInt);
            floor.open(CaseKind.EXCHANGE);
            for (int i = 0; i < 12; i++) {
                floor.step();
            }
            floor.finish();
            assertThat(floor.shop.warehouse().reserved())
                    .as("reserved after life %s", life)
                    .isZero();
            cases += floor.cases().size();
        }
        System.out.printf("%,d lives of exchanges, %,d cases, 0 units left reserved%n", LIVES, cases);
    }
}
