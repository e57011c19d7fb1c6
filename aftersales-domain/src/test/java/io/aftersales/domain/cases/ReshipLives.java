package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.shipped;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.domain.review.DeliveryProgress;
import io.aftersales.domain.review.ReviewFacts;
import io.aftersales.domain.review.ReviewRule;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.List;

/** Where reshipments begin: an order under way, of whose parcel the carrier says that it is lost. */
abstract class ReshipLives {
    static final Outcome NO = new Outcome.Refused("NO");
    static final String UNTOUCHED = "paid 11000, refunded 0, kept 0, owed 0, held 0";

    final Shop shop = new Shop(shipped(paidSale())).hears("P-1", CarrierScan.LOST);

    static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    static Outcome done() {
        return new Outcome.Done("ok");
    }

    static Application reship(CaseItem... items) {
        return Application.of(ORDER, CaseKind.RESHIP, items);
    }

    static CaseItem lostMugs(long quantity) {
        return item("A", quantity, Reason.LOST_IN_TRANSIT);
    }

    Life applied() {
        return shop.opens(reship(lostMugs(2)));
    }

    Life approved() {
        return applied().approvedBy(REVIEWER);
    }

    Life underWay() {
        return approved().reserved();
    }

    /** What a rule sees of the usual case. */
    static ReviewFacts twoLostMugs() {
        return new ReviewFacts(
                CaseKind.RESHIP,
                List.of(CaseItem.of("A", 2, Reason.LOST_IN_TRANSIT)
                        .sold("MUG")
                        .takenFrom(List.of(new PlacedUnits(LineId.of("A"), Place.of("P-1"), 2)), false)),
                cny("50.00"),
                0,
                false,
                DeliveryProgress.WITH_CARRIER,
                "WH-1",
                true,
                BuyerFacts.UNKNOWN,
                List.of(),
                0,
                false,
                List.of());
    }

    static ReviewRule below(String limit) {
        return StandardRules.verifiedReshipBelow(cny(limit));
    }
}
