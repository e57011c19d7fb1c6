package io.aftersales.examples.workbench.play;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.repositories.CaseQuery;
import io.aftersales.ports.repositories.CaseRepository;
import java.time.InstantSource;
import java.util.List;

/** Records of the buyers of a script: the orders they had placed by now, and their cases so far. */
final class PlayedBuyers implements Buyers {
    private static final int MOST_CASES = 1000;

    private final List<StagedOrder> orders;
    private final CaseRepository cases;
    private final InstantSource clock;

    PlayedBuyers(List<StagedOrder> orders, CaseRepository cases, InstantSource clock) {
        this.orders = orders;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public BuyerFacts facts(String buyer) {
        List<StagedOrder> theirs =
                orders.stream().filter(order -> order.buyer().equals(buyer)).toList();
        if (theirs.isEmpty()) {
            return BuyerFacts.UNKNOWN;
        }
        long placed = theirs.stream()
                .filter(order -> !order.placedAt().isAfter(clock.instant()))
                .count();
        List<AfterSalesCase> opened = cases.search(CaseQuery.ofBuyer(buyer).atMost(MOST_CASES));
        BuyerFacts facts = BuyerFacts.of(
                        (int) placed,
                        opened.size(),
                        ended(opened, CaseStatus.REFUNDED),
                        ended(opened, CaseStatus.REJECTED))
                .keptBefore(
                        (int) opened.stream().filter(AfterSalesCase::goodsKept).count());
        BuyerFacts grouped = theirs.stream()
                .map(StagedOrder::group)
                .filter(group -> !group.isEmpty())
                .findFirst()
                .map(facts::inGroup)
                .orElse(facts);
        return theirs.stream().anyMatch(StagedOrder::vip) ? grouped.asVip() : grouped;
    }

    private static int ended(List<AfterSalesCase> opened, CaseStatus how) {
        return (int) opened.stream().filter(each -> each.status() == how).count();
    }
}
