package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.Handover;
import io.aftersales.domain.review.Seen;
import java.util.ArrayList;
import java.util.List;

/** Facts for rules, said fact by fact: a return of one mug worth 20.00 that was delivered, nothing shown, the buyer unknown. */
final class SeenFixture {
    private CaseKind kind = CaseKind.RETURN_REFUND;
    private final List<CaseItem> items = new ArrayList<>(List.of(item("A", 1, Reason.NO_REASON)));
    private Money amount = cny("20.00");
    private int evidence;
    private boolean reused;
    private Handover handover = Handover.DELIVERED;
    private boolean verified;
    private BuyerFacts buyer = BuyerFacts.UNKNOWN;

    static SeenFixture aReturn() {
        return new SeenFixture();
    }

    SeenFixture of(CaseKind other) {
        kind = other;
        return this;
    }

    SeenFixture because(Reason... reasons) {
        items.clear();
        for (Reason reason : reasons) {
            items.add(item("A", 1, reason));
        }
        return this;
    }

    SeenFixture worth(String text) {
        amount = cny(text);
        return this;
    }

    SeenFixture worth(Money other) {
        amount = other;
        return this;
    }

    SeenFixture showing(int count) {
        evidence = count;
        return this;
    }

    SeenFixture reused() {
        reused = true;
        return this;
    }

    SeenFixture at(Handover other) {
        handover = other;
        return this;
    }

    SeenFixture verified() {
        verified = true;
        return this;
    }

    SeenFixture by(BuyerFacts other) {
        buyer = other;
        return this;
    }

    Seen facts() {
        return facts(0);
    }

    Seen facts(int risk) {
        return new Seen(kind, items, amount, evidence, reused, handover, "WH-1", verified, buyer, List.of(), risk);
    }
}
