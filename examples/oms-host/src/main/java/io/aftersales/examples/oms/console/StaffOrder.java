package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.Permissions;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.LineId;
import io.aftersales.examples.oms.shop.Catalog;
import io.aftersales.ports.views.CaseView;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Order as staff see it: its goods and parcels, what can be claimed of them, its account and its cases. */
public final class StaffOrder {
    private final OrderFacts facts;
    private final List<Claimable> claims;
    private final List<CaseView> cases;
    private final @Nullable OrderAccount account;
    private final Catalog catalog;
    private final Reader reader;

    StaffOrder(
            OrderFacts facts,
            List<Claimable> claims,
            List<CaseView> cases,
            @Nullable OrderAccount account,
            Catalog catalog,
            Reader reader) {
        this.facts = facts;
        this.claims = claims;
        this.cases = cases;
        this.account = account;
        this.catalog = catalog;
        this.reader = reader;
    }

    /** Returns the facts of the order. */
    public OrderFacts facts() {
        return facts;
    }

    /** Returns the cases on the order. */
    public List<CaseView> cases() {
        return cases;
    }

    /** Returns the account; null before the first case, and for a role that does not see it. */
    public @Nullable OrderAccount account() {
        return account;
    }

    /** Returns the products on sale. */
    public List<Catalog.Product> products() {
        return catalog.products();
    }

    /** Returns the name of a product. */
    public String name(String sku) {
        return catalog.name(sku, reader.locale());
    }

    /** Writes an amount of minor units. */
    public String money(long minor) {
        return reader.money(Money.ofMinor(minor, facts.sale().currency()));
    }

    /** Writes what is in a parcel. */
    public String contents(Parcel parcel) {
        return reader.list(parcel.contents().entrySet().stream()
                .map(each -> Math.min(each.getValue(), line(each.getKey()).quantity()) + " × "
                        + name(line(each.getKey()).sku())));
    }

    private OrderLine line(LineId id) {
        return facts.sale().lines().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the units of a line that can be claimed, in all places together. */
    public long free(LineId line) {
        return claims.stream()
                .filter(each -> each.line().equals(line))
                .mapToLong(Claimable::free)
                .sum();
    }

    /** Writes where the units of a line are and in which stage. */
    public String places(LineId line) {
        return reader.list(claims.stream()
                .filter(each -> each.line().equals(line) && each.free() > 0)
                .map(each -> each.free() + " " + reader.word(each.stage())
                        + (each.place().value().equals("-") ? "" : " (" + each.place() + ")")));
    }

    /** Returns the kinds of case on offer; none where no units are left to claim. */
    public List<CaseKind> kinds() {
        Map<CaseKind, Boolean> offered = claims.stream()
                .filter(each -> each.free() > 0)
                .flatMap(each -> each.kinds().keySet().stream())
                .distinct()
                .collect(Collectors.toMap(each -> each, each -> true));
        return List.of(CaseKind.values()).stream().filter(offered::containsKey).toList();
    }

    /** Tells whether the reader's role may take an action for the buyer. */
    public boolean may(String action) {
        return Permissions.allows(reader.actor().role(), Action.valueOf(action), false);
    }

    /** Tells whether the reader may open a case at all. */
    public boolean mayOpen() {
        return may("OPEN") || may("TAKE_IN") || may("OPEN_AS_EXCEPTION");
    }
}
