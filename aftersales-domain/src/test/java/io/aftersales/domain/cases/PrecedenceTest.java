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
import static io.aftersales.domain.cases.CaseFixtures.sale;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.shared.Rejection.Kind.CONFLICT;
import static io.aftersales.domain.shared.Rejection.Kind.INVALID;
import static io.aftersales.domain.shared.Rejection.Kind.NOT_ALLOWED;
import static io.aftersales.domain.shared.Rejection.Kind.NOT_FOUND;
import static io.aftersales.domain.shared.Rejection.Kind.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.OpenCaseRule;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An application in which everything is wrong, repaired step by step: the first obstacle is always the answer. */
class PrecedenceTest {

    /** What is wrong first, and what repairs it. The repair may bring in what is wrong next. */
    private record Row(String code, Rejection.Kind kind, Consumer<Attempt> repair) {}

    private static final class Attempt {
        private CaseKind kind = CaseKind.EXCHANGE;
        private Actor by = Actor.buyer("b-2");
        private boolean orderKnown;
        private Sale sale = paidSale().with(OrderLine.of("C", "BAD", 0, 0));
        private OrderState state = OrderState.UNPAID;
        private final List<Parcel> parcels = new ArrayList<>();
        private String category = "UNDERWEAR";
        private List<CaseItem> items = List.of();
        private List<Evidence> evidence = List.of();
        private CasePolicy policy = CasePolicy.builder()
                .openCases(OpenCaseRule.BY_ORDER)
                .notReturnable(Set.of("UNDERWEAR"))
                .exchangeValue(ExchangeValue.waivingUpTo(CaseFixtures.cny("1.00")))
                .build();
        private Map<String, Long> stock = Map.of();
        private final PriceList prices = new PriceList();
        private Map<String, CarrierScan> carrier = Map.of();

        @Nullable
        private OrderAccount account;

        Either<Rejection, Change> apply() {
            var order = new OrderFacts(sale, "b-1", state, NOON, parcels, Map.of(LineId.of("A"), category));
            var facts = new CaseFacts(orderKnown ? order : null, carrier, stock, prices.of(items, order, account));
            var application = new Application(ORDER, kind, items, null, null, null, null, "", evidence);
            return CaseDecisions.apply(
                    application, account, RefundPolicy.STANDARD, facts, new DecisionContext(by, NOON, policy));
        }

        /** From now on another case is open on the order. */
        void balances() {
            sale = paidSale();
            var shop = new Shop(delivered(sale));
            shop.opens(returnRefund(item("A", 1, Reason.NO_REASON)));
            account = shop.account();
        }

        void deliversLongAgo(String parcel, String... lines) {
            parcels.removeIf(each -> each.id().equals(parcel));
            parcels.add(packed(parcel, lines).delivered(NOON.minus(Duration.ofDays(8))));
        }

        void delivers(String parcel, String... lines) {
            parcels.removeIf(each -> each.id().equals(parcel));
            parcels.add(packed(parcel, lines).delivered(NOON.minus(Duration.ofDays(6))));
        }
    }

    private static Row row(String code, Rejection.Kind kind, Consumer<Attempt> repair) {
        return new Row(code, kind, repair);
    }

    private static void repairs(Attempt attempt, Row... rows) {
        for (Row row : rows) {
            Either<Rejection, Change> answer = attempt.apply();
            assertThat(answer.isLeft()).as("%s is missed", row.code()).isTrue();
            assertThat(answer.getLeft().code()).isEqualTo(row.code());
            assertThat(answer.getLeft().kind()).as(row.code()).isEqualTo(row.kind());
            row.repair().accept(attempt);
        }
        assertThat(attempt.apply().isRight()).isTrue();
    }

    @Test
    void ofAnExchange() {
        repairs(
                new Attempt(),
                row("ORDER_NOT_FOUND", NOT_FOUND, it -> it.orderKnown = true),
                row("NOT_OWNER", NOT_ALLOWED, it -> it.by = BUYER),
                row("INVALID_ORDER", POLICY, it -> it.sale = sale().paidBy(Tender.money("T1", "ALIPAY", 1))),
                row("ORDER_DOES_NOT_BALANCE", POLICY, Attempt::balances),
                row("ORDER_STATE", POLICY, it -> {
                    it.state = OrderState.DELIVERED;
                    it.deliversLongAgo("P-1", "A", "B");
                }),
                row(
                        "NOTHING_ASKED",
                        INVALID,
                        it -> it.items = List.of(
                                item("A", 9, Reason.NO_REASON).wanting("MUG-2"),
                                item("B", 1, Reason.SHORTAGE),
                                item("Z", 1, Reason.NO_REASON))),
                row("UNKNOWN_LINE", NOT_FOUND, it -> it.items = it.items.subList(0, 2)),
                row("WINDOW_EXPIRED", POLICY, it -> it.delivers("P-1", "A", "B")),
                row("NOT_RETURNABLE", POLICY, it -> it.category = "MUGS"),
                row("EVIDENCE_REQUIRED", POLICY, it -> it.evidence = List.of(PHOTO)),
                row(
                        "OPEN_CASE",
                        CONFLICT,
                        it -> it.policy = it.policy.toBuilder()
                                .openCases(OpenCaseRule.BY_UNIT)
                                .build()),
                row(
                        "QUANTITY_EXCEEDED",
                        POLICY,
                        it -> it.items = List.of(item("A", 2, Reason.NO_REASON).wanting("MUG-2"))),
                row("OUT_OF_STOCK", POLICY, it -> it.stock = Map.of("MUG-2", 2L)),
                row("NO_PRICE", POLICY, it -> it.prices.put("MUG-2", UnitPrice.of(2051))),
                row("VALUE_DIFFERS", POLICY, it -> it.prices.put("MUG-2", UnitPrice.of(2050))));
    }

    @Test
    void ofAReshipment() {
        var attempt = new Attempt();
        attempt.kind = CaseKind.RESHIP;
        attempt.orderKnown = true;
        attempt.by = BUYER;
        attempt.balances();
        attempt.state = OrderState.SHIPPED;
        attempt.parcels.add(
                shipped("P-1", "A").promised(NOON.minus(Duration.ofDays(4)).plusNanos(1)));
        attempt.deliversLongAgo("P-2", "B");
        attempt.items = List.of(
                item("A", 9, Reason.DAMAGED), item("B", 1, Reason.SHORTAGE), item("Z", 1, Reason.LOST_IN_TRANSIT));
        repairs(
                attempt,
                row(
                        "ORDER_STATE",
                        POLICY,
                        it -> it.items = List.of(
                                item("A", 9, Reason.LOST_IN_TRANSIT),
                                item("B", 1, Reason.SHORTAGE),
                                item("Z", 1, Reason.LOST_IN_TRANSIT))),
                row("UNKNOWN_LINE", NOT_FOUND, it -> it.items = it.items.subList(0, 2)),
                row("WINDOW_EXPIRED", POLICY, it -> it.delivers("P-2", "B")),
                row("EVIDENCE_REQUIRED", POLICY, it -> it.evidence = List.of(PHOTO)),
                row(
                        "OPEN_CASE",
                        CONFLICT,
                        it -> it.policy = it.policy.toBuilder()
                                .openCases(OpenCaseRule.BY_UNIT)
                                .build()),
                row(
                        "QUANTITY_EXCEEDED",
                        POLICY,
                        it -> it.items = List.of(item("A", 2, Reason.LOST_IN_TRANSIT), item("B", 1, Reason.SHORTAGE))),
                row("REASON_NOT_VERIFIED", POLICY, it -> it.carrier = Map.of("P-1", CarrierScan.LOST)));
    }

    @Test
    void aStateIsAskedOfTheKnownLinesBeforeAnUnknownOneIsNamed() {
        var shop = new Shop(order(paidSale(), OrderState.SHIPPED, shipped("P-1", "A"), delivered("P-2", "B")));
        assertThat(shop.refuses(returnRefund(item("Z", 1, Reason.NO_REASON), item("A", 1, Reason.NO_REASON))))
                .isEqualTo(new CaseRejection.OrderState(CaseKind.RETURN_REFUND, Map.of(Stage.IN_TRANSIT, 3L)));
        assertThat(shop.refuses(returnRefund(item("Z", 1, Reason.NO_REASON), item("B", 1, Reason.NO_REASON))))
                .isEqualTo(new AccountRejection.UnknownLine(LineId.of("Z")));
        assertThat(shop.refuses(returnRefund(item("Z", 1, Reason.NO_REASON))))
                .isEqualTo(new CaseRejection.OrderState(
                        CaseKind.RETURN_REFUND, Map.of(Stage.IN_TRANSIT, 3L, Stage.DELIVERED, 1L)));
        assertThat(shop.refuses(refundOnly(item("Z", 1, Reason.NO_REASON))))
                .isEqualTo(new AccountRejection.UnknownLine(LineId.of("Z")));
    }

    @Test
    void aLineIsKnownWhenItWasFrozenThoughTheHostNamesItNoMore() {
        var shop = new Shop(order(paidSale(), OrderState.DELIVERED, delivered("P-1", "A", "B")));
        shop.opens(returnRefund(item("A", 1, Reason.NO_REASON))).withdrawn();
        Sale without = Sale.of("1001", "CNY")
                .with(OrderLine.of("A", "MUG", 3, 6000))
                .paidBy(Tender.money("T1", "ALIPAY", 6000));
        shop.sees(order(without, OrderState.DELIVERED, delivered("P-1", "A"), packed("P-2", "B")));
        assertThat(shop.refuses(returnRefund(item("A", 1, Reason.NO_REASON), item("B", 1, Reason.NO_REASON))))
                .isEqualTo(new CaseRejection.OrderState(CaseKind.RETURN_REFUND, Map.of(Stage.PACKED, 1L)));
    }
}
