package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlineLifeTest {
    private static final Duration INSTANT = Duration.ofNanos(1);

    private final Shop shop = new Shop(delivered(paidSale()));

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private Life applied() {
        return shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
    }

    @Nested
    class WaitsForTheBuyer {
        @Test
        void informationThatDoesNotComeInSevenDaysEndsTheCase() {
            Life life = applied().asked().waitsInVain(days(7).minus(INSTANT)).waits(INSTANT);
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | NOTIFY(EXPIRED) RESOLVE_TICKET");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.CaseExpired(CaseStatus.AWAITING_INFO));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            life.waitsInVain(days(100));
        }

        @Test
        void goodsThatAreNotPostedInSevenDaysEndTheCaseAfterAReminderOnTheFifth() {
            Life life = applied()
                    .approvedBy(REVIEWER)
                    .waitsInVain(days(5).minus(INSTANT))
                    .waits(INSTANT);
            assertThat(life.lately(1)).containsExactly("WAITING_RETURN | REMINDER_SENT | NOTIFY(RETURN_DEADLINE_NEAR)");
            assertThat(life.last().effects())
                    .containsExactly(new Effect.Notify(
                            new EffectKey("as-1001-1-notice-5"),
                            Notice.toBuyer(Notice.Kind.RETURN_DEADLINE_NEAR, "b-1")
                                    .until(NOON.plus(days(7)))));
            life.waitsInVain(days(2).minus(INSTANT)).waits(INSTANT);
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | CANCEL_RETURN_WAYBILL NOTIFY(EXPIRED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
        }

        @Test
        void aReminderThatIsDueAfterItsDeadlineIsNotSentAndTheCaseEnds() {
            Life inTime = applied().approvedBy(REVIEWER).waits(days(7).minus(INSTANT));
            assertThat(inTime.lately(1))
                    .containsExactly("WAITING_RETURN | REMINDER_SENT | NOTIFY(RETURN_DEADLINE_NEAR)");
            var other = new Shop(delivered(paidSale()));
            Life late = other.opens(returnRefund(item("A", 2, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .waits(days(7));
            assertThat(late.lately(1)).containsExactly("CLOSED | CASE_EXPIRED | CANCEL_RETURN_WAYBILL NOTIFY(EXPIRED)");
            late.waitsInVain(days(100));
        }

        @Test
        void theDeadlineStandsAfterAWaybillWasMade() {
            Life life = applied().approvedBy(REVIEWER);
            shop.after(days(4));
            life.hears(Effect.CreateReturnWaybill.class, new Outcome.Done("SF", "R-1"));
            life.waits(days(1)).waits(days(2));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.CLOSED);
        }
    }

    /** The alarm about goods that lie uninspected says what waits: the case, or the goods of a case that was paid before. */
    @ParameterizedTest
    @CsvSource({"AFTER_INSPECTION, RETURNED", "ON_APPROVAL, RECEIVED"})
    void goodsThatLieUninspectedRaiseAnAlarm(Release release, String detail) {
        Life life = applied()
                .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(release))
                .received()
                .waits(days(3));
        assertThat(life.lastOf(Effect.RaiseAlarm.class))
                .extracting(each -> ((Effect.RaiseAlarm) each).detail())
                .containsExactly(detail);
    }

    @Nested
    class WaitsForSomebodyElse {
        @Test
        void aPostedParcelAlarmsOnceAfterFifteenDaysAndStays() {
            Life life = applied().approvedBy(REVIEWER);
            shop.after(days(6));
            life.posted("YTO", "Y-1").waitsInVain(days(15).minus(INSTANT)).waits(INSTANT);
            assertThat(life.lately(1))
                    .containsExactly("WAITING_RETURN | GOODS_OVERDUE | ALARM(GOODS_NEVER_CAME) OPEN_TICKET");
            assertThat(shop.books()).endsWith("held 2");
            life.waitsInVain(days(100));
        }

        static Stream<Arguments> waits() {
            return Stream.of(
                    wait(CaseStatus.PENDING_REVIEW, life -> life),
                    wait(CaseStatus.PENDING_REVIEW, life -> life.asked().answered()),
                    wait(CaseStatus.RETURNED, life -> life.approvedBy(REVIEWER).received()),
                    wait(
                            CaseStatus.INSPECTING,
                            life -> life.approvedBy(REVIEWER)
                                    .received()
                                    .inspected(InspectionReport.partial(good("A", 1)))),
                    wait(
                            CaseStatus.INSPECTION_PASSED,
                            life -> life.approvedBy(REVIEWER)
                                    .received()
                                    .inspected(InspectionReport.complete(good("A", 2))
                                            .blaming(Fault.SELLER))),
                    wait(
                            CaseStatus.INSPECTION_FAILED,
                            life -> life.approvedBy(REVIEWER).received().inspected(damaged("A", 2))),
                    wait(
                            CaseStatus.REFUNDING,
                            life -> life.approvedBy(REVIEWER).received().inspected(good("A", 2))),
                    wait(
                            CaseStatus.REFUND_FAILED,
                            life -> life.approvedBy(REVIEWER)
                                    .received()
                                    .inspected(good("A", 2))
                                    .refusedPayment("T1")
                                    .refusedPayment("T1")
                                    .refusedPayment("T1")));
        }

        private static Arguments wait(CaseStatus status, Function<Life, Life> until) {
            return Arguments.of(status, until);
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("waits")
        void alarmsOnceAfterThreeDaysAndNeverMoves(CaseStatus status, Function<Life, Life> until) {
            Life life = until.apply(applied());
            assertThat(life.subject().status()).isEqualTo(status);
            String held = shop.books();
            String ticket = life.subject().attention().needed() ? "" : " OPEN_TICKET";
            life.waitsInVain(days(3).minus(INSTANT)).waits(INSTANT);
            assertThat(life.lately(1)).containsExactly(status + " | WAIT_OVERDUE | ALARM(OVERDUE)" + ticket);
            life.waitsInVain(days(100));
            assertThat(life.subject().status()).isEqualTo(status);
            assertThat(shop.books()).isEqualTo(held);
        }

        @Test
        void anEndWaitsForNothing() {
            Life rejected = applied().rejected();
            Life withdrawn = applied().withdrawn();
            Life refunded = applied()
                    .approvedBy(REVIEWER)
                    .received()
                    .inspected(good("A", 2))
                    .paid("T1");
            shop.after(days(1000));
            rejected.waitsInVain(days(0));
            withdrawn.waitsInVain(days(0));
            refunded.waitsInVain(days(0));
        }

        @Test
        void aMoveStartsTheNextWaitAndALineBesideItDoesNot() {
            Life life = applied().approvedBy(REVIEWER).received();
            shop.after(days(2));
            life.inspected(InspectionReport.partial(good("A", 1))); // a move: INSPECT
            shop.after(days(2));
            life.inspected(InspectionReport.partial()); // no move
            life.waits(days(1));
        }
    }
}
