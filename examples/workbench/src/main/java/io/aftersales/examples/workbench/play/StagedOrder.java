package io.aftersales.examples.workbench.play;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Order of a script, as the host knows it at some moment.
 *
 * @param id the id of the order
 * @param sale the goods and payments, or the refusal of numbers that cannot be counted
 * @param history what went back before, or the refusal of something that cannot have gone back
 * @param amendments the parts that were added to the order, oldest first
 * @param buyer the id of the buyer
 * @param vip whether the buyer is a VIP
 * @param state the progress of the order
 * @param placedAt the moment the order was placed
 * @param categories the categories of lines
 * @param lines the lines of the order
 * @param parcels the parcels, in the order in which the host tells them
 */
record StagedOrder(
        OrderId id,
        Either<Rejection, Sale> sale,
        Either<Rejection, RefundHistory> history,
        List<Amendment> amendments,
        String buyer,
        boolean vip,
        String group,
        OrderState state,
        Instant placedAt,
        Map<LineId, String> categories,
        List<LineId> lines,
        List<Parcel> parcels) {

    /**
     * Change of the facts of an order.
     *
     * @param state the new state; null when it stays
     * @param parcels the parcels that change or are added
     * @param removed the ids of the parcels that are no longer told
     */
    record Change(@Nullable OrderState state, List<ParcelFacts> parcels, List<String> removed) {}

    /** Returns the facts that the host answers; refused when the order has numbers that cannot be counted. */
    Either<Rejection, OrderFacts> facts() {
        return sale.flatMap(sold -> history.map(
                before -> new OrderFacts(sold, amendments, before, buyer, state, placedAt, parcels, categories)));
    }

    /** Returns the order to which a part was added. */
    StagedOrder amendedBy(Amendment more) {
        var parts = new ArrayList<>(amendments);
        parts.add(more);
        var allLines = new ArrayList<>(lines);
        more.lines().forEach(line -> allLines.add(line.id()));
        return new StagedOrder(
                id, sale, history, parts, buyer, vip, group, state, placedAt, categories, allLines, parcels);
    }

    /** Returns the order after a change: parcels of a known id are replaced in their places, others are added at the end. */
    StagedOrder after(Change change) {
        var all = new ArrayList<>(parcels);
        for (ParcelFacts told : change.parcels()) {
            int known = indexOf(all, told.id());
            if (known < 0) {
                all.add(told.asNew(lines));
            } else {
                all.set(known, told.of(all.get(known), lines));
            }
        }
        all.removeIf(parcel -> change.removed().contains(parcel.id()));
        OrderState next = change.state() == null ? state : change.state();
        return new StagedOrder(
                id, sale, history, amendments, buyer, vip, group, next, placedAt, categories, lines, List.copyOf(all));
    }

    /** Returns the order of which more was captured. */
    StagedOrder captured(TenderId tender, long minor) {
        return new StagedOrder(
                id,
                sale.map(sold -> captured(sold, tender, minor)),
                history,
                amendments,
                buyer,
                vip,
                group,
                state,
                placedAt,
                categories,
                lines,
                parcels);
    }

    private static Sale captured(Sale sold, TenderId tender, long minor) {
        List<Tender> tenders = sold.tenders().stream()
                .map(each -> each.id().equals(tender) ? each.captured(each.captured() + minor) : each)
                .toList();
        return new Sale(
                sold.id(),
                sold.currency(),
                sold.lines(),
                sold.taxIncluded(),
                sold.discounts(),
                sold.charges(),
                tenders,
                sold.paymentTerms());
    }

    private static int indexOf(List<Parcel> parcels, String id) {
        for (int i = 0; i < parcels.size(); i++) {
            if (parcels.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
