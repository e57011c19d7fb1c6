package io.aftersales.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.Lives.Life;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.shared.UpperSnake;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketLogEntry;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored can be written and read by a plain JSON mapper, and goes on as if it had never been away. */
class JsonRoundTripTest {
    private static final Class<?>[] SEALED = {
        Effect.class, CaseEvent.class, Outcome.class, RuleAction.class, TicketEvent.class, Gift.class
    };
    private static final Json JSON = new Json(SEALED);

    static List<Class<?>> stored() {
        return List.of(
                TimelineEntry.class,
                AfterSalesCase.class,
                OutboxEntry.class,
                AccountEntry.class,
                AccountRecord.class,
                RefundBreakdown.class,
                RefundPolicy.class,
                Sale.class,
                Ticket.class,
                TicketLogEntry.class);
    }

    static Stream<Class<?>> sealedRecords() {
        return Stream.of(SEALED).flatMap(family -> Samples.records(family).stream());
    }

    @ParameterizedTest
    @MethodSource("stored")
    <T> void whatIsStoredIsReadAsItWasWritten(Class<T> type) {
        assertThat(Samples.of(type))
                .allSatisfy(each -> assertThat(JSON.copy(each, type)).isEqualTo(each));
    }

    @ParameterizedTest
    @MethodSource("sealedRecords")
    void eachSealedRecordIsReadAsItWasWritten(Class<?> type) {
        Class<?> family = type.getInterfaces()[0];

        assertThat(Samples.of(type))
                .allSatisfy(each ->
                        assertThat((Object) JSON.read(JSON.write(each), family)).isEqualTo(each));
    }

    @ParameterizedTest
    @MethodSource("sealedRecords")
    void eachSealedRecordIsStoredUnderItsStableCode(Class<?> type) {
        Object sample = Samples.of(type).get(0);

        assertThat(JSON.tree(sample).get(Json.TYPE).textValue()).isEqualTo(UpperSnake.of(type));
        assertThat(type.getRecordComponents())
                .extracting("name")
                .as("a component of this name would hide the code")
                .doesNotContain(Json.TYPE);
    }

    @Test
    void allPartsOfWhatIsStoredArePublic() {
        assertThat(Stream.concat(stored().stream(), Stream.of(SEALED)).flatMap(each -> Samples.parts(each).stream()))
                .filteredOn(part -> part.getName().startsWith("io.aftersales"))
                .isNotEmpty()
                .allMatch(part -> Modifier.isPublic(part.getModifiers()))
                .allMatch(part -> part.isRecord() || part.isEnum() || part.isSealed());
    }

    @Test
    void theSealedFamiliesAreAllThereAreInWhatIsStored() {
        assertThat(stored().stream()
                        .flatMap(each -> Samples.parts(each).stream())
                        .filter(Class::isSealed)
                        .distinct())
                .isSubsetOf(SEALED);
    }

    @Test
    void aPartOfUnknownTypeIsNotPassedOver() {
        assertThatThrownBy(() -> Samples.of(WithDay.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no sample for class java.time.LocalDate");
    }

    @Test
    void aPartThatOthersCannotBuildIsNotPassedOver() {
        assertThatThrownBy(() -> Samples.of(Hidden.class))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cannot be built from its parts by others");
    }

    @Test
    void aPartThatIsLostOnTheWayIsNotPassedOver() {
        assertThat(Samples.of(Forgetful.class)).noneMatch(each -> each.equals(JSON.copy(each, Forgetful.class)));
    }

    public record WithDay(List<LocalDate> days) {}

    record Hidden(String text) {}

    public record Forgetful(String text) {
        @Override
        public String text() {
            return "";
        }
    }

    @Nested
    class Lived {
        static List<Life> lives() {
            return List.of(Lives.returned(), Lives.missed(), Lives.refused());
        }

        @ParameterizedTest
        @MethodSource("lives")
        void aCaseStoredAfterEveryStepEndsAsOneThatWasKept(Life life) {
            var kept = new ArrayList<Change>();
            var stored = new ArrayList<Change>();

            life.live(change -> remembered(change, kept));
            life.live(change -> remembered(throughJson(change), stored));

            assertThat(stored)
                    .usingElementComparator(JsonRoundTripTest::compare)
                    .isEqualTo(kept);
            assertThat(stored).hasSize(life.steps().size() + 1);
        }

        @Test
        void theLivesGoAllTheWay() {
            var kept = new ArrayList<Change>();

            assertThat(lives().stream()
                            .map(life -> life.live(change -> remembered(change, kept)))
                            .map(change -> change.next().status()))
                    .containsExactly(CaseStatus.REFUNDED, CaseStatus.REFUNDED, CaseStatus.REJECTED);
            assertThat(kept.stream().map(change -> change.next().status()))
                    .contains(
                            CaseStatus.PENDING_REVIEW,
                            CaseStatus.AWAITING_INFO,
                            CaseStatus.APPROVED,
                            CaseStatus.WAITING_RETURN,
                            CaseStatus.RETURNED,
                            CaseStatus.INSPECTING,
                            CaseStatus.REFUNDING,
                            CaseStatus.REFUND_FAILED);
        }

        @ParameterizedTest
        @MethodSource("lives")
        void anAccountReadAgainQuotesAndRefusesAsBefore(Life life) {
            life.live(change -> {
                OrderAccount account = change.account();
                OrderAccount again = restored(account);

                assertThat(again.toRecord()).isEqualTo(account.toRecord());
                assertThat(again.frozen().snapshot()).isEqualTo(account.frozen().snapshot());
                assertThat(again.frozen().policy()).isEqualTo(account.frozen().policy());
                assertThat(again.remaining()).isEqualTo(account.remaining());
                assertThat(again.wholeOrder()).isEqualTo(account.wholeOrder());
                assertThat(again.nextCase()).isEqualTo(account.nextCase());
                assertThat(again.entries()).isEmpty();
                return change;
            });
        }

        private static Change remembered(Change change, List<Change> all) {
            all.add(change);
            return change;
        }
    }

    /** What a repository of documents would do with a change; the entries since load are a list of their own. */
    private static Change throughJson(Change change) {
        AfterSalesCase next = JSON.copy(change.next(), AfterSalesCase.class);
        List<TimelineEntry> events = change.events().stream()
                .map(each -> JSON.copy(each, TimelineEntry.class))
                .toList();
        var effects = new ArrayList<Effect>();
        for (Effect effect : change.effects()) {
            var entry = OutboxEntry.owed(next.id(), effects.size() + 1, effect, Lives.START);
            effects.add(JSON.copy(entry, OutboxEntry.class).effect());
        }
        assertThat(change.account().entries())
                .allSatisfy(
                        each -> assertThat(JSON.copy(each, AccountEntry.class)).isEqualTo(each));
        return new Change(next, restored(change.account()), events, effects);
    }

    private static OrderAccount restored(OrderAccount account) {
        FrozenOrder frozen = account.frozen();
        Sale sale = JSON.copy(frozen.snapshot().first(), Sale.class);
        RefundPolicy policy = JSON.copy(frozen.policy(), RefundPolicy.class);
        return OrderAccount.restore(
                FrozenOrder.of(OrderSnapshot.of(sale).get(), policy),
                JSON.copy(account.toRecord(), AccountRecord.class));
    }

    /** An account is the same when it would be stored the same. */
    private static int compare(Change one, Change other) {
        boolean same = one.next().equals(other.next())
                && one.events().equals(other.events())
                && one.effects().equals(other.effects())
                && one.account().toRecord().equals(other.account().toRecord());
        return same ? 0 : 1;
    }
}
