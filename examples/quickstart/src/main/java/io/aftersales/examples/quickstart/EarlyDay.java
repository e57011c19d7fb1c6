package io.aftersales.examples.quickstart;

import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ReportPosted;
import io.aftersales.ports.desks.Commands.SettleShortfall;
import java.time.Instant;

/**
 * Prints a return that is paid before the goods are seen. The reviewer releases the money at the carrier's first scan of the shop's label.
 * One of the two mugs is missing in the parcel: a shortfall, until finance records that the buyer paid for it.
 */
final class EarlyDay {
    private final OneOrderShop shop = new OneOrderShop(
            "1010", CasePolicy.STANDARD, Instant.parse("2026-03-02T10:00:00Z"), Tender.money("CARD", "VISA", 20000));

    private EarlyDay() {}

    static void print() {
        var day = new EarlyDay();
        CaseId id = day.paidAtTheScan();
        day.oneIsMissing(id);
    }

    private CaseId paidAtTheScan() {
        shop.counter().title("Two mugs, paid when the carrier has them");
        CaseId id = shop.opened(shop.returning(OneOrderShop.BUYER, "MUG", 2, "NOT_LIKED"));
        shop.done(shop.desks()
                .reviews()
                .approve(
                        ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), id).release(Release.ON_SCAN)));
        shop.days(1);
        var label = shop.label(id);
        shop.done(shop.desks()
                .returns()
                .posted(ReportPosted.of(shop.by(Actor.SYSTEM), id, label.carrier(), label.trackingNumber())));
        shop.counter().account("After the scan", shop.order());
        return id;
    }

    private void oneIsMissing(CaseId id) {
        shop.counter().title("One mug is missing in the parcel");
        shop.inspected(id, FoundUnits.of("MUG", Grade.GOOD, 1), FoundUnits.of("MUG", Grade.MISSING, 1));
        shop.counter().alarms();
        shop.counter().shortfall(id);
        shop.days(1);
        shop.done(shop.desks()
                .refunds()
                .settleShortfall(
                        SettleShortfall.paid(shop.by(OneOrderShop.FINANCE), id, Money.of("30.00", "CNY"), "BANK-7")));
        shop.counter().shortfall(id);
        shop.counter().timeline(id);
        shop.counter().account("After: the buyer has paid for the missing mug, and the shop keeps it", shop.order());
    }
}
