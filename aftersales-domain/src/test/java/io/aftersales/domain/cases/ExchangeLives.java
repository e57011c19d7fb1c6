package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.lifecycle.CaseKind;

/** Where exchanges begin: a shop in which mugs cost 20.00; MUG-2 is dearer, MUG-3 cheaper. */
abstract class ExchangeLives {
    static final Outcome PAID = new Outcome.Done("ALIPAY", "tx-top-up");
    static final Outcome NO = new Outcome.Refused("NO");
    static final String UNTOUCHED = "paid 11000, refunded 0, kept 0, owed 0, held 0";

    final Shop shop = stocked(new Shop(delivered(paidSale())));

    static Shop stocked(Shop shop) {
        return shop.stocks("MUG", 9)
                .stocks("MUG-2", 9)
                .stocks("MUG-3", 9)
                .stocks("CAP", 9)
                .asks("MUG-2", 2500)
                .asks("MUG-3", 1500);
    }

    static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    static Outcome done() {
        return new Outcome.Done("ok");
    }

    static Application exchange(CaseItem... items) {
        return Application.of(ORDER, CaseKind.EXCHANGE, items);
    }

    static CaseItem mugs(long quantity) {
        return item("A", quantity, Reason.NO_REASON);
    }

    Life even() {
        return shop.opens(exchange(mugs(2)));
    }

    Life dearer() {
        return shop.opens(exchange(mugs(2).wanting("MUG-2")));
    }

    Life cheaper() {
        return shop.opens(exchange(mugs(2).wanting("MUG-3")));
    }

    /** The difference is asked for. */
    Life asked() {
        return dearer().comesBack(good("A", 2));
    }

    /** The new goods are on their way, and the difference is paid. */
    Life underWay() {
        return asked().hears(Effect.RequestTopUp.class, PAID);
    }
}
