package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The tenders of an account that is opened for writing. */
final class TenderEditor {
    private final List<TenderBalance> tenders;

    TenderEditor(List<TenderBalance> tenders) {
        this.tenders = new ArrayList<>(tenders);
    }

    List<TenderBalance> all() {
        return tenders;
    }

    /** Adds a top-up as a further tender. */
    void add(Tender paid) {
        tenders.add(TenderBalance.of(paid));
    }

    TenderBalance of(TenderId id) {
        return tenders.get(place(id));
    }

    void move(TenderId id, UnaryOperator<TenderBalance> how) {
        int k = place(id);
        tenders.set(k, how.apply(tenders.get(k)));
    }

    private int place(TenderId id) {
        for (int k = 0; k < tenders.size(); k++) {
            if (tenders.get(k).tender().id().equals(id)) {
                return k;
            }
        }
        throw new IllegalArgumentException("the order has no tender " + id);
    }
}
