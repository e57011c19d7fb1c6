package io.aftersales.domain.goods;

import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.PlaceBalance;
import io.aftersales.domain.refunds.PlacedUnits;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places of the units of an order at one moment, from the host's parcels, the carriers' reports and the account. The facts are
 * advisory: a line never has more free units than its account has left, whatever the parcels say.
 */
public final class OrderPlaces {
    /** The number of whole days past the promised time after which a parcel is late. */
    private static final int DAYS_LATE = 3;

    /** The stages of goods that are still to arrive at the buyer. */
    private static final Set<Stage> TO_ARRIVE = EnumSet.of(Stage.UNPACKED, Stage.PACKED, Stage.IN_TRANSIT, Stage.LATE);

    private final OrderFacts order;
    private final OrderAccount account;
    private final Map<String, CarrierScan> carrier;
    private final Instant now;
    private final ParcelIndex parcels;
    private final Map<LineId, List<LinePlace>> places = new HashMap<>();

    /**
     * Puts facts and account together.
     *
     * @param carrier the carriers' reports, by the host's id of the parcel
     */
    public OrderPlaces(OrderFacts order, OrderAccount account, Map<String, CarrierScan> carrier, Instant now) {
        this.order = order;
        this.account = account;
        this.carrier = carrier;
        this.now = now;
        this.parcels = new ParcelIndex(order.parcels());
    }

    /** Tells whether nothing can be claimed, because the order is not paid. An order that cost nothing counts as paid. */
    public boolean isUnpaid() {
        Sale sale = account.frozen().sale();
        return order.state() == OrderState.UNPAID && sale.tenders().stream().anyMatch(tender -> tender.amount() != 0);
    }

    /** Returns the category of the goods of a line, or of the goods they came for in an exchange; empty where the host has none. */
    public String category(LineId line) {
        return order.categories().getOrDefault(account.root(line), "");
    }

    /**
     * Returns the last delivery of the order's parcels; empty while units of the order are still to arrive. What the carrier has lost and what
     * comes back is not waited for, nor are units that are gone.
     */
    public Optional<Instant> lastDelivery() {
        boolean awaited = account.frozen().sale().lines().stream()
                .flatMap(line -> of(line.id()).stream())
                .anyMatch(place -> place.present() > 0 && TO_ARRIVE.contains(place.stage()));
        return awaited
                ? Optional.empty()
                : order.parcels().stream()
                        .flatMap(parcel -> Stream.ofNullable(parcel.deliveredAt()))
                        .max(Comparator.naturalOrder());
    }

    /** Returns the stage of an order as a whole, for one without lines. */
    public Stage ofOrder() {
        return switch (order.state()) {
            case DELIVERED -> Stage.DELIVERED;
            case SHIPPED -> Stage.IN_TRANSIT;
            case UNPAID, PAID, CANCELLED -> Stage.UNPACKED;
        };
    }

    /**
     * Returns INVALID_ORDER for parcels that cannot be as the host says: the same parcel twice, or more units of a line in parcels than were sold.
     * Only the parcels of these lines are looked at.
     */
    public Optional<InvalidOrder> impossible(Collection<LineId> lines) {
        for (LineId line : lines) {
            List<Parcel> carrying = parcels.carrying(line);
            long sold = account.has(line) ? account.quantity(line) : Long.MAX_VALUE;
            long packed = 0;
            boolean twice = false;
            for (Parcel parcel : carrying) {
                packed = Units.sum(packed, unitsIn(parcel, line, sold));
                twice |= parcels.isDuplicate(parcel);
            }
            if (packed > sold || twice) {
                List<String> ids = carrying.stream().map(Parcel::id).toList();
                return Optional.of(new InvalidOrder("parcels" + ids + ".contents[" + line + "]", packed));
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the most units of a line that can be in a parcel: as many as the host's facts show, but for those that are gone from there, and
     * never more than are left of the line. Units that were refunded elsewhere are gone from no known place, so they count as being in every
     * parcel that they may be in.
     */
    long remaining(Parcel parcel, LineId line) {
        LineBalance balance = account.line(line);
        long sold = account.quantity(line);
        long here = unitsIn(parcel, line, sold) - balance.at(parcel.place()).gone();
        return Math.min(here, sold - balance.gone());
    }

    private static long unitsIn(Parcel parcel, LineId line, long sold) {
        long units = Objects.requireNonNullElse(parcel.contents().get(line), 0L);
        return units == Parcel.ALL_UNITS ? sold : units;
    }

    /**
     * Returns the places of a line that hold units of it, gone or not: first what is in no parcel, then the parcels in the order of the
     * facts, then the shipments of cases. Empty for a line that the order does not have.
     */
    public List<LinePlace> of(LineId line) {
        List<LinePlace> known = places.get(line);
        if (known == null) {
            known = placesOf(line);
            places.put(line, known);
        }
        return known;
    }

    private List<LinePlace> placesOf(LineId line) {
        if (!account.has(line)) {
            return List.of();
        }
        return account.replacement(line).map(this::ofExchange).orElseGet(() -> ofSale(line));
    }

    /**
     * Returns where units that were taken from a place are now. When the facts no longer tell of the place, it is the least advanced place
     * of the line; empty when there is none either.
     */
    public Optional<LinePlace> whereNow(PlacedUnits taken) {
        return at(taken.place(), taken.line())
                .or(() -> of(taken.line()).stream().min(Comparator.comparing(LinePlace::stage)));
    }

    /** Returns the units of a line in one place; empty when it holds none. */
    Optional<LinePlace> at(Place place, LineId line) {
        for (LinePlace each : of(line)) {
            if (each.place().equals(place)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the stages of the units that a case holds; of a case without units, the stage of the order. Units whose place the facts no
     * longer tell of may be in any place of their line, so the most advanced one counts.
     */
    public List<Stage> stages(List<PlacedUnits> held) {
        return held.isEmpty()
                ? List.of(ofOrder())
                : held.stream()
                        .map(each -> at(each.place(), each.line())
                                .or(() -> of(each.line()).stream().max(Comparator.comparing(LinePlace::stage)))
                                .map(LinePlace::stage)
                                .orElse(Stage.DELIVERED))
                        .toList();
    }

    /** Returns the places of goods that came in an exchange: its shipment, and shipments of goods that replaced faulty ones of them. */
    private List<LinePlace> ofExchange(ReplacementLine line) {
        LineBalance balance = account.line(line.line());
        PlaceBalance brought = balance.at(Place.shipment(line.caseId()));
        var places = new ArrayList<LinePlace>();
        places.add(new LinePlace(
                line.line(),
                brought.place(),
                Stage.DELIVERED,
                line.quantity(),
                brought.held(),
                brought.gone(),
                isPast(line.deliveredAt()) ? line.deliveredAt() : null,
                null));
        addSentAgain(places, line.line(), balance);
        return List.copyOf(places);
    }

    /** Adds the shipments of goods that were sent again and have arrived. */
    private void addSentAgain(List<LinePlace> places, LineId line, LineBalance balance) {
        for (PlaceBalance each : balance.places()) {
            if (isPast(each.arrivedAt())) {
                places.add(new LinePlace(
                        line,
                        each.place(),
                        Stage.DELIVERED,
                        each.contents(),
                        each.held(),
                        each.gone(),
                        each.arrivedAt(),
                        null));
            }
        }
    }

    private boolean isPast(@Nullable Instant at) {
        return at != null && !at.isAfter(now);
    }

    private List<LinePlace> ofSale(LineId line) {
        LineBalance balance = account.line(line);
        long sold = account.quantity(line);
        List<LinePlace> known = fromFacts(line, sold, balance);
        var places = new ArrayList<LinePlace>(new Unaccounted(balance, known).spreadOver(known));
        addSentAgain(places, line, balance);
        return List.copyOf(places);
    }

    /** Returns the places of the host's facts, with what the account knows of each. */
    private List<LinePlace> fromFacts(LineId line, long sold, LineBalance balance) {
        List<Parcel> carrying = parcels.carrying(line);
        var places = new ArrayList<LinePlace>();
        long left = sold;
        for (Parcel parcel : carrying) {
            long units = Math.min(left, unitsIn(parcel, line, sold));
            left -= units;
            if (units > 0) {
                places.add(place(line, parcel.place(), stageOf(parcel), units, parcel.deliveredAt(), parcel, balance));
            }
        }
        if (left > 0) {
            places.add(0, place(line, Place.NO_PARCEL, inNoParcel(carrying), left, null, null, balance));
        }
        return places;
    }

    private static LinePlace place(
            LineId line,
            Place place,
            Stage stage,
            long units,
            @Nullable Instant deliveredAt,
            @Nullable Parcel parcel,
            LineBalance balance) {
        PlaceBalance here = balance.at(place);
        long gone = Math.min(units, here.gone());
        long held = Math.min(units - gone, here.held());
        return new LinePlace(line, place, stage, units, held, gone, deliveredAt, parcel);
    }

    /** Returns the stage of units in no parcel: of the order as a whole, unless other units of the line are in parcels. */
    private Stage inNoParcel(List<Parcel> carrying) {
        return carrying.isEmpty() || order.state() == OrderState.DELIVERED ? ofOrder() : Stage.UNPACKED;
    }

    /** Returns the stage of a parcel. */
    Stage stageOf(Parcel parcel) {
        CarrierScan scan = carrier.getOrDefault(parcel.id(), CarrierScan.UNKNOWN);
        if (parcel.deliveredAt() != null) {
            return Stage.DELIVERED;
        }
        if (parcel.ending() == Parcel.Ending.RETURNING) {
            return Stage.RETURNING;
        }
        boolean reportedLost = parcel.isHandedOver() && scan == CarrierScan.LOST;
        if (parcel.ending() == Parcel.Ending.LOST || reportedLost) {
            return Stage.LOST;
        }
        if (!parcel.isHandedOver()) {
            return Stage.PACKED;
        }
        return isLate(parcel) && scan != CarrierScan.DELIVERED ? Stage.LATE : Stage.IN_TRANSIT;
    }

    private boolean isLate(Parcel parcel) {
        Instant promised = parcel.promisedAt();
        return promised != null && Duration.between(promised, now).toDays() > DAYS_LATE;
    }

    /**
     * The units that the account counts as held or gone and the facts no longer show where they were taken from: the parcel was repacked,
     * split, renamed or is no longer named, or the units were back before the account was opened. They are somewhere, so they reduce the
     * other places of the line.
     */
    private static final class Unaccounted {
        private long held;
        private long gone;
        private long goneBefore;

        Unaccounted(LineBalance balance, List<LinePlace> known) {
            goneBefore = balance.gone() + balance.sentAgain();
            for (PlaceBalance each : balance.places()) {
                goneBefore -= each.gone();
                if (each.arrivedAt() == null) {
                    held += each.held();
                    gone += each.gone();
                }
            }
            for (LinePlace each : known) {
                held -= each.held();
                gone -= each.gone();
            }
        }

        /** Spreads these units over the places, the least advanced first; units from before the account, the most advanced first. */
        List<LinePlace> spreadOver(List<LinePlace> known) {
            if (held == 0 && gone == 0 && goneBefore == 0) {
                return known;
            }
            var places = new ArrayList<>(known);
            List<Integer> order = IntStream.range(0, places.size())
                    .boxed()
                    .sorted(Comparator.comparing(i -> known.get(i).stage()))
                    .toList();
            for (int i : order) {
                long more = Math.min(gone, places.get(i).free());
                gone -= more;
                places.set(i, places.get(i).with(0, more));
            }
            for (int i : order) {
                long more = Math.min(held, places.get(i).free());
                held -= more;
                places.set(i, places.get(i).with(more, 0));
            }
            for (int at = order.size() - 1; at >= 0; at--) {
                int i = order.get(at);
                long more = Math.min(goneBefore, places.get(i).free());
                goneBefore -= more;
                places.set(i, places.get(i).with(0, more));
            }
            return places;
        }
    }
}
