package io.aftersales.examples.quickstart;

import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.CreditBonus;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.OpenCase;
import java.time.Instant;
import java.util.Set;

/**
 * Prints a return for store credit. The quotes tell what the buyer gets back on the card, and what in store credit with a bonus of ten per
 * cent. The buyer chooses store credit. What was paid with a gift card goes back there and earns no bonus.
 */
final class CreditDay {
    private static final Instant DELIVERED = Instant.parse("2026-03-02T10:00:00Z");

    private final OneOrderShop shop = new OneOrderShop(
            "1009",
            CasePolicy.builder()
                    .destinations(Set.of(RefundDestination.values()))
                    .creditBonus(CreditBonus.percent(10, Money.of("15.00", "CNY")))
                    .build(),
            DELIVERED,
            Tender.money("CARD", "VISA", 16000),
            Tender.of("GIFT", "GIFTCARD", TenderKind.GIFT_CARD, 4000));

    private CreditDay() {
        shop.shop().rewards().grantsCredit();
    }

    static void print() {
        new CreditDay().chosen();
    }

    private void chosen() {
        OpenCase toCard = shop.returning(OneOrderShop.BUYER, "TEAPOT", 1, "NOT_LIKED");
        OpenCase toBalance = toCard.refundTo(RefundDestination.STORE_CREDIT);
        shop.counter().title("The teapot comes back: the money as it was paid");
        quote(toCard);
        shop.counter().title("Or as store credit, which the buyer chooses");
        quote(toBalance);
        CaseId id = shop.opened(toBalance);
        shop.done(shop.desks().reviews().approve(ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), id)));
        shop.inspected(id, FoundUnits.of("TEAPOT", Grade.GOOD, 1));
        shop.counter().timeline(id);
        shop.counter().account("After: the bonus is no part of the order's money", shop.order());
        shop.counter().sum(shop.order());
    }

    private void quote(OpenCase asked) {
        shop.counter().quote(shop.desks().quotes().quote(asked).getOrElseThrow(RejectedException::new));
    }
}
