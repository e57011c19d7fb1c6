package io.aftersales.domain.goods;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.Taken;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the units of one application from their places. Items are served in the order given; what one item took is not there for the next.
 * Parcels with a carrier are taken last, and only when every unit in them is free and asked for: so no wanted goods are stopped, and no two
 * cases stop one parcel.
 */
public final class UnitsTaking {
    private final Application application;
    private final OrderFacts order;
    private final OrderAccount account;
    private final OrderPlaces places;
    private final CaseKind kind;
    private final ClaimWindows windows;
    private final Instant now;
    private final Map<PlacedUnits, Long> taken = new HashMap<>();
    private final Map<LineId, Long> takenOfLine = new HashMap<>();
    private final boolean isWhole;
    private final @Nullable TakingRule ofAll;

    /** Prepares to take the units of an application. */
    public UnitsTaking(
            Application application,
            OrderFacts order,
            OrderAccount account,
            OrderPlaces places,
            ClaimWindows windows,
            Instant now) {
        this(application, order, account, places, windows, now, null);
    }

    private UnitsTaking(
            Application application,
            OrderFacts order,
            OrderAccount account,
            OrderPlaces places,
            ClaimWindows windows,
            Instant now,
            @Nullable TakingRule fixed) {
        this.application = application;
        this.order = order;
        this.account = account;
        this.places = places;
        this.kind = application.kind();
        this.windows = windows;
        this.now = now;
        Reason whole = application.items().isEmpty() ? application.whole() : null;
        this.isWhole = whole != null;
        this.ofAll = whole == null
                ? application.goodsAreHere() == null ? fixed : TakingRule.GOODS_ARE_HERE
                : TakingRule.of(
                        kind,
                        whole,
                        lines().stream()
                                .flatMap(line -> places.of(line).stream())
                                .toList());
    }

    /**
     * Prepares to take units once more that had not reached the buyer when they were claimed, from where they are now. Units that have been
     * delivered since are not taken.
     */
    public static UnitsTaking onceMore(
            Application application, OrderFacts order, OrderAccount account, OrderPlaces places, Instant now) {
        var windows = new ClaimWindows(WindowRules.NONE, null, order, places, "", false);
        return new UnitsTaking(application, order, account, places, windows, now, TakingRule.NOT_DELIVERED);
    }

    /**
     * An item of an application with the units taken for it.
     *
     * @param item the item, which keeps the units and their places
     * @param taken the units, with the contents of their places
     * @param unverifiedLoss whether the item is about a loss that cannot be confirmed: its goods are with the buyer or on their way
     */
    public record ItemTaken(CaseItem item, List<Taken> taken, boolean unverifiedLoss) {
        /** Copies the list. */
        public ItemTaken {
            taken = List.copyOf(taken);
        }

        /** Returns the units that could not be taken. */
        public long missing() {
            return item.quantity() - quantity();
        }

        /** Returns the units that were taken. */
        public long quantity() {
            long units = 0;
            for (Taken each : taken) {
                units += each.units().quantity();
            }
            return units;
        }
    }

    /** Units that are still needed for an item. */
    private static final class Need {
        private final CaseItem item;
        private final TakingRule rule;
        private final List<Taken> taken = new ArrayList<>();
        private long left;

        Need(CaseItem item, TakingRule rule) {
            this.item = item;
            this.rule = rule;
            this.left = item.quantity();
        }

        boolean isMetBy(LinePlace place) {
            return left > 0 && (item.from() == null || item.from().equals(place.place()));
        }

        ItemTaken done() {
            CaseItem found = item.takenFrom(Taken.units(taken), rule.equals(TakingRule.DELIVERED));
            return new ItemTaken(found, taken, rule.isUnverified());
        }
    }

    /**
     * Takes the units of the application, once: for each item as many as there are; for a whole order every unit that can be taken, of what has
     * not reached the buyer if there is any, else of what has. Empty when a whole order has none.
     */
    public List<ItemTaken> take() {
        var needs = new ArrayList<Need>();
        for (CaseItem item : isWhole ? everythingLeft() : application.items()) {
            needs.add(new Need(item, rule(item)));
        }
        needs.forEach(this::takeFreely);
        takeWholeParcels(needs);
        return isWhole
                ? needs.stream()
                        .filter(need -> !need.taken.isEmpty())
                        .map(Need::done)
                        .map(each -> new ItemTaken(
                                each.item().withQuantity(each.quantity()), each.taken(), each.unverifiedLoss()))
                        .toList()
                : needs.stream().map(Need::done).toList();
    }

    private List<CaseItem> everythingLeft() {
        Reason whole =
                Objects.requireNonNull(application.whole(), "an application without items is for the whole order");
        return lines().stream()
                .filter(line -> account.unitsLeft(line) > 0)
                .map(line -> CaseItem.of(line, account.unitsLeft(line), whole))
                .toList();
    }

    /** Returns the rule for an item, or the one rule for all of them. */
    private TakingRule rule(CaseItem item) {
        return ofAll == null ? TakingRule.of(kind, item.reason(), lookedAt(item)) : ofAll;
    }

    private List<LineId> lines() {
        var lines = new ArrayList<LineId>();
        account.frozen().sale().lines().forEach(line -> lines.add(line.id()));
        account.replacements().forEach(line -> lines.add(line.line()));
        return lines;
    }

    /** Returns the places of an item's line, or the one place that the item names. */
    public List<LinePlace> lookedAt(CaseItem item) {
        List<LinePlace> all = places.of(item.line());
        Place from = item.from();
        return from == null
                ? all
                : all.stream().filter(each -> each.place().equals(from)).toList();
    }

    /** Tells whether a unit of an item's line, gone or not, is at a stage that the kind of case and the reason allow. */
    public boolean isPossible(CaseItem item) {
        Set<Stage> possible = possible(item.reason());
        for (LinePlace each : places.of(item.line())) {
            if (possible.contains(each.stage())) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether goods at a stage can be claimed for this reason. */
    public boolean isPossible(Stage stage, Reason reason) {
        return possible(reason).contains(stage);
    }

    private Set<Stage> possible(Reason reason) {
        return application.goodsAreHere() == null
                ? TakingRule.possible(kind, reason)
                : EnumSet.copyOf(TakingRule.GOODS_ARE_HERE.freely());
    }

    /**
     * Returns the window in the way of an item, the one that ended last: fewer units than asked are where the item may be taken from and in
     * their window, and others there are past it. Null when no window is in the way.
     *
     * @param before the items before it, which want units from the same places
     */
    public @Nullable ClaimWindow expiredWindow(CaseItem item, List<CaseItem> before) {
        List<LinePlace> all = lookedAt(item);
        TakingRule rule = rule(item);
        long open = 0;
        ClaimWindow latest = null;
        for (LinePlace place : all) {
            if (rule.allows(place)) {
                ClaimWindow window = windows.of(place, kind, item.reason());
                if (window.isOpen(now)) {
                    open += place.units();
                } else {
                    latest = latest == null ? window : latest.orLater(window);
                }
            }
        }
        return open < Units.sum(item.quantity(), askedBefore(item, rule, before)) ? latest : null;
    }

    private long askedBefore(CaseItem item, TakingRule rule, List<CaseItem> before) {
        long asked = 0;
        for (CaseItem other : before) {
            boolean same = other.line().equals(item.line())
                    && Objects.equals(other.from(), item.from())
                    && rule(other).equals(rule);
            asked = same ? Units.sum(asked, other.quantity()) : asked;
        }
        return asked;
    }

    /**
     * Returns the units of an item's line that are there but were not taken, because they are at another stage, in another place than the
     * one named, or in a parcel that is not wholly asked for.
     */
    public Map<Stage, Long> elsewhere(CaseItem item) {
        TakingRule rule = rule(item);
        Map<Stage, Long> elsewhere = new EnumMap<>(Stage.class);
        for (LinePlace place : places.of(item.line())) {
            boolean named = item.from() == null || item.from().equals(place.place());
            long here = place.present() - taken.getOrDefault(key(place), 0L);
            if (here > 0 && (!named || !rule.freely().contains(place.stage()) || rule.needsWholeParcel(place))) {
                elsewhere.merge(place.stage(), here, Long::sum);
            }
        }
        return elsewhere;
    }

    /** Returns the end of the earliest window of units that were taken; null when none of them has a window. */
    public @Nullable Instant earliestEnd(List<ItemTaken> all) {
        Instant earliest = null;
        for (ItemTaken each : all) {
            for (LinePlace place : lookedAt(each.item())) {
                boolean from = each.taken().stream()
                        .anyMatch(part -> part.units().place().equals(place.place()));
                Instant end =
                        from ? windows.of(place, kind, each.item().reason()).until() : null;
                earliest = end == null || (earliest != null && earliest.isBefore(end)) ? earliest : end;
            }
        }
        return earliest;
    }

    private void takeFreely(Need need) {
        for (Stage stage : need.rule.freely()) {
            for (LinePlace place : inOrder(need, stage)) {
                takeFrom(place, need, Math.min(need.left, free(place)));
            }
        }
    }

    /** Returns the places of a stage in the order in which an item is served from them. */
    private List<LinePlace> inOrder(Need need, Stage stage) {
        var at = new ArrayList<LinePlace>();
        for (LinePlace place : lookedAt(need.item)) {
            if (place.stage() == stage && !need.rule.needsWholeParcel(place) && isInWindow(place, need.item.reason())) {
                at.add(place);
            }
        }
        if (stage == Stage.DELIVERED) {
            at.sort(Comparator.comparing(place -> openUntil(place, need.item.reason())));
        } else if (stage == Stage.PACKED) {
            Collections.reverse(at);
        }
        return at;
    }

    private boolean isInWindow(LinePlace place, Reason reason) {
        return application.exception() != null
                || windows.of(place, kind, reason).isOpen(now);
    }

    /** Returns the end of an open window. One without end comes last, and so does one that has ended, from which an exception alone takes. */
    private Instant openUntil(LinePlace place, Reason reason) {
        ClaimWindow window = windows.of(place, kind, reason);
        return window.isOpen(now) ? Objects.requireNonNullElse(window.until(), Instant.MAX) : Instant.MAX;
    }

    /** Returns the units of a place that are free and not taken yet, never more than are left of the line. */
    private long free(LinePlace place) {
        long here = place.free() - taken.getOrDefault(key(place), 0L);
        long ofLine = account.unitsLeft(place.line()) - takenOfLine.getOrDefault(place.line(), 0L);
        return Math.max(0, Math.min(here, ofLine));
    }

    private void takeFrom(LinePlace place, Need need, long units) {
        if (units > 0) {
            need.left -= units;
            need.taken.add(new Taken(new PlacedUnits(place.line(), place.place(), units), place.units()));
            taken.merge(key(place), units, Long::sum);
            takenOfLine.merge(place.line(), units, Long::sum);
        }
    }

    private static PlacedUnits key(LinePlace place) {
        return new PlacedUnits(place.line(), place.place(), 1);
    }

    // --- whole parcels

    /** Takes parcels that are with a carrier: late ones first, those handed over last first, as long as all of each is asked for. */
    private void takeWholeParcels(List<Need> needs) {
        Map<LineId, List<Need>> byLine = new HashMap<>();
        for (Need need : needs) {
            if (need.left > 0 && need.rule.stopsParcels()) {
                byLine.computeIfAbsent(need.item.line(), fresh -> new ArrayList<>())
                        .add(need);
            }
        }
        if (byLine.isEmpty()) {
            return;
        }
        for (Parcel parcel : withCarrier()) {
            for (LinePlace place : whollyAsked(parcel, byLine)) {
                for (Need need : byLine.getOrDefault(place.line(), List.of())) {
                    if (need.isMetBy(place)) {
                        takeFrom(place, need, Math.min(need.left, free(place)));
                    }
                }
            }
        }
    }

    private List<Parcel> withCarrier() {
        List<Parcel> all = order.parcels();
        return IntStream.range(0, all.size())
                .boxed()
                .filter(i -> {
                    Stage stage = places.stageOf(all.get(i));
                    return stage == Stage.LATE || stage == Stage.IN_TRANSIT;
                })
                .sorted(Comparator.<Integer, Boolean>comparing(i -> places.stageOf(all.get(i)) != Stage.LATE)
                        .thenComparing(
                                i -> Objects.requireNonNullElse(all.get(i).handedOverAt(), Instant.MIN),
                                Comparator.reverseOrder())
                        .thenComparing(Comparator.reverseOrder()))
                .map(all::get)
                .toList();
    }

    /**
     * Returns the places of everything in a parcel, if all of it is free and asked for; otherwise none. The host's facts say what is in it, and
     * no more than is left of its line: another unit that the account misses elsewhere, or a line that the account does not know, may be wanted.
     */
    private List<LinePlace> whollyAsked(Parcel parcel, Map<LineId, List<Need>> byLine) {
        var all = new ArrayList<LinePlace>();
        for (LineId line : parcel.contents().keySet()) {
            if (!account.has(line)) {
                return List.of();
            }
            long units = places.remaining(parcel, line);
            if (units > 0) {
                LinePlace place = places.at(parcel.place(), line).orElse(null);
                if (place == null || free(place) < units || asked(place, byLine) < units) {
                    return List.of();
                }
                all.add(place);
            }
        }
        return all;
    }

    private static long asked(LinePlace place, Map<LineId, List<Need>> byLine) {
        long asked = 0;
        for (Need need : byLine.getOrDefault(place.line(), List.of())) {
            asked = need.isMetBy(place) ? Units.sum(asked, need.left) : asked;
        }
        return asked;
    }
}
