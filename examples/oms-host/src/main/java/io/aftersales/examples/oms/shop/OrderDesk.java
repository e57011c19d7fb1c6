package io.aftersales.examples.oms.shop;

import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.repositories.CaseRepository;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up orders of the shop as an actor may see them: a buyer the own ones, staff all. An order of another buyer does not exist for a buyer. */
public final class OrderDesk {
    private final ShopOrders orders;
    private final Catalog catalog;
    private final CaseRepository cases;

    /** Creates the desk. */
    public OrderDesk(ShopOrders orders, Catalog catalog, CaseRepository cases) {
        this.orders = orders;
        this.catalog = catalog;
        this.cases = cases;
    }

    /**
     * Returns orders by their id. Fewer than the limit means that there are no more.
     *
     * @param by the reader
     * @param buyer the buyer; null for all buyers whose orders the reader may see
     * @param text a part of an order's id, a buyer's id or a product's name; null for any
     * @param after the last order of the part before; null to begin
     * @param limit the most orders
     */
    public List<OrderFacts> search(
            Actor by, @Nullable String buyer, @Nullable String text, @Nullable OrderId after, int limit) {
        if (!mayRead(by) || (by.role() == Role.BUYER && buyer != null && !buyer.equals(by.id()))) {
            return List.of();
        }
        String whose = by.role() == Role.BUYER ? by.id() : buyer;
        return orders.search(whose, text, text == null ? List.of() : catalog.skusLike(text), after, limit);
    }

    /** Returns an order. Refuses ORDER_NOT_FOUND for one that does not exist for the reader. */
    public Either<Rejection, OrderFacts> order(Actor by, OrderId order) {
        Optional<OrderFacts> found = mayRead(by)
                ? orders.facts(order)
                        .filter(facts ->
                                by.role() != Role.BUYER || facts.buyer().equals(by.id()))
                : Optional.empty();
        return found.<Either<Rejection, OrderFacts>>map(Either::right)
                .orElseGet(() -> Either.left(new CaseRejection.OrderNotFound(order)));
    }

    private static boolean mayRead(Actor by) {
        return by.role() != Role.SYSTEM;
    }

    /** Returns what was taken of a tender so far, in minor units: by the account of the order where it has one, else by the order. */
    public long captured(OrderFacts order, Tender tender) {
        return cases.account(order.sale().id()).map(OrderAccount::tenders).stream()
                .flatMap(List::stream)
                .filter(each -> each.tender().id().equals(tender.id()))
                .mapToLong(TenderBalance::captured)
                .findFirst()
                .orElse(tender.captured());
    }
}
