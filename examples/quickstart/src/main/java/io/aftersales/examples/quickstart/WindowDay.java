package io.aftersales.examples.quickstart;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.WindowCriteria;
import io.aftersales.domain.goods.WindowRule;
import io.aftersales.domain.goods.WindowRules;
import io.aftersales.domain.goods.WindowRules.Start;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import java.time.Duration;
import java.time.Instant;

/**
 * Prints the days for which goods can be returned. Presents that were ordered before Christmas can be returned until February. A mug comes
 * back in January. The teapot is late: an agent opens a case as an exception, and a reviewer decides it.
 */
final class WindowDay {
    private static final Instant DELIVERED = Instant.parse("2025-12-12T10:00:00Z");

    private final OneOrderShop shop = new OneOrderShop("1008", rules(), DELIVERED, Tender.money("CARD", "VISA", 20000));

    private WindowDay() {}

    /** Goods can be returned for 7 days after their delivery, and presents for 60 days after the order was placed. */
    private static CasePolicy rules() {
        var beforeChristmas =
                WindowCriteria.ANY.placed(Instant.parse("2025-11-15T00:00:00Z"), Instant.parse("2025-12-25T00:00:00Z"));
        return CasePolicy.builder()
                .windowDays(7)
                .windows(WindowRules.of(
                        WindowRule.within("PRESENTS", beforeChristmas, 60).from(Start.PLACED)))
                .build();
    }

    static void print() {
        var day = new WindowDay();
        day.inTime();
        day.late();
    }

    private void inTime() {
        shop.counter().title("A mug in January");
        shop.shop().clock().advance(Duration.ofDays(35));
        shop.counter()
                .claimable(shop.desks()
                        .applications()
                        .claimable(shop.order(), OneOrderShop.BUYER)
                        .getOrElseThrow(RejectedException::new));
        CaseId mug = shop.opened(shop.returning(OneOrderShop.BUYER, "MUG", 1, "NOT_LIKED"));
        shop.done(shop.desks().reviews().approve(ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), mug)));
        shop.inspected(mug, FoundUnits.of("MUG", Grade.GOOD, 1));
        shop.counter().timeline(mug);
    }

    private void late() {
        shop.counter().title("The teapot in March");
        shop.days(45);
        shop.refused(shop.desks().applications().open(shop.returning(OneOrderShop.BUYER, "TEAPOT", 1, "NOT_LIKED")));
        CaseId teapot = shop.opened(
                shop.returning(OneOrderShop.AGENT, "TEAPOT", 1, "NOT_LIKED").asException("The buyer was in hospital."));
        shop.done(shop.desks().reviews().approve(ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), teapot)));
        shop.inspected(teapot, FoundUnits.of("TEAPOT", Grade.GOOD, 1));
        shop.counter().timeline(teapot);
        shop.counter().account("After", shop.order());
    }
}
