package io.aftersales.examples.oms.console;

import io.aftersales.domain.lifecycle.InboundMove;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.examples.oms.shop.ShopOrders;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands.FoundUnits;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks an inspector about units without a finding, which a complete report counts as missing. */
@Component
final class UncountedUnits {
    private final AfterSales desks;
    private final ShopOrders orders;
    private final Catalog catalog;

    UncountedUnits(AfterSales desks, ShopOrders orders, Catalog catalog) {
        this.desks = desks;
        this.orders = orders;
        this.catalog = catalog;
    }

    /**
     * Refuses a report of nothing, and a complete report that would count units as missing without the inspector saying so.
     *
     * @param inbound the number of the goods that came back; null where there are no others
     */
    void refuse(
            CaseId id,
            @Nullable Integer inbound,
            List<FoundUnits> found,
            boolean complete,
            boolean restIsMissing,
            Reader reader) {
        if (found.isEmpty() && !(complete && restIsMissing)) {
            throw new Mistyped("rest", "inspect.nothing");
        }
        if (!complete || restIsMissing) {
            return;
        }
        var left = new LinkedHashMap<LineId, Long>();
        Answers.granted(desks.files().file(reader.actor(), id)).subject().whole().stream()
                .flatMap(whole -> whole.inbounds().stream())
                .filter(each ->
                        inbound == null ? InboundMove.LOOK.target(each.state()).isPresent() : each.number() == inbound)
                .flatMap(each -> each.remaining().stream())
                .forEach(each -> left.merge(each.line(), each.quantity(), Long::sum));
        found.forEach(each -> left.computeIfPresent(each.line(), (line, units) -> units - each.quantity()));
        left.values().removeIf(units -> units <= 0);
        if (!left.isEmpty()) {
            Map<LineId, String> names = names(id, reader);
            throw new Mistyped(
                    "rest",
                    "inspect.rest",
                    reader.list(left.entrySet().stream()
                            .map(each -> each.getValue() + " × "
                                    + names.getOrDefault(
                                            each.getKey(), each.getKey().value()))));
        }
    }

    private Map<LineId, String> names(CaseId id, Reader reader) {
        var names = new HashMap<LineId, String>();
        orders.facts(id.order())
                .ifPresent(order -> order.sale()
                        .lines()
                        .forEach(each -> names.put(each.id(), catalog.name(each.sku(), reader.locale()))));
        return names;
    }
}
