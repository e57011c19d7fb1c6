package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.packed;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How late something may be claimed, and how late a parcel must be to count as lost. */
class TimeOfClaimTest {
    private static final Instant DELIVERED = Instant.parse("2026-03-02T10:15:30Z");

    private static Shop deliveredAt(Instant at) {
        return new Shop(
                order(paidSale(), OrderState.DELIVERED, packed("P-1", "A", "B").delivered(at)));
    }

    private static String answer(Shop shop, Application application) {
        return shop.apply(BUYER, application).fold(Rejection::code, change -> "OK");
    }

    @Nested
    class Window {
        @Test
        void isSevenDaysToTheInstantInclusive() {
            Instant until = Instant.parse("2026-03-09T10:15:30Z");
            Shop shop = deliveredAt(DELIVERED);
            Application application = returnRefund(item("A", 1, Reason.NO_REASON));
            assertThat(answer(shop.at(until), application)).isEqualTo("OK");
            assertThat(shop.at(until.plusNanos(1)).refuses(application))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), until, ""));
        }

        @ParameterizedTest(name = "{0}: {1}")
        @CsvSource({
            "NO_REASON, WINDOW_EXPIRED",
            "NOT_LIKED, WINDOW_EXPIRED",
            "WRONG_SIZE, WINDOW_EXPIRED",
            "WRONG_COLOUR, WINDOW_EXPIRED",
            "ORDER_CANCELLED, ORDER_STATE",
            "QUALITY_ISSUE, WINDOW_EXPIRED",
            "NOT_AS_DESCRIBED, WINDOW_EXPIRED",
            "WRONG_ITEM, WINDOW_EXPIRED",
            "SHORTAGE, WINDOW_EXPIRED",
            "DAMAGED, WINDOW_EXPIRED",
            "LOST_IN_TRANSIT, OK",
            "NOT_RECEIVED, OK"
        })
        void belongsToTheReason(String reason, String expected) {
            Reason why = CasePolicy.STANDARD.reason(reason).orElseThrow();
            Shop shop = deliveredAt(DELIVERED).at(DELIVERED.plus(Duration.ofDays(8)));
            assertThat(answer(shop, refundOnly(item("A", 1, why)).showing(PHOTO)))
                    .isEqualTo(expected);
            Shop longer = deliveredAt(DELIVERED).at(DELIVERED.plus(Duration.ofDays(8)));
            assertThat(answer(longer, refundOnly(item("A", 1, why.within(8))).showing(PHOTO)))
                    .isEqualTo(why.is(Reason.ORDER_CANCELLED) ? "ORDER_STATE" : "OK");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ORDER_CANCELLED", "LOST_IN_TRANSIT", "NOT_RECEIVED"})
        void isNotEscapedByAReasonThatSaysTheGoodsHaveNotArrived(String reason) {
            CaseItem item = item("A", 1, CasePolicy.STANDARD.reason(reason).orElseThrow());
            Shop late = deliveredAt(DELIVERED).at(DELIVERED.plus(Duration.ofDays(8)));
            assertThat(answer(late, returnRefund(item))).isEqualTo("ORDER_STATE");
            assertThat(answer(late, ExchangeLives.exchange(item.wanting("MUG-RED"))))
                    .isEqualTo("ORDER_STATE");
        }

        @Test
        void startsWithTheParcelThatCarriedTheLine() {
            var shop = new Shop(order(
                            paidSale(),
                            OrderState.DELIVERED,
                            packed("P-1", "A").delivered(DELIVERED),
                            packed("P-2", "B").delivered(DELIVERED.plus(Duration.ofDays(3)))))
                    .at(DELIVERED.plus(Duration.ofDays(9)));
            assertThat(answer(shop, returnRefund(item("B", 1, Reason.NO_REASON))))
                    .isEqualTo("OK");
            assertThat(shop.refuses(returnRefund(item("B", 1, Reason.NO_REASON), item("A", 1, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), DELIVERED.plus(Duration.ofDays(7)), ""));
        }

        @Test
        void ofALineInTwoParcelsIsThatOfEachParcel() {
            Parcel first = Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 2L));
            Parcel second = Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 1L));
            var shop = new Shop(order(
                            paidSale(),
                            OrderState.DELIVERED,
                            first.delivered(DELIVERED),
                            second.delivered(DELIVERED.plus(Duration.ofDays(3)))))
                    .at(DELIVERED.plus(Duration.ofDays(9)));
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NO_REASON))))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), DELIVERED.plus(Duration.ofDays(7)), ""));
            assertThat(answer(shop, returnRefund(item("A", 1, Reason.NO_REASON))))
                    .isEqualTo("OK");
        }

        @Test
        void isNotAskedOfWhatWasNotDelivered() {
            var shop = new Shop(shipped(paidSale())).at(NOON.plus(Duration.ofDays(400)));
            assertThat(answer(shop, refundOnly(item("A", 3, Reason.NO_REASON), item("B", 1, Reason.NO_REASON))))
                    .isEqualTo("OK");
        }

        @ParameterizedTest(name = "delivered {0} in {1}: until {2}")
        @CsvSource({
            // ends with the last nanosecond of the seventh day after the day of delivery
            "2026-03-02T10:15:30Z, Asia/Shanghai,    2026-03-09T15:59:59.999999999Z",
            "2026-03-02T16:00:00Z, Asia/Shanghai,    2026-03-10T15:59:59.999999999Z",
            "2026-03-02T10:15:30Z, UTC,              2026-03-09T23:59:59.999999999Z",
            "2026-03-25T10:00:00Z, Europe/Berlin,    2026-04-01T21:59:59.999999999Z", // clocks go forward on the 29th
            "2026-10-21T10:00:00Z, Europe/Berlin,    2026-10-28T22:59:59.999999999Z", // and back on the 25th
            "2026-10-17T10:00:00Z, Europe/Berlin,    2026-10-24T21:59:59.999999999Z",
            "2026-03-22T10:00:00Z, Europe/Berlin,    2026-03-29T21:59:59.999999999Z"
        })
        void mayCountCalendarDaysWhereTheShopIs(Instant at, ZoneId zone, Instant until) {
            Shop shop = deliveredAt(at)
                    .under(CasePolicy.builder().calendarZone(zone).build());
            Application application = returnRefund(item("A", 1, Reason.NO_REASON));
            assertThat(answer(shop.at(until), application)).isEqualTo("OK");
            assertThat(shop.at(until.plusNanos(1)).refuses(application))
                    .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), until, ""));
        }
    }

    @Nested
    class Lost {
        private static final Instant PROMISED = Instant.parse("2026-03-05T18:00:00Z");

        private static Shop promised() {
            return new Shop(order(
                    paidSale(), OrderState.SHIPPED, shipped("P-1", "A", "B").promised(PROMISED)));
        }

        private static Application reship() {
            return Application.of(ORDER, CaseKind.RESHIP, item("A", 1, Reason.LOST_IN_TRANSIT));
        }

        @ParameterizedTest(name = "{0} after the promise, the carrier says {1}: {2}")
        @CsvSource({
            "PT0S,                UNKNOWN,    REASON_NOT_VERIFIED",
            "PT72H,               UNKNOWN,    REASON_NOT_VERIFIED",
            "PT72H1S,             UNKNOWN,    REASON_NOT_VERIFIED",
            "PT95H59M59.999999999S, UNKNOWN,  REASON_NOT_VERIFIED",
            "PT96H,               UNKNOWN,    OK",
            "PT95H59M59S,         IN_TRANSIT, REASON_NOT_VERIFIED",
            "PT96H,               IN_TRANSIT, OK",
            "PT-24H,              LOST,       OK",
            "PT2400H,             DELIVERED,  REASON_NOT_VERIFIED"
        })
        void isMoreThanThreeWholeDaysLateOrWhatTheCarrierSays(Duration late, CarrierScan word, String expected) {
            Shop shop = promised().hears("P-1", word).at(PROMISED.plus(late));
            assertThat(answer(shop, reship())).isEqualTo(expected);
        }

        @ParameterizedTest(name = "no promise, the carrier says {0}: {1}")
        @CsvSource({
            "UNKNOWN,    REASON_NOT_VERIFIED",
            "IN_TRANSIT, REASON_NOT_VERIFIED",
            "DELIVERED,  REASON_NOT_VERIFIED",
            "LOST,       OK"
        })
        void isOnlyTheCarriersWordWhereNothingWasPromised(CarrierScan word, String expected) {
            var shop = new Shop(shipped(paidSale())).hears("P-1", word).at(NOON.plus(Duration.ofDays(100)));
            assertThat(answer(shop, reship())).isEqualTo(expected);
        }

        @Test
        void isNotWhatWasDeliveredThoughTheCarrierSaysSo() {
            var shop = new Shop(delivered(paidSale())).hears("P-1", CarrierScan.LOST);
            assertThat(shop.refuses(reship()))
                    .isEqualTo(new CaseRejection.ReasonNotVerified(LineId.of("A"), "LOST_IN_TRANSIT"));
        }

        @Test
        void isNotWhatAnotherParcelCarried() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), shipped("P-2", "B")))
                    .hears("P-2", CarrierScan.LOST);
            assertThat(answer(shop, reship())).isEqualTo("REASON_NOT_VERIFIED");
        }

        @Test
        void isVerifiedForReshipmentsAlone() {
            Shop shop = promised().at(PROMISED);
            assertThat(answer(
                            shop,
                            refundOnly(item("A", 3, Reason.LOST_IN_TRANSIT), item("B", 1, Reason.LOST_IN_TRANSIT))))
                    .isEqualTo("OK");
        }
    }
}
