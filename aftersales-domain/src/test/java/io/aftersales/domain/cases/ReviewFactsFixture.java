package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import java.util.ArrayList;
import java.util.List;

/** Facts for rules, said fact by fact: a return of one mug worth 20.00 that was delivered, nothing shown, the buyer unknown. */
final class ReviewFactsFixture {
    private CaseKind kind = CaseKind.RETURN_REFUND;
    private final List<CaseItem> items = new ArrayList<>(List.of(item("A", 1, Reason.NO_REASON)));
    private Money amount = cny("20.00");
    private int evidence;
    private boolean reused;
    private DeliveryProgress handover = DeliveryProgress.DELIVERED;
    private boolean verified;
    private BuyerFacts buyer = BuyerFacts.UNKNOWN;
    private boolean here;

    static ReviewFactsFixture aReturn() {
        return new ReviewFactsFixture();
    }

    ReviewFactsFixture of(CaseKind other) {
        kind = other;
        return this;
    }

    ReviewFactsFixture because(Reason... reasons) {
        items.clear();
        for (Reason reason : reasons) {
            items.add(item("A", 1, reason));
        }
        return this;
    }

    ReviewFactsFixture worth(String text) {
        amount = cny(text);
        return this;
    }

    ReviewFactsFixture worth(Money other) {
        amount = other;
        return this;
    }

    ReviewFactsFixture showing(int count) {
        evidence = count;
        return this;
    }

    ReviewFactsFixture reused() {
        reused = true;
        return this;
    }

    ReviewFactsFixture at(DeliveryProgress other) {
        handover = other;
        return this;
    }

    ReviewFactsFixture verified() {
        verified = true;
        return this;
    }

    ReviewFactsFixture by(BuyerFacts other) {
        buyer = other;
        return this;
    }

    ReviewFactsFixture here() {
        here = true;
        return this;
    }

    ReviewFacts facts() {
        return facts(0);
    }

    ReviewFacts facts(int risk) {
        return new ReviewFacts(
                kind, items, amount, evidence, reused, handover, "WH-1", verified, buyer, List.of(), risk, here,
                List.of());
    }
}
