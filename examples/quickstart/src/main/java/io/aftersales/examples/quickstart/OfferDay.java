package io.aftersales.examples.quickstart;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.ports.desks.Commands.AnswerOffer;
import io.aftersales.ports.desks.Commands.AppealCase;
import io.aftersales.ports.desks.Commands.ApproveCase;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.MakeOffer;
import io.aftersales.ports.desks.Commands.RejectCase;
import java.time.Instant;
import java.util.List;

/**
 * Prints two disagreements. For a scratched teapot the reviewer offers a part of its price, the buyer keeps the teapot and accepts. A mug is
 * rejected as used: the buyer appeals with a photo, and a supervisor who had no part in the case decides.
 */
final class OfferDay {
    private static final Evidence PHOTO = new Evidence("photo-1", "sha256:1f", 80_000, "image/jpeg");

    private final OneOrderShop shop = new OneOrderShop(
            "1011", CasePolicy.STANDARD, Instant.parse("2026-03-02T10:00:00Z"), Tender.money("CARD", "VISA", 20000));

    private OfferDay() {}

    static void print() {
        var day = new OfferDay();
        day.offered();
        day.appealed();
        day.shop.counter().account("After", day.shop.order());
    }

    private void offered() {
        shop.counter().title("A part of the price, and the buyer keeps the teapot");
        CaseId id = shop.opened(shop.returning(OneOrderShop.BUYER, "TEAPOT", 1, "QUALITY_ISSUE")
                .saying("The lid is scratched.")
                .showing(List.of(PHOTO)));
        shop.done(shop.desks()
                .reviews()
                .offer(new MakeOffer(ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), id)
                        .agreedOn(Money.of("50.00", "CNY"))
                        .keepingGoods())));
        shop.counter().offer(id, OneOrderShop.BUYER);
        shop.days(1);
        shop.done(shop.desks().applications().answerOffer(AnswerOffer.accept(shop.by(OneOrderShop.BUYER), id)));
        shop.counter().timeline(id);
    }

    private void appealed() {
        shop.counter().title("A rejection, and the appeal against it");
        CaseId id = shop.opened(shop.returning(OneOrderShop.BUYER, "MUG", 1, "NOT_LIKED"));
        shop.done(
                shop.desks().reviews().reject(new RejectCase(shop.by(OneOrderShop.REVIEWER), id, "The mug was used.")));
        shop.days(1);
        shop.done(shop.desks()
                .applications()
                .appeal(new AppealCase(
                        shop.by(OneOrderShop.BUYER), id, "It was never unpacked, see the photo.", List.of(PHOTO))));
        shop.refused(shop.desks().reviews().approve(ApproveCase.byPolicy(shop.by(OneOrderShop.REVIEWER), id)));
        shop.done(shop.desks().reviews().approve(ApproveCase.byPolicy(shop.by(OneOrderShop.SUPERVISOR), id)));
        shop.inspected(id, FoundUnits.of("MUG", Grade.GOOD, 1));
        shop.counter().timeline(id);
    }
}
