package io.aftersales.examples.workbench;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Buyer port of the replay: answers with the orders the buyer had placed and the outcome of the buyer's cases, as of the replay's clock.
 */
final class PastBuyers implements Buyers {
    private static final int MOST_CASES = 1000;

    private final Map<String, List<Instant>> orders = new HashMap<>();
    private final CaseRepository cases;
    private final InstantSource clock;

    PastBuyers(OrderBook book, CaseRepository cases, InstantSource clock) {
        for (PastOrder order : book.all()) {
            orders.computeIfAbsent(order.buyer(), unseen -> new ArrayList<>()).add(order.placedAt());
        }
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public BuyerFacts facts(String buyer) {
        Instant now = clock.instant();
        long placed = orders.getOrDefault(buyer, List.of()).stream()
                .filter(at -> !at.isAfter(now))
                .count();
        List<AfterSalesCase> opened = cases.search(CaseQuery.ofBuyer(buyer).atMost(MOST_CASES));
        return BuyerFacts.of(
                        (int) placed,
                        opened.size(),
                        ended(opened, CaseStatus.REFUNDED),
                        ended(opened, CaseStatus.REJECTED))
                .keptBefore(
                        (int) opened.stream().filter(AfterSalesCase::goodsKept).count());
    }

    private static int ended(List<AfterSalesCase> opened, CaseStatus how) {
        return (int) opened.stream().filter(each -> each.status() == how).count();
    }
}
