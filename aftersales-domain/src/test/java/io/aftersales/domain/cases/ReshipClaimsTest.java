package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Rejection;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be sent again: what is really lost, and never more than was sold. */
class ReshipClaimsTest extends ReshipLives {
    private static OrderFacts inOneParcel(Duration late) {
        return order(
                paidSale(),
                OrderState.SHIPPED,
                CaseFixtures.shipped("P-1", "A", "B").promised(NOON.minus(late)));
    }

    private static String answer(Shop asked) {
        return asked.apply(BUYER, reship(lostMugs(1))).fold(Rejection::code, taken -> "OK");
    }

    @Nested
    class WhatWasLost {
        @ParameterizedTest(name = "{0} after the promised time, the carrier says {1}: {2}")
        @CsvSource({
            "P3DT23H59M59S, UNKNOWN,    REASON_NOT_VERIFIED",
            "P3DT23H59M59S, IN_TRANSIT, REASON_NOT_VERIFIED",
            "P3DT23H59M59S, LOST,       OK",
            "P4D,           UNKNOWN,    OK",
            "P4D,           IN_TRANSIT, OK",
            "P4D,           DELIVERED,  REASON_NOT_VERIFIED",
            "PT72H1S,       UNKNOWN,    REASON_NOT_VERIFIED",
            "PT0S,          LOST,       OK",
            "PT-24H,        LOST,       OK",
            "P30D,          DELIVERED,  REASON_NOT_VERIFIED"
        })
        void isVerified(Duration late, CarrierScan word, String expected) {
            var asked = new Shop(inOneParcel(late)).hears("P-1", word);
            assertThat(answer(asked)).isEqualTo(expected);
        }

        @ParameterizedTest(name = "nothing promised, the carrier says {0}: {1}")
        @CsvSource({
            "LOST,       OK",
            "UNKNOWN,    REASON_NOT_VERIFIED",
            "IN_TRANSIT, REASON_NOT_VERIFIED",
            "DELIVERED,  REASON_NOT_VERIFIED"
        })
        void withoutAPromisedDateTheCarriersWordAloneCounts(CarrierScan word, String expected) {
            var asked = new Shop(shipped(paidSale())).hears("P-1", word);
            assertThat(answer(asked)).isEqualTo(expected);
        }

        @Test
        void isNotLostOnceItWasDelivered() {
            var arrived = new Shop(delivered(paidSale())).hears("P-1", CarrierScan.LOST);
            assertThat(arrived.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
            var here = new Shop(unshipped(paidSale())).hears("P-1", CarrierScan.LOST);
            assertThat(here.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.OrderState(CaseKind.RESHIP, Map.of(Stage.PACKED, 3L)));
        }

        @Test
        void isAskedOfTheParcelThatCarriedTheLine() {
            var two = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), shipped("P-2", "B")))
                    .hears("P-2", CarrierScan.LOST);
            assertThat(two.refuses(reship(lostMugs(1))))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
            two.opens(reship(item("B", 1, Reason.LOST_IN_TRANSIT)));
        }

        @Test
        void isRecordedOnceWhenItTurnsUp() {
            Life life = applied();
            assertThat(life.refuses(
                            AGENT, (it, account, context) -> CaseDecisions.found(it, account, "P-1", false, context)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
            life.approvedBy(REVIEWER);
            assertThat(CaseDecisions.isPossible(life.subject(), Action.REPORT_FOUND))
                    .isTrue();
            life.found("P-1", false);
            assertThat(life.lately(1)).containsExactly("APPROVED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
            assertThat(life.refuses(
                            AGENT, (it, account, context) -> CaseDecisions.found(it, account, "P-1", false, context)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
        }

        @Test
        void isRecordedAfterTheEndToo() {
            Life life = underWay().ordered("R-1").delivered().found("P-1", false);
            assertThat(life.lately(1)).containsExactly("RESHIPPED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
            Life money = shop.opens(reship(lostMugs(1)))
                    .approvedBy(REVIEWER)
                    .outOfStock()
                    .paid("T1")
                    .found("P-1", false);
            assertThat(money.lately(1)).containsExactly("REFUNDED | LOST_PARCEL_FOUND | ALARM(LOST_PARCEL_FOUND)");
        }

        @Test
        void isNotInterceptedOnceItsGoodsHaveComeAgain() {
            underWay().ordered("R-1").delivered();
            Life money = shop.opens(refundOnly(item("A", 1, Reason.NO_REASON))).approvedBy(REVIEWER);
            assertThat(money.lately(1))
                    .containsExactly("REFUNDING | CASE_APPROVED REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 2000) NOTIFY(APPROVED) RESOLVE_TICKET");
        }

        @Test
        void isNotInterceptedForWhatHasNotComeAgain() {
            underWay().ordered("R-1").delivered();
            Life other = shop.opens(refundOnly(item("B", 1, Reason.NO_REASON))).approvedBy(REVIEWER);
            assertThat(other.subject().status()).as("another line of it").isEqualTo(CaseStatus.REFUNDING);
            assertExceeded(shop.refuses(refundOnly(item("A", 3, Reason.NO_REASON))), 3, 1);
            Life missing = shop.opens(refundOnly(lostMugs(1))).approvedBy(REVIEWER);
            assertThat(missing.subject().status())
                    .as("a unit that was not sent again")
                    .isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void isNotWhatWasShort() {
            var arrived = new Shop(delivered(paidSale()));
            Life life = arrived.opens(reship(item("A", 1, Reason.SHORTAGE)).showing(PHOTO))
                    .approvedBy(REVIEWER);
            assertThat(life.refuses(
                            AGENT, (it, account, context) -> CaseDecisions.found(it, account, "P-1", false, context)))
                    .isEqualTo(new CaseRejection.NothingLost(life.subject().id()));
        }
    }

    private static void assertExceeded(Rejection refusal, long asked, long left) {
        assertThat(refusal.code()).isEqualTo("QUANTITY_EXCEEDED");
        assertThat(refusal.facts()).containsEntry("asked", asked).containsEntry("left", left);
    }

    @Nested
    class Quantities {
        private Life again(long quantity) {
            return shop.opens(reship(lostMugs(quantity)))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R")
                    .delivered();
        }

        @Test
        void areNeverMoreInAllThanWereSold() {
            again(2);
            assertExceeded(shop.refuses(reship(lostMugs(2))), 2, 1);
            again(1);
            assertExceeded(shop.refuses(reship(lostMugs(1))), 1, 0);
        }

        @Test
        void countTheItemsOfALineTogether() {
            again(2);
            assertExceeded(shop.refuses(reship(lostMugs(1), lostMugs(1))), 2, 1);
        }

        @Test
        void countWhatIsUnderWay() {
            Life first = underWay();
            assertExceeded(shop.refuses(reship(lostMugs(2))), 2, 1);
            assertExceeded(shop.refuses(refundOnly(item("A", 2, Reason.NOT_RECEIVED))), 2, 1);
            first.ordered("R-1").failed("LOST");
            assertExceeded(shop.refuses(reship(lostMugs(2))), 2, 1);
        }

        @Test
        void freeAgainWhatWasNotSent() {
            applied().rejected();
            again(3);
        }

        @Test
        void ofWhatWasDeliveredShort() {
            var arrived = new Shop(delivered(paidSale()));
            arrived.opens(reship(item("A", 2, Reason.SHORTAGE)).showing(PHOTO))
                    .approvedBy(REVIEWER)
                    .reserved()
                    .ordered("R-1")
                    .delivered();
            assertExceeded(arrived.refuses(reship(item("A", 4, Reason.DAMAGED)).showing(PHOTO)), 4, 3);
            Life damaged = arrived.opens(reship(item("A", 3, Reason.DAMAGED)).showing(PHOTO));
            assertThat(damaged.subject().holds())
                    .as("what was sent again may be damaged too")
                    .extracting(PlacedUnits::place, PlacedUnits::quantity)
                    .containsExactlyInAnyOrder(tuple(Place.of("P-1"), 1L), tuple(Place.of("#1"), 2L));
        }
    }
}
