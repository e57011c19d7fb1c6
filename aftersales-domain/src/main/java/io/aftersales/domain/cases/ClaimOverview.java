package io.aftersales.domain.cases;

import io.aftersales.domain.cases.Eligibility.Obstacle;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.goods.ClaimWindows;
import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.goods.LinePlace;
import io.aftersales.domain.goods.OrderPlaces;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what can be claimed of an order now. For each place, kind and reason an application that is never sent is checked like any other,
 * so that an application is possible exactly where the overview says so.
 */
final class ClaimOverview {
    /** Evidence stands in every checked application, because the overview tells where it is asked for. */
    private static final List<Evidence> SHOWN = List.of(new Evidence("overview", "overview", 1, "image/jpeg"));

    private final OrderFacts order;
    private final OrderAccount account;
    private final CaseFacts facts;
    private final DecisionContext context;
    private final OrderPlaces places;
    private final ClaimWindows windows;
    private final Map<Place, Map<Reason, Optional<Obstacle>>> wholeParcels = new HashMap<>();

    ClaimOverview(OrderFacts order, OrderAccount account, CaseFacts facts, DecisionContext context) {
        this.order = order;
        this.account = account;
        this.facts = facts;
        this.context = context;
        this.places = new OrderPlaces(order, account, facts.carrier(), context.now());
        this.windows = context.policy().windowsOn(order, places, facts.buyer());
    }

    /** Returns the claims for these kinds by line and place: parcels in the order of the facts, then what is in none, then shipments. */
    List<Claimable> of(Collection<CaseKind> offered) {
        var all = new ArrayList<Claimable>();
        account.frozen().sale().lines().forEach(line -> add(all, line.id(), offered));
        account.replacements().forEach(line -> add(all, line.line(), offered));
        return all;
    }

    private void add(List<Claimable> all, LineId line, Collection<CaseKind> offered) {
        places.of(line).stream()
                .filter(place -> place.present() > 0)
                .sorted(Comparator.comparing(place -> place.place().isShipment() ? 2 : place.parcel() == null ? 1 : 0))
                .map(place -> claimable(place, offered))
                .forEach(all::add);
    }

    private Claimable claimable(LinePlace place, Collection<CaseKind> offered) {
        var kinds = new EnumMap<CaseKind, Claimable.Kind>(CaseKind.class);
        for (CaseKind kind : offered) {
            kinds.put(kind, kind(place, kind));
        }
        return new Claimable(
                place.line(),
                place.place(),
                place.stage(),
                Math.min(place.free(), account.unitsLeft(place.line())),
                place.isStoppedAsWhole(),
                kinds);
    }

    private Claimable.Kind kind(LinePlace place, CaseKind kind) {
        var reasons = new LinkedHashMap<String, Claimable.Terms>();
        Obstacle first = null;
        Obstacle ofItself =
                null; // of a reason that no goods of this kind of case have, which tells nothing about these
        for (Reason reason : context.policy().reasons()) {
            Optional<Obstacle> obstacle = obstacle(place, kind, reason);
            if (obstacle.isEmpty()) {
                reasons.put(
                        reason.code(),
                        new Claimable.Terms(windows.of(place, kind, reason).until(), reason.needsEvidence(kind)));
            } else if (kind.hasReturn() && reason.saysNotArrived()) {
                ofItself = earlier(ofItself, obstacle.get());
            } else {
                first = earlier(first, obstacle.get());
            }
        }
        Obstacle told = first == null ? ofItself : first;
        return new Claimable.Kind(reasons, reasons.isEmpty() && told != null ? told.refusal() : null);
    }

    private static Obstacle earlier(@Nullable Obstacle one, Obstacle other) {
        return one == null || other.rank() < one.rank() ? other : one;
    }

    private Optional<Obstacle> obstacle(LinePlace place, CaseKind kind, Reason reason) {
        Parcel parcel = place.parcel();
        return kind == CaseKind.REFUND_ONLY && parcel != null && place.isStoppedAsWhole()
                ? wholeParcels
                        .computeIfAbsent(place.place(), fresh -> new HashMap<>())
                        .computeIfAbsent(reason, each -> check(kind, wholeParcel(parcel, each)))
                : check(kind, List.of(CaseItem.of(place.line(), 1, reason).from(place.place())));
    }

    private List<CaseItem> wholeParcel(Parcel parcel, Reason reason) {
        Place where = parcel.place();
        return parcel.lines().stream()
                .flatMap(line -> places.of(line).stream())
                .filter(place -> place.place().equals(where) && place.present() > 0)
                .map(place -> CaseItem.of(place.line(), place.present(), reason).from(where))
                .toList();
    }

    private Optional<Obstacle> check(CaseKind kind, List<CaseItem> items) {
        var application = new Application(account.order(), kind, items, null, null, null, null, "", SHOWN);
        return new Eligibility(application, order, account, facts, context, places).obstacle();
    }
}
