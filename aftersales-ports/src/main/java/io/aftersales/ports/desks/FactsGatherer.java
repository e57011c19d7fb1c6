package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.DifferencePolicy;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.ports.desks.Commands.GiveGoodwill;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.OpenCase;
import io.aftersales.ports.desks.Commands.ProvideInfo;
import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the host and its partners for the facts that a decision needs, and for no others, before anything is written. */
final class FactsGatherer {
    private final Gateways gateways;
    private final TicketRepository tickets;
    private final ShopPolicy shop;
    private final @Nullable ApprovalTotals totals;
    private final ReturnDestinations destinations;

    FactsGatherer(Gateways gateways, TicketRepository tickets, ShopPolicy shop, @Nullable ApprovalTotals totals) {
        this.gateways = gateways;
        this.tickets = tickets;
        this.shop = shop;
        this.totals = totals;
        this.destinations = new ReturnDestinations(gateways.returnRouting(), shop);
    }

    /** Gathers the facts about an order. */
    CaseFacts about(OrderId order) {
        return gateways.orders().facts(order).map(CaseFacts::of).orElse(CaseFacts.NOTHING);
    }

    /**
     * Gathers the facts to decide about an application: the facts of any application and, where the shop has rules, the buyer's record and
     * the destinations of goods that come back.
     *
     * @param known the order's account; null when there is none
     */
    CaseFacts toDecide(OpenCase asked, @Nullable OrderAccount known, Instant now) {
        CaseFacts facts = about(asked, known);
        return hasRules() ? destinations.of(asked, known, forRules(facts, asked.evidence()), now) : facts;
    }

    /** Gathers the facts to tell what can be claimed of an order: the order, and the carriers' scans of all its parcels under way. */
    CaseFacts toClaim(OrderId id) {
        return gateways.orders()
                .facts(id)
                .map(order -> scanned(
                        order, order.sale().lines().stream().map(OrderLine::id).toList()))
                .orElse(CaseFacts.NOTHING);
    }

    /** Gathers the facts about a buyer's answer: none at all when no rule looks at it. */
    CaseFacts toDecide(ProvideInfo given, CaseWithAccount loaded) {
        return hasRules()
                ? destinations.of(loaded.subject(), forRules(about(loaded), given.evidence()))
                : CaseFacts.NOTHING;
    }

    /** Gathers the facts to approve a case: about its order and, for goods that may not have arrived, the carriers' scans. */
    private CaseFacts about(CaseWithAccount loaded) {
        OrderId id = loaded.subject().id().order();
        return loaded.subject().kind().hasReturn()
                ? about(id)
                : gateways.orders()
                        .facts(id)
                        .map(order -> scanned(order, lines(loaded)))
                        .orElse(CaseFacts.NOTHING);
    }

    /**
     * Gathers the facts for an approval: about the order, the destinations of goods that come back, the person who approves, and the agent
     * who has the ticket.
     */
    CaseFacts toApprove(CaseWithAccount loaded, Actor by, Instant now) {
        var id = loaded.subject().id();
        String agent = tickets.unresolved(id).map(Ticket::agent).orElse(null);
        return destinations
                .of(loaded.subject(), about(loaded))
                .withGranted(grantedToday(loaded.account().frozen().currency(), by, now))
                .withTicketOf(agent);
    }

    /**
     * Gathers the facts for a confirmation, about the person who confirms. The ticket's agent is not looked up: the ticket was opened for
     * that agent to confirm.
     */
    CaseFacts toConfirm(OrderAccount account, Actor by, Instant now) {
        return CaseFacts.NOTHING.withGranted(grantedToday(account.frozen().currency(), by, now));
    }

    private long grantedToday(Currency currency, Actor by, Instant now) {
        DailyLimit limit = shop.cases().dailyLimit();
        return limit == null || totals == null ? 0 : totals.since(limit.startOfDay(now), by, currency);
    }

    /** Gathers the facts for goodwill on an order, with what was granted and given before. */
    CaseFacts toGiveGoodwill(GiveGoodwill command, Instant now) {
        CaseFacts known = about(command.order());
        OrderFacts order = known.order();
        if (order == null) {
            return known;
        }
        Currency currency = order.sale().currency();
        return known.withGranted(grantedToday(currency, command.by(), now))
                .withGoodwill(goodwillBefore(currency, command.by(), now), worth(command.gifts(), currency));
    }

    private Map<Gift, Long> worth(List<Gift> asked, Currency currency) {
        var worth = new HashMap<Gift, Long>();
        for (Gift gift : asked) {
            gateways.gifts().worth(gift, currency).ifPresent(minor -> worth.put(gift, minor));
        }
        return worth;
    }

    private GoodwillLimits.Given goodwillBefore(Currency currency, Actor by, Instant now) {
        GoodwillLimits limits = shop.cases().goodwill();
        return !limits.areCounted() || totals == null
                ? GoodwillLimits.Given.NOTHING
                : new GoodwillLimits.Given(
                        totals.goodwillSince(limits.startOfDay(now), by, currency),
                        totals.goodwillSince(limits.startOfMonth(now), null, currency));
    }

    private boolean hasRules() {
        return !shop.cases().rules().isEmpty();
    }

    private CaseFacts forRules(CaseFacts known, List<Evidence> shown) {
        OrderFacts order = known.order();
        if (order == null) {
            return known;
        }
        Set<String> hashes = shown.stream().map(Evidence::hash).collect(Collectors.toSet());
        Buyers buyers = gateways.buyers();
        return known.with(buyers.facts(order.buyer()), hashes.isEmpty() ? hashes : buyers.usedBefore(hashes));
    }

    /**
     * Gathers the facts about an application: for an exchange, stock and prices of the goods wanted; for goods that may not have arrived,
     * the carriers' scans.
     *
     * @param known the order's account, by which lines are looked up: an earlier exchange may have changed their names and SKUs; null when
     *     there is none
     */
    CaseFacts about(OpenCase asked, @Nullable OrderAccount known) {
        Optional<OrderFacts> order = gateways.orders().facts(asked.order());
        if (order.isEmpty()) {
            return CaseFacts.NOTHING;
        }
        return switch (asked.kind()) {
            case RETURN_REFUND -> CaseFacts.of(order.get());
            case EXCHANGE -> aboutExchange(asked, order.get(), known);
            case REFUND_ONLY, RESHIP -> scanned(order.get(), lines(asked, order.get(), known));
        };
    }

    private CaseFacts aboutExchange(OpenCase asked, OrderFacts order, @Nullable OrderAccount known) {
        var wanted = new HashSet<String>();
        var other = new HashSet<String>();
        for (ItemAsked item : asked.items()) {
            sku(item.line(), order, known).ifPresent(sold -> {
                String want = item.wantedSku() == null ? sold : item.wantedSku();
                wanted.add(want);
                if (!want.equals(sold) && shop.cases().differences() != DifferencePolicy.WAIVE) {
                    other.add(want);
                }
            });
        }
        return new CaseFacts(order, Map.of(), gateways.inventory().available(wanted), prices(order, other));
    }

    private static Optional<String> sku(LineId line, OrderFacts order, @Nullable OrderAccount known) {
        if (known != null) {
            return known.has(line) ? Optional.of(known.sku(line)) : Optional.empty();
        }
        return order.sale().lines().stream()
                .filter(each -> each.id().equals(line))
                .map(OrderLine::sku)
                .findFirst();
    }

    private Map<String, UnitPrice> prices(OrderFacts order, Set<String> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        var prices = new HashMap<String, UnitPrice>();
        gateways.prices().unitPrices(order.sale().id(), skus).forEach((sku, price) -> {
            if (price.amount().currency().equals(order.sale().currency())) {
                prices.put(sku, price.inMinor());
            }
        });
        return prices;
    }

    /** Returns the lines of the sale that an application is about: all of them when the whole order is meant. */
    private static List<LineId> lines(OpenCase asked, OrderFacts order, @Nullable OrderAccount known) {
        return asked.items().isEmpty()
                ? order.sale().lines().stream().map(OrderLine::id).toList()
                : asked.items().stream()
                        .map(ItemAsked::line)
                        .map(line -> known != null && known.has(line) ? known.root(line) : line)
                        .toList();
    }

    private static List<LineId> lines(CaseWithAccount loaded) {
        return loaded.subject().submission().lines().stream()
                .map(loaded.account()::root)
                .toList();
    }

    /** Gathers the facts about an order with the carriers' scans of its parcels under way that carry one of these lines. */
    private CaseFacts scanned(OrderFacts order, List<LineId> lines) {
        var scans = new HashMap<String, CarrierScan>();
        for (Parcel parcel : order.parcelsOf(lines)) {
            if (parcel.isHandedOver() && parcel.deliveredAt() == null && parcel.ending() == null) {
                scans.put(
                        parcel.id(),
                        gateways.logistics()
                                .track(
                                        parcel.id(),
                                        Objects.requireNonNullElse(parcel.carrier(), ""),
                                        Objects.requireNonNullElse(parcel.trackingNumber(), "")));
            }
        }
        return new CaseFacts(order, scans, Map.of(), Map.of());
    }
}
