package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.CaseEvent.FirstEntryMade;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Two persons for every entry of money above the four-eyes limit, in any history. */
class FourEyesEntryProperties {
    private static final int TRIES = 300;

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers().between(0, 1 << 20).list().ofMinSize(200).ofMaxSize(600);
    }

    /** What an entry is about; a case stands for the reference that its entries lack. */
    private record Subject(Kind kind, String reference) {}

    /** An entry as the timeline tells it. */
    private record Told(Subject subject, Money amount) {
        static Told of(Kind kind, String reference, Money amount) {
            return new Told(new Subject(kind, reference), amount);
        }
    }

    private record First(Money amount, Actor by) {}

    private static @Nullable Told told(Change change, CaseEvent event) {
        String ofCase = change.next().id().toString();
        if (event instanceof CaseEvent.MoneyCaptured made) {
            return Told.of(Kind.CAPTURE, made.reference(), made.amount());
        } else if (event instanceof CaseEvent.ExternalRefundRecorded made) {
            return Told.of(Kind.EXTERNAL_REFUND, made.reference(), made.amount());
        } else if (event instanceof CaseEvent.ExternalRefundReversed made) {
            return Told.of(Kind.EXTERNAL_REVERSAL, made.reference(), made.amount());
        } else if (event instanceof CaseEvent.KeptGivenBack made && !made.why().equals("SHORTFALL")) {
            return Told.of(Kind.KEPT_GIVEN_BACK, ofCase, made.amount());
        } else if (event instanceof CaseEvent.PaymentNotMade made) {
            return Told.of(Kind.PAYMENT_NOT_MADE, ofCase + made.key().value(), made.amount());
        } else if (event instanceof CaseEvent.ShortfallWrittenOff made) {
            return Told.of(Kind.SHORTFALL_WRITTEN_OFF, ofCase, made.amount());
        } else if (event instanceof CaseEvent.ShortfallRecovered made) {
            return Told.of(Kind.SHORTFALL_RECOVERED, ofCase + made.reference(), made.amount());
        }
        return null;
    }

    private static Told told(Change change, FirstEntryMade first) {
        boolean ofOrder = List.of(Kind.CAPTURE, Kind.EXTERNAL_REFUND, Kind.EXTERNAL_REVERSAL)
                .contains(first.entry());
        String subject = ofOrder ? first.reference() : change.next().id() + first.reference();
        return Told.of(first.entry(), subject, first.amount());
    }

    @Property(tries = TRIES)
    void noPersonEverCarriesOutAloneAnEntryAboveTheLimit(@ForAll("numbers") List<Integer> numbers) {
        World world = new World(numbers).run();
        Map<Subject, First> firsts = new HashMap<>();
        for (Change change : world.changes()) {
            for (TimelineEntry line : change.events()) {
                Told carriedOut = told(change, line.event());
                if (line.event() instanceof FirstEntryMade first) {
                    firsts.put(told(change, first).subject(), new First(first.amount(), line.by()));
                } else if (carriedOut != null) {
                    First first = firsts.remove(carriedOut.subject());
                    boolean two = carriedOut.subject().kind().alwaysTakesTwo()
                            || world.policy().needsTwo(carriedOut.amount());
                    if (line.by().role() != Role.SYSTEM && two) {
                        assertThat(first).as("the first entry before %s", line).isNotNull();
                        assertThat(first.amount()).isEqualTo(carriedOut.amount());
                        assertThat(line.by().isSamePersonAs(first.by())).isFalse();
                    }
                }
            }
        }
    }

    @Property(tries = TRIES)
    void theFirstEntryLeavesTheMoneyAsItWas(@ForAll("numbers") List<Integer> numbers) {
        @Nullable OrderAccount before = null;
        for (Change change : new World(numbers).run().changes()) {
            if (change.events().stream().anyMatch(line -> line.event() instanceof FirstEntryMade)) {
                assertThat(change.events()).hasSize(1);
                assertThat(money(change.account())).isEqualTo(money(before));
                assertThat(change.account().entries()).isEmpty();
                assertThat(change.account().touchedLines()).isEmpty();
                assertThat(change.effects())
                        .allMatch(effect -> effect instanceof Effect.Notify || effect instanceof Effect.TellTicket);
            }
            before = change.account().saved();
        }
    }

    /** Everything on the account but its version and what waits. */
    private static AccountRecord money(OrderAccount account) {
        AccountRecord all = account.toRecord();
        return new AccountRecord(
                0,
                all.cases(),
                all.entries(),
                all.amendments(),
                all.replacements(),
                all.lines(),
                all.tenders(),
                all.charges(),
                all.taxes(),
                all.bookings(),
                all.externals(),
                all.totals(),
                List.of());
    }
}
