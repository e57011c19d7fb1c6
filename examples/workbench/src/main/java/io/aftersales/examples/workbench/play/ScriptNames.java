package io.aftersales.examples.workbench.play;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.examples.workbench.JsonValue;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that the steps of a script may use, as they are known while the steps are read from the first to the last. */
final class ScriptNames {
    private final Currency currency;
    private final Map<OrderId, StagedOrder> orders = new LinkedHashMap<>();
    private final Map<OrderId, Set<String>> parcels = new LinkedHashMap<>();
    private final Set<String> cases = new HashSet<>();
    private final List<JsonValue> used = new ArrayList<>();

    ScriptNames(Currency currency, List<StagedOrder> staged) {
        this.currency = currency;
        for (StagedOrder order : staged) {
            orders.put(order.id(), order);
            var ids = new HashSet<String>();
            order.parcels().forEach(parcel -> ids.add(parcel.id()));
            parcels.put(order.id(), ids);
        }
    }

    Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }

    Currency currency() {
        return currency;
    }

    /** Reads the order that a step is about; it may be left out where there is only one. */
    OrderId order(JsonValue.Fields step) {
        if (step.find("order").isEmpty() && orders.size() == 1) {
            return orders.keySet().iterator().next();
        }
        JsonValue named = step.get("order");
        OrderId id = named.text(OrderId::of);
        if (!orders.containsKey(id)) {
            throw named.noneOf(List.copyOf(orders.keySet()));
        }
        return id;
    }

    List<LineId> lines(OrderId order) {
        StagedOrder staged = orders.get(order);
        return staged == null ? List.of() : staged.lines();
    }

    /** Notes that a part was added to an order, so that later steps may name its lines. */
    void amended(OrderId order, Amendment more) {
        orders.computeIfPresent(order, (id, staged) -> staged.amendedBy(more));
    }

    /** Reads the name of a case that the step opens. */
    String newCase(JsonValue.Fields step) {
        JsonValue as = step.get("as");
        if (!cases.add(as.text())) {
            throw as.fault("\"" + as.text() + "\" is the name of another case already");
        }
        return as.text();
    }

    /** Reads the case that a step is about: its name, or its id. */
    String caseNamed(JsonValue.Fields step) {
        JsonValue named = step.get("case");
        used.add(named);
        return named.text();
    }

    /** Refuses names of cases that no step has given. A step that comes later counts: the case is then not found when it is needed. */
    void checkCases() {
        for (JsonValue named : used) {
            if (!cases.contains(named.text()) && !isId(named.text())) {
                throw named.fault("\"" + named.text() + "\" is neither the name nor the id of a case of this script");
            }
        }
    }

    private boolean isId(String text) {
        try {
            return orders.containsKey(CaseId.parse(text).order());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Notes that the script has named a parcel. */
    void told(OrderId order, String parcel) {
        parcels.computeIfAbsent(order, fresh -> new HashSet<>()).add(parcel);
    }

    /** Reads the id of a parcel that is no longer told. */
    String removed(OrderId order, JsonValue parcel) {
        if (!parcels.getOrDefault(order, Set.of()).remove(parcel.text())) {
            throw parcel.fault("the order " + order + " has no parcel " + parcel.text());
        }
        return parcel.text();
    }
}
