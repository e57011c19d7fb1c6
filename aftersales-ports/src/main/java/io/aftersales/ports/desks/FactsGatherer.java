package io.aftersales.ports.desks;

import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.OrderAccount;
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
        return hasRules()
                ? destinations.of(asked, known, forRules(aboutGoods(asked, known), asked.evidence()), now)
                : about(asked, known);
    }

    /**
     * Gathers the facts to tell what can be claimed of an order: the order, the carriers' scans of all its parcels under way and, where a
     * window rule looks at it, the buyer's record.
     */
    CaseFacts toClaim(OrderId id) {
        return gateways.orders()
                .facts(id)
                .map(order -> forWindows(scanned(order, allLines(order))))
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

    /** Gathers the facts for a buyer's acceptance: those of an approval, without a person who approves. */
    CaseFacts toAccept(CaseWithAccount loaded) {
        return destinations.of(loaded.subject(), about(loaded));
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

    /** Adds the buyer's record to the facts where a window rule looks at it. */
    private CaseFacts forWindows(CaseFacts known) {
        OrderFacts order = known.order();
        return order == null || !shop.cases().windows().lookAtBuyer()
                ? known
                : known.with(gateways.buyers().facts(order.buyer()), known.usedBefore());
    }

    /**
     * Gathers the facts about an application: for an exchange, stock and prices of the goods wanted; for goods that may not have arrived, or
     * where a window may count from the last parcel, the carriers' scans; where a window rule looks at it, the buyer's record.
     *
     * @param known the order's account, by which lines are looked up: an earlier exchange may have changed their names and SKUs; null when
     *     there is none
     */
    CaseFacts about(OpenCase asked, @Nullable OrderAccount known) {
        return forWindows(aboutGoods(asked, known));
    }

    private CaseFacts aboutGoods(OpenCase asked, @Nullable OrderAccount known) {
        Optional<OrderFacts> order = gateways.orders().facts(asked.order());
        if (order.isEmpty()) {
            return CaseFacts.NOTHING;
        }
        return switch (asked.kind()) {
            case RETURN_REFUND -> scanned(order.get(), linesUnderWay(asked, order.get(), known));
            case EXCHANGE -> aboutExchange(asked, order.get(), known);
            case REFUND_ONLY, RESHIP -> scanned(order.get(), linesUnderWay(asked, order.get(), known));
        };
    }

    private CaseFacts aboutExchange(OpenCase asked, OrderFacts order, @Nullable OrderAccount known) {
        var wanted = new HashSet<String>();
        var prices = new HashMap<ExchangeItem, ExchangePrices>();
        boolean priced = shop.cases().exchangeValue().asksPrices(order.sale().currency());
        for (ItemAsked item : asked.items()) {
            sku(item.line(), order, known).ifPresent(sold -> {
                String want = Objects.requireNonNullElse(item.wantedSku(), sold);
                wanted.add(want);
                if (priced && !want.equals(sold)) {
                    shop.cases()
                            .reason(item.reason())
                            .map(why -> new ExchangeItem(item.line(), sold, want, item.quantity(), why))
                            .ifPresent(each -> prices.computeIfAbsent(each, ask -> prices(order, ask)));
                }
            });
        }
        Map<String, CarrierScan> scans = scans(order, linesUnderWay(asked, order, known));
        return new CaseFacts(order, scans, gateways.inventory().available(wanted), prices);
    }

    private ExchangePrices prices(OrderFacts order, ExchangeItem item) {
        return gateways.prices()
                .of(order.sale().id(), item)
                .inMinor(order.sale().currency());
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

    /**
     * Returns the lines of the sale whose parcels under way matter to an application: those it is about, for goods that may not have arrived;
     * all of them when the whole order is meant, or a window may count from the last parcel.
     */
    private List<LineId> linesUnderWay(OpenCase asked, OrderFacts order, @Nullable OrderAccount known) {
        if (shop.cases().windows().lookAtAllParcels()) {
            return allLines(order);
        }
        if (asked.kind().hasReturn()) {
            return List.of();
        }
        return asked.items().isEmpty()
                ? allLines(order)
                : asked.items().stream()
                        .map(ItemAsked::line)
                        .map(line -> known != null && known.has(line) ? known.root(line) : line)
                        .toList();
    }

    private static List<LineId> allLines(OrderFacts order) {
        return order.sale().lines().stream().map(OrderLine::id).toList();
    }

    private static List<LineId> lines(CaseWithAccount loaded) {
        return loaded.subject().submission().lines().stream()
                .map(loaded.account()::root)
                .toList();
    }

    /** Gathers the facts about an order with the carriers' scans of its parcels under way that carry one of these lines. */
    private CaseFacts scanned(OrderFacts order, List<LineId> lines) {
        return new CaseFacts(order, scans(order, lines), Map.of(), Map.of());
    }

    private Map<String, CarrierScan> scans(OrderFacts order, List<LineId> lines) {
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
        return scans;
    }
}
