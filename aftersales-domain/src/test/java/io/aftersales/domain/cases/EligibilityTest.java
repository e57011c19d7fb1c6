package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.PHOTO;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
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
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {

    private static String answer(Either<Rejection, Change> answer) {
        return answer.fold(Rejection::code, change -> "OK");
    }

    private static Application applicationFor(CaseKind kind, CaseItem... items) {
        return Application.of(ORDER, kind, items).showing(PHOTO);
    }

    @Nested
    class State {
        /** For each state and kind the reasons with which an application is taken; - for none, * for all. */
        private static final List<String> TAKEN = lines("""
                UNPAID    REFUND_ONLY   -
                UNPAID    RETURN_REFUND -
                UNPAID    EXCHANGE      -
                UNPAID    RESHIP        -
                PAID      REFUND_ONLY   *
                PAID      RETURN_REFUND -
                PAID      EXCHANGE      -
                PAID      RESHIP        -
                SHIPPED   REFUND_ONLY   *
                SHIPPED   RETURN_REFUND -
                SHIPPED   EXCHANGE      -
                SHIPPED   RESHIP        LOST_IN_TRANSIT
                DELIVERED REFUND_ONLY   NO_REASON NOT_LIKED WRONG_SIZE WRONG_COLOUR QUALITY_ISSUE NOT_AS_DESCRIBED WRONG_ITEM SHORTAGE DAMAGED LOST_IN_TRANSIT NOT_RECEIVED
                DELIVERED RETURN_REFUND NO_REASON NOT_LIKED WRONG_SIZE WRONG_COLOUR QUALITY_ISSUE NOT_AS_DESCRIBED WRONG_ITEM SHORTAGE DAMAGED
                DELIVERED EXCHANGE      NO_REASON NOT_LIKED WRONG_SIZE WRONG_COLOUR QUALITY_ISSUE NOT_AS_DESCRIBED WRONG_ITEM SHORTAGE DAMAGED
                DELIVERED RESHIP        SHORTAGE DAMAGED QUALITY_ISSUE WRONG_ITEM NOT_AS_DESCRIBED
                CANCELLED REFUND_ONLY   *
                CANCELLED RETURN_REFUND -
                CANCELLED EXCHANGE      -
                CANCELLED RESHIP        -
                """);

        @Test
        void countsTheWholeOrderAsWhatItsGoodsAre() {
            var shop = new Shop(CaseFixtures.delivered(paidSale()));
            assertThat(shop.refuses(Application.cancellation(ORDER, Reason.ORDER_CANCELLED)))
                    .isEqualTo(new CaseRejection.OrderState(CaseKind.REFUND_ONLY, Map.of(Stage.DELIVERED, 4L)));
        }

        /** One of two mugs was delivered long ago: the other can be returned, both cannot, in one item or in two. */
        @Test
        void countsTheUnitsThatEarlierItemsTake() {
            var shop = new Shop(order(
                    paidSale(),
                    OrderState.DELIVERED,
                    Parcel.packed("P-1", "WH-1", Map.of(LineId.of("A"), 2L))
                            .handedOver(NOON.minus(Duration.ofDays(90)), "SF", "SF-1")
                            .delivered(NOON.minus(Duration.ofDays(80))),
                    Parcel.packed("P-2", "WH-1", Map.of(LineId.of("A"), 1L, LineId.of("B"), 1L))
                            .handedOver(NOON.minus(Duration.ofDays(3)), "SF", "SF-2")
                            .delivered(NOON.minus(Duration.ofDays(1)))));
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NO_REASON)))
                            .code())
                    .isEqualTo("WINDOW_EXPIRED");
            assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON), item("A", 1, Reason.NOT_LIKED)))
                            .code())
                    .isEqualTo("WINDOW_EXPIRED");
            Life one = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)));
            assertThat(one.subject().holds())
                    .allMatch(each -> each.place().value().equals("P-2"));
        }

        @Test
        void countsGoodsThatCameInAnExchangeAsGoodsOfTheWholeOrder() {
            Shop shop = ExchangeLives.stocked(new Shop(delivered(paidSale())));
            shop.opens(ExchangeLives.exchange(item("A", 3, Reason.NO_REASON)))
                    .reserved()
                    .approvedBy(CaseFixtures.REVIEWER)
                    .received()
                    .inspected(CaseFixtures.good("A", 3))
                    .ordered("R-1")
                    .delivered();
            Life whole = shop.opens(
                    Application.cancellation(ORDER, Reason.QUALITY_ISSUE).showing(PHOTO));
            assertThat(whole.subject().submission().lines()).containsExactly(LineId.of("B"), LineId.of("A/1"));
        }

        @Test
        void seesThatACaseIsOpenOnALineThatCameInAnExchange() {
            Shop shop = ExchangeLives.stocked(new Shop(delivered(paidSale())))
                    .under(CasePolicy.builder().openCases(OpenCaseRule.BY_LINE).build());
            shop.opens(ExchangeLives.exchange(item("A", 3, Reason.NO_REASON)))
                    .comesBack(CaseFixtures.good("A", 3))
                    .ordered("R-1")
                    .delivered();
            Application whole =
                    Application.cancellation(ORDER, Reason.QUALITY_ISSUE).showing(PHOTO);
            shop.opens(whole).withdrawn();
            shop.opens(returnRefund(item("A/1", 1, Reason.NO_REASON)));
            assertThat(shop.refuses(whole)).isEqualTo(new CaseRejection.OpenCase(ORDER));
        }

        @Test
        void knowsParcelsThatCannotBeAsTheHostSays() {
            var shop = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), shipped("P-2", "A")));
            assertThat(shop.refuses(refundOnly(item("A", 1, Reason.NOT_RECEIVED))))
                    .isInstanceOf(InvalidOrder.class);
        }

        static Stream<Arguments> cells() {
            return TAKEN.stream()
                    .map(row -> row.split(" +", 3))
                    .flatMap(row -> Reason.STANDARD.stream()
                            .map(reason -> Arguments.of(
                                    OrderState.valueOf(row[0]),
                                    CaseKind.valueOf(row[1]),
                                    reason,
                                    expected(row, reason))));
        }

        private static String expected(String[] row, Reason reason) {
            if (row[2].equals("*") || List.of(row[2].split(" ")).contains(reason.code())) {
                return "OK";
            }
            boolean lostAfterDelivery =
                    row[0].equals("DELIVERED") && row[1].equals("RESHIP") && reason.is(Reason.LOST_IN_TRANSIT);
            return lostAfterDelivery ? "REASON_NOT_VERIFIED" : "ORDER_STATE";
        }

        @ParameterizedTest(name = "{0} {1} {2}: {3}")
        @MethodSource("cells")
        void decidesForEachKindAndReason(OrderState state, CaseKind kind, Reason reason, String expected) {
            Parcel parcel = switch (state) {
                case SHIPPED -> shipped("P-1", "A", "B");
                case DELIVERED -> delivered("P-1", "A", "B");
                default -> packed("P-1", "A", "B");
            };
            var shop = new Shop(order(paidSale(), state, parcel))
                    .hears("P-1", CarrierScan.LOST)
                    .stocks("MUG", 1);
            assertThat(answer(shop.apply(BUYER, applicationFor(kind, item("A", 1, reason)))))
                    .isEqualTo(expected);
        }

        @ParameterizedTest(name = "the order {0}, the parcel {1}: a return is {2}")
        @CsvSource({
            "SHIPPED,   DELIVERED, OK",
            "PAID,      DELIVERED, OK",
            "DELIVERED, SHIPPED,   ORDER_STATE",
            "DELIVERED, PAID,      ORDER_STATE",
            "CANCELLED, DELIVERED, OK",
            "UNPAID,    DELIVERED, ORDER_STATE"
        })
        void isTheParcelsAndNotTheOrders(OrderState ofOrder, OrderState ofParcel, String expected) {
            Parcel parcel = switch (ofParcel) {
                case DELIVERED -> delivered("P-1", "A");
                case SHIPPED -> shipped("P-1", "A");
                default -> packed("P-1", "A");
            };
            var shop = new Shop(order(paidSale(), ofOrder, parcel));
            assertThat(answer(shop.apply(BUYER, returnRefund(item("A", 1, Reason.NO_REASON)))))
                    .isEqualTo(expected);
        }

        @Test
        void ofAnOrderThatCostNothingIsPaid() {
            Sale free = Sale.of("1001", "CNY").with(OrderLine.of("A", "GIFT", 1, 0));
            var shop = new Shop(order(free, OrderState.UNPAID));
            assertThat(answer(shop.apply(BUYER, refundOnly(item("A", 1, Reason.ORDER_CANCELLED)))))
                    .isEqualTo("OK");
            assertThat(answer(new Shop(order(free, OrderState.UNPAID))
                            .apply(BUYER, Application.cancellation(ORDER, Reason.ORDER_CANCELLED))))
                    .isEqualTo("OK");
        }

        @Test
        void ofAWholeOrderIsThatOfTheGoodsThatAreMeant() {
            var shop = new Shop(order(
                    paidSale(),
                    OrderState.SHIPPED,
                    packed("P-1", "A"),
                    packed("P-2", "B").delivered(NOON.minus(Duration.ofDays(30)))));
            shop.opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED)));
            assertThat(shop.refuses(Application.cancellation(ORDER, Reason.NO_REASON)))
                    .as("what is not delivered is meant, and held; the window of what is does not matter")
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 3, 0, Map.of("DELIVERED", 1L)));
        }

        @Test
        void isTheOrdersWhenTheWholeOfItIsMeant() {
            var shop = new Shop(order(paidSale(), OrderState.UNPAID, packed("P-1", "A", "B")));
            assertThat(shop.refuses(Application.cancellation(ORDER, Reason.ORDER_CANCELLED)))
                    .isEqualTo(new CaseRejection.OrderState(CaseKind.REFUND_ONLY, Map.of()));
        }
    }

    @Nested
    class Asked {
        @Test
        void nothingIsRefused() {
            var shop = new Shop(delivered(paidSale()));
            assertThat(shop.refuses(returnRefund())).isEqualTo(new CaseRejection.NothingAsked());
            assertThat(shop.refuses(refundOnly())).isEqualTo(new CaseRejection.NothingAsked());
            var wholeReturn = new Application(
                    ORDER, CaseKind.RETURN_REFUND, List.of(), Reason.NO_REASON, null, null, null, "", List.of());
            assertThat(shop.refuses(wholeReturn)).isEqualTo(new CaseRejection.NothingAsked());
        }

        @Test
        void aLineNamedTwiceCountsAsItsSum() {
            var shop = new Shop(delivered(paidSale()));
            assertThat(shop.refuses(returnRefund(item("A", 2, Reason.NO_REASON), item("A", 2, Reason.NOT_LIKED))))
                    .isEqualTo(new AccountRejection.QuantityExceeded(LineId.of("A"), 4, 3));
            assertThat(answer(shop.apply(
                            BUYER, returnRefund(item("A", 2, Reason.NO_REASON), item("A", 1, Reason.NOT_LIKED)))))
                    .isEqualTo("OK");
        }

        @Test
        void byAnAgentForAnyBuyerAndByABuyerForNobodyElse() {
            var shop = new Shop(delivered(paidSale()));
            Application application = returnRefund(item("A", 1, Reason.NO_REASON));
            assertThat(answer(shop.apply(Actor.buyer("b-2"), application))).isEqualTo("NOT_OWNER");
            assertThat(answer(shop.apply(Actor.buyer(AGENT.id()), application))).isEqualTo("NOT_OWNER");
            assertThat(answer(shop.apply(AGENT, application))).isEqualTo("OK");
        }
    }

    @Nested
    class Category {
        private final Shop shop = new Shop(new OrderFacts(
                        paidSale(),
                        "b-1",
                        OrderState.DELIVERED,
                        NOON,
                        List.of(delivered("P-1", "A", "B")),
                        Map.of(LineId.of("B"), "HATS")))
                .under(CasePolicy.builder().notReturnable(Set.of("HATS")).build());

        @ParameterizedTest(name = "{0} because of {1}: {2}")
        @CsvSource({
            "RETURN_REFUND, NOT_LIKED,     NOT_RETURNABLE",
            "EXCHANGE,      WRONG_SIZE,    NOT_RETURNABLE",
            "RETURN_REFUND, QUALITY_ISSUE, OK",
            "RETURN_REFUND, DAMAGED,       OK",
            "REFUND_ONLY,   NOT_LIKED,     NOT_RETURNABLE",
            "REFUND_ONLY,   QUALITY_ISSUE, OK",
            "RESHIP,        SHORTAGE,      OK"
        })
        void isLookedAtForGoodsWithTheBuyerWhoIsAtFault(CaseKind kind, String reason, String expected) {
            CaseItem cap = item("B", 1, CasePolicy.STANDARD.reason(reason).orElseThrow());
            CaseItem mug = item("A", 1, Reason.DAMAGED);
            assertThat(answer(shop.stocks("CAP", 1).stocks("MUG", 1).apply(BUYER, applicationFor(kind, mug, cap))))
                    .isEqualTo(expected);
        }
    }

    @Nested
    class CategoryOfGoodsNotDelivered {
        @Test
        void isNotLookedAtBecauseNothingHasToComeBack() {
            var shop = new Shop(new OrderFacts(
                            paidSale(), "b-1", OrderState.PAID, NOON, List.of(), Map.of(LineId.of("B"), "HATS")))
                    .under(CasePolicy.builder().notReturnable(Set.of("HATS")).build());
            CaseItem cap = item("B", 1, Reason.NOT_LIKED);
            assertThat(answer(shop.apply(BUYER, applicationFor(CaseKind.REFUND_ONLY, cap))))
                    .isEqualTo("OK");
        }
    }

    @Nested
    class CategoryOfGoodsNotDeliveredBesideGoodsThatWere {
        @Test
        void isNotLookedAtEither() {
            var shop = new Shop(new OrderFacts(
                            paidSale(),
                            "b-1",
                            OrderState.SHIPPED,
                            NOON,
                            List.of(delivered("P-1", "A"), packed("P-2", "B")),
                            Map.of(LineId.of("B"), "HATS")))
                    .under(CasePolicy.builder().notReturnable(Set.of("HATS")).build());
            CaseItem mug = item("A", 1, Reason.DAMAGED);
            CaseItem cap = item("B", 1, Reason.NOT_LIKED);
            assertThat(answer(shop.apply(BUYER, applicationFor(CaseKind.REFUND_ONLY, mug, cap))))
                    .isEqualTo("OK");
        }
    }

    @Nested
    class ToBeShown {
        @ParameterizedTest(name = "{0} because of {1}: {2}")
        @CsvSource({
            "REFUND_ONLY,   SHORTAGE,      EVIDENCE_REQUIRED",
            "RETURN_REFUND, SHORTAGE,      EVIDENCE_REQUIRED",
            "EXCHANGE,      SHORTAGE,      EVIDENCE_REQUIRED",
            "RESHIP,        SHORTAGE,      EVIDENCE_REQUIRED",
            "REFUND_ONLY,   DAMAGED,       EVIDENCE_REQUIRED",
            "RESHIP,        DAMAGED,       EVIDENCE_REQUIRED",
            "RETURN_REFUND, DAMAGED,       OK",
            "EXCHANGE,      DAMAGED,       OK",
            "REFUND_ONLY,   QUALITY_ISSUE, OK",
            "RETURN_REFUND, WRONG_ITEM,    OK",
            "REFUND_ONLY,   NOT_RECEIVED,  OK"
        })
        void dependsOnReasonAndKind(CaseKind kind, String reason, String expected) {
            var shop = new Shop(delivered(paidSale())).stocks("MUG", 1);
            CaseItem item = item("A", 1, CasePolicy.STANDARD.reason(reason).orElseThrow());
            assertThat(answer(shop.apply(BUYER, Application.of(ORDER, kind, item))))
                    .isEqualTo(expected);
            assertThat(answer(shop.apply(BUYER, applicationFor(kind, item)))).isEqualTo("OK");
        }

        @Test
        void isAskedOfAWholeOrderToo() {
            var shop = new Shop(shipped(paidSale()));
            assertThat(shop.refuses(Application.cancellation(ORDER, Reason.DAMAGED)))
                    .isEqualTo(new CaseRejection.EvidenceRequired(LineId.of("A"), "DAMAGED"));
        }
    }

    @Nested
    class OpenCases {
        @ParameterizedTest(name = "{0}, while a unit of A is held, {1} more of {2}: {3}")
        @CsvSource({
            "BY_UNIT,  2, A, OK",
            "BY_UNIT,  3, A, QUANTITY_EXCEEDED",
            "BY_UNIT,  1, B, OK",
            "BY_LINE,  2, A, OPEN_CASE",
            "BY_LINE,  3, A, OPEN_CASE",
            "BY_LINE,  1, B, OK",
            "BY_ORDER, 2, A, OPEN_CASE",
            "BY_ORDER, 1, B, OPEN_CASE"
        })
        void standInTheWayAsTheShopWants(OpenCaseRule rule, long quantity, String line, String expected) {
            var shop = new Shop(delivered(paidSale()))
                    .under(CasePolicy.builder().openCases(rule).build());
            Life first = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            Application second = returnRefund(item(line, quantity, Reason.NO_REASON));
            assertThat(answer(shop.apply(BUYER, second))).isEqualTo(expected);
            first.rejected();
            assertThat(answer(shop.apply(BUYER, second))).isEqualTo("OK");
        }
    }

    @Nested
    class Stock {
        @ParameterizedTest(name = "{0} mugs and {1} caps there: {2}")
        @CsvSource({"2, 1, OK", "1, 1, OUT_OF_STOCK", "2, 0, OUT_OF_STOCK", "0, 0, OUT_OF_STOCK"})
        void isCountedBySku(long mugs, long caps, String expected) {
            var shop = new Shop(delivered(paidSale()))
                    .stocks("MUG", mugs)
                    .stocks("CAP-2", caps)
                    .asks("CAP-2", 4000);
            Application exchange = Application.of(
                    ORDER,
                    CaseKind.EXCHANGE,
                    item("A", 1, Reason.WRONG_SIZE),
                    item("A", 1, Reason.DAMAGED),
                    item("B", 1, Reason.WRONG_SIZE).wanting("CAP-2"));
            assertThat(answer(shop.apply(BUYER, exchange))).isEqualTo(expected);
        }

        @Test
        void isNamedWithWhatIsWantedAndWhatIsThere() {
            var shop = new Shop(delivered(paidSale())).stocks("MUG-2", 1);
            assertThat(shop.refuses(Application.of(
                            ORDER,
                            CaseKind.EXCHANGE,
                            item("A", 2, Reason.WRONG_SIZE).wanting("MUG-2"))))
                    .isEqualTo(new CaseRejection.OutOfStock("MUG-2", 2, 1));
        }
    }
}
