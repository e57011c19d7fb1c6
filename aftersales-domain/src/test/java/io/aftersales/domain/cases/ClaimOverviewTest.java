package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.order;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the overview tells of one order, place by place; that it is what is granted, {@link ClaimOverviewProperties} shows. */
class ClaimOverviewTest {
    private static Parcel packed(String id, Map<LineId, Long> goods) {
        return Parcel.packed(id, "WH-1", goods);
    }

    private static Parcel arrived(String id, Map<LineId, Long> goods, int daysAgo) {
        return packed(id, goods)
                .handedOver(NOON.minus(Duration.ofDays(90)), "SF", "SF-" + id)
                .delivered(NOON.minus(Duration.ofDays(daysAgo)));
    }

    private static Map<LineId, Long> mugs(long units) {
        return Map.of(LineId.of("A"), units);
    }

    private static List<Claimable> overview(Shop shop, @Nullable OrderAccount account) {
        return CaseDecisions.claimable(
                        ORDER,
                        List.of(CaseKind.values()),
                        account,
                        RefundPolicy.STANDARD,
                        shop.facts(),
                        shop.context(BUYER))
                .get();
    }

    private static List<String> told(List<Claimable> overview) {
        return overview.stream()
                .map(each -> "%s at %s %s: %d%s"
                        .formatted(each.line(), each.place(), each.stage(), each.free(), each.whole() ? ", whole" : ""))
                .toList();
    }

    @Test
    void namesEveryPlaceWithUnitsLineByLine() {
        Shop shop = new Shop(order(
                paidSale(),
                OrderState.SHIPPED,
                packed("P-2", mugs(1)),
                arrived("P-1", Map.of(LineId.of("A"), 1L, LineId.of("B"), 1L), 1)));
        assertThat(told(overview(shop, null))).isEqualTo(lines("""
                A at P-2 PACKED: 1
                A at P-1 DELIVERED: 1
                A at - UNPACKED: 1
                B at P-1 DELIVERED: 1
                """));
    }

    @Test
    void leavesOutWhatIsGoneAndCountsWhatIsHeldAndNamesWhatCameInAnExchangeLast() {
        Shop shop = ExchangeLives.stocked(new Shop(order(
                paidSale(), OrderState.DELIVERED, arrived("P-1", Map.of(LineId.of("A"), 3L, LineId.of("B"), 1L), 1))));
        shop.opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON)))
                .comesBack(good("A", 2))
                .ordered("R-1")
                .delivered();
        shop.opens(returnRefund(item("B", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(good("B", 1));
        shop.opens(returnRefund(item("A/1", 1, Reason.NO_REASON)));
        assertThat(told(overview(shop, shop.account())))
                .containsExactly("A at P-1 DELIVERED: 1", "A/1 at #1 DELIVERED: 1");
    }

    /** The cap of a late parcel was sent again; its mugs are all that is left to be stopped. */
    @Test
    void countsOnlyWhatIsStillInAParcelThatIsStoppedAsAWhole() {
        Shop shop = new Shop(order(
                paidSale(), OrderState.SHIPPED, shipped("P-1", "A", "B").promised(NOON.minus(Duration.ofDays(4)))));
        shop.opens(Application.of(ORDER, CaseKind.RESHIP, item("B", 1, Reason.LOST_IN_TRANSIT)))
                .approvedBy(REVIEWER)
                .reserved()
                .ordered("R-1")
                .delivered();
        List<Claimable> overview = overview(shop, shop.account());
        assertThat(told(overview)).containsExactly("A at P-1 LATE: 3, whole", "B at #1 DELIVERED: 1");
        assertThat(overview.get(0).kinds().get(CaseKind.REFUND_ONLY).refusal()).isNull();
        shop.opens(CaseFixtures.refundOnly(item("A", 3, Reason.NOT_RECEIVED)));
    }

    private static Rejection refusal(Claimable claimable, CaseKind kind) {
        return claimable.kinds().get(kind).refusal();
    }

    /** A reason of goods that never arrived has no window, and tells nothing of a return whose windows have ended. */
    @Test
    void tellsTheRefusalThatStandsFirstOfTheReasonsThatSuchGoodsCanHave() {
        Shop late = new Shop(order(
                paidSale(), OrderState.DELIVERED, arrived("P-1", Map.of(LineId.of("A"), 3L, LineId.of("B"), 1L), 80)));
        Claimable mugs = overview(late, null).get(0);
        assertThat(mugs.kinds().get(CaseKind.REFUND_ONLY).reasons().keySet())
                .containsExactly("LOST_IN_TRANSIT", "NOT_RECEIVED");
        var ended = new CaseRejection.WindowExpired(LineId.of("A"), Instant.parse("2025-12-27T12:00:00Z"), "");
        assertThat(refusal(mugs, CaseKind.RETURN_REFUND)).isEqualTo(ended);
        assertThat(refusal(mugs, CaseKind.EXCHANGE)).isEqualTo(ended);
        assertThat(refusal(mugs, CaseKind.RESHIP))
                .isEqualTo(new CaseRejection.OrderState(CaseKind.RESHIP, Map.of(Stage.DELIVERED, 3L)));
        Claimable here = overview(new Shop(order(paidSale(), OrderState.PAID, packed("P-1", mugs(3)))), null)
                .get(0);
        assertThat(refusal(here, CaseKind.REFUND_ONLY)).isNull();
        assertThat(refusal(here, CaseKind.RETURN_REFUND))
                .isEqualTo(new CaseRejection.OrderState(CaseKind.RETURN_REFUND, Map.of(Stage.PACKED, 3L)));
    }

    @Test
    void tellsTheFirstOfTheShopsReasonsWhereSeveralStandInTheSamePlace() {
        Shop shop = new Shop(order(
                        paidSale(),
                        OrderState.DELIVERED,
                        arrived("P-1", Map.of(LineId.of("A"), 3L, LineId.of("B"), 1L), 80)))
                .under(CasePolicy.builder()
                        .reasons(List.of(Reason.NOT_LIKED.within(10), Reason.NO_REASON.within(20)))
                        .build());
        assertThat(refusal(overview(shop, null).get(0), CaseKind.RETURN_REFUND))
                .isEqualTo(new CaseRejection.WindowExpired(LineId.of("A"), Instant.parse("2025-12-30T12:00:00Z"), ""));
    }
}
