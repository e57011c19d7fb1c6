package io.aftersales.examples.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Computes the figures of a replay. Their names and order are fixed, because other programs read them; amounts are minor units. */
final class ReplayFigures {
    private record Line(OrderId order, LineId line) {}

    private final Replay replay;
    private final List<ReplayedCase> cases;
    private final Map<String, Long> rejectedByRule = new TreeMap<>();
    private final Map<String, Long> refundByChannel = new TreeMap<>();
    private final Map<OrderId, Integer> casesByOrder = new HashMap<>();
    private final Map<Line, Integer> casesByLine = new HashMap<>();
    private long items;
    private long acceptedItems;
    private long units;
    private long goods;
    private long shipping;
    private long total;

    private ReplayFigures(Replay replay, List<ReplayedCase> cases) {
        this.replay = replay;
        this.cases = cases;
        cases.forEach(this::count);
    }

    static ObjectNode of(History history, Replay replay, List<ReplayedCase> cases) {
        return new ReplayFigures(replay, cases).json(history.orders().size());
    }

    /** Returns the total refunded on the accounts of these cases' orders, in minor units. */
    static long refunded(Replay replay, List<ReplayedCase> cases) {
        Set<OrderId> orders = new HashSet<>();
        cases.forEach(each -> orders.add(each.request().order()));
        return orders.stream()
                .flatMap(order -> replay.account(order).stream())
                .mapToLong(OrderAccount::refunded)
                .sum();
    }

    private void count(ReplayedCase each) {
        items += each.request().rows();
        each.end()
                .peek(end -> countAccepted(each, end))
                .peekLeft(rejection -> rejectedByRule.merge(rejection.code(), 1L, Long::sum));
    }

    private void countAccepted(ReplayedCase each, AfterSalesCase end) {
        OrderId order = end.id().order();
        acceptedItems += each.request().rows();
        casesByOrder.merge(order, 1, Integer::sum);
        goods += each.goodsRefund();
        shipping += each.shippingRefund();
        total += each.totalRefund();
        for (Units back : each.unitsBack()) {
            units += back.quantity();
            casesByLine.merge(new Line(order, back.line()), 1, Integer::sum);
        }
        for (RefundPart part : end.refund().parts()) {
            refundByChannel.merge(part.tender().channel(), part.amount().minor(), Long::sum);
        }
    }

    private ObjectNode json(int orders) {
        long accepted = cases.stream().filter(ReplayedCase::isAccepted).count();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("cases", cases.size())
                .put("items", items)
                .put("accepted", accepted)
                .put("rejected", cases.size() - accepted);
        rejectedByRule.forEach(json.putObject("rejected_by_rule")::put);
        json.put("accepted_items", acceptedItems)
                .put("units_returned", units)
                .put("goods_refund_minor", goods)
                .put("shipping_refund_minor", shipping)
                .put("total_refund_minor", total);
        refundByChannel.forEach(json.putObject("refund_minor_by_channel")::put);
        return json.put("orders", orders)
                .put("orders_with_accepted_case", casesByOrder.size())
                .put("orders_fully_returned", ordersFullyReturned())
                .put("orders_with_2plus_cases", twoOrMore(casesByOrder))
                .put(
                        "max_cases_on_one_order",
                        casesByOrder.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0))
                .put("lines_returned", casesByLine.size())
                .put("lines_fully_returned", linesFullyReturned())
                .put("lines_with_2plus_cases", twoOrMore(casesByLine));
    }

    private long ordersFullyReturned() {
        return casesByOrder.keySet().stream()
                .filter(order -> account(order).isEverythingBack())
                .count();
    }

    private long linesFullyReturned() {
        return casesByLine.keySet().stream()
                .filter(each -> account(each.order).unitsLeft(each.line) == 0)
                .count();
    }

    private OrderAccount account(OrderId order) {
        return replay.account(order).orElseThrow();
    }

    private static <T> long twoOrMore(Map<T, Integer> cases) {
        return cases.values().stream().filter(count -> count >= 2).count();
    }
}
