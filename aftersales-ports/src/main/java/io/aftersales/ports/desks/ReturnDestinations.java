package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.goods.ClaimWindows;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.goods.ReturnDestination;
import io.aftersales.domain.goods.UnitsTaking;
import io.aftersales.domain.goods.UnitsTaking.ItemTaken;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.gateways.ReturnRouting;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the host for the destinations of goods that come back. A case does not wait for them: when the host does not answer, or fails, the
 * standard stands.
 */
final class ReturnDestinations {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnDestinations.class);

    private final ReturnRouting routing;
    private final ShopPolicy shop;
    private final ApplicationReader applications;

    ReturnDestinations(ReturnRouting routing, ShopPolicy shop) {
        this.routing = routing;
        this.shop = shop;
        this.applications = new ApplicationReader(shop);
    }

    /** Adds the destinations of the units that a case holds to the facts about it. */
    CaseFacts of(AfterSalesCase subject, CaseFacts known) {
        return subject.kind().hasReturn() && subject.submission().goodsAreHere() == null
                ? asked(known, subject.holds(), subject.submission().items())
                : known;
    }

    /**
     * Adds the destinations of the units that an application would hold to the facts about it. No places are known before the decision, so
     * the units are taken from their places here as the decision will take them. An application that asks for more than there is will be
     * refused, and the host is not asked about it.
     *
     * @param account the order's account; null when there is none
     */
    CaseFacts of(OpenCase asked, @Nullable OrderAccount account, CaseFacts known, Instant now) {
        OrderFacts order = known.order();
        if (order == null || !asked.kind().hasReturn() || asked.goodsAreHere() != null || isStandard()) {
            return known;
        }
        List<CaseItem> items = applications
                .read(asked)
                .flatMap(application -> AccountOpening.knownOrOpened(
                                account, order, shop.refunds(), new BookingContext(null, Actor.SYSTEM, now))
                        .map(opened -> taken(application, order, opened, known, now)))
                .getOrElse(List.of());
        return asked(
                known,
                PlacedUnits.summed(
                        items.stream().flatMap(item -> item.taken().stream()).toList()),
                items);
    }

    /** Returns the items of an application with the units taken for each; empty when some cannot be taken. */
    private List<CaseItem> taken(
            Application application, OrderFacts order, OrderAccount account, CaseFacts known, Instant now) {
        var places = new OrderPlaces(order, account, known.carrier(), now);
        ClaimWindows windows = shop.cases().windowsOn(order, places, known.buyer());
        List<ItemTaken> taken = new UnitsTaking(application, order, account, places, windows, now).take();
        return taken.stream().anyMatch(each -> each.missing() > 0)
                ? List.of()
                : taken.stream()
                        .map(ItemTaken::item)
                        .map(item -> item.sold(account.sku(item.line())))
                        .toList();
    }

    private boolean isStandard() {
        return routing == ReturnRouting.STANDARD;
    }

    private CaseFacts asked(CaseFacts known, List<PlacedUnits> units, List<CaseItem> items) {
        OrderFacts order = known.order();
        return order == null || units.isEmpty() || isStandard()
                ? known
                : known.withDestinations(answer(order, units, items));
    }

    private List<ReturnDestination> answer(OrderFacts order, List<PlacedUnits> units, List<CaseItem> items) {
        try {
            return List.copyOf(routing.route(order, units, items));
        } catch (RuntimeException e) {
            LOG.warn(
                    "The routing of returns is not available, the goods go back where they came from ({})",
                    e.getClass().getSimpleName());
            LOG.debug("The destinations of a return could not be had", e);
            return List.of();
        }
    }
}
