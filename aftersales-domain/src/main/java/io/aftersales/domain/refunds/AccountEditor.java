package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Writes balances and entries of an order account: created from an account, moved by one verb, then closed to the next account. No other
 * class writes them.
 */
final class AccountEditor {
    private final FrozenOrder frozen;
    private final long version;
    private final int cases;
    private final EntryWriter entries;
    private final TenderEditor tenders;
    private final LineEditor lines;

    private long goodsGranted;
    private long refunded;
    private long fees;
    private long waived;
    private long external;
    private long goodwillOnLines;
    private long goodwillOnShipping;
    private boolean shippingGranted;
    private boolean chargesGranted;
    private boolean cancelled;
    private boolean couponsReturned;
    private Set<String> externalReferences;
    private long topUps;
    private long differences;
    private List<String> replacementOrders;

    /** Opens the account of an order on which nothing was done yet. */
    AccountEditor(FrozenOrder frozen) {
        this(
                frozen,
                0,
                0,
                EntryWriter.none(0),
                TenderEditor.untouched(frozen),
                new LineEditor(frozen, List.of()),
                AccountTotals.NONE);
    }

    /** Restores a stored account; the running totals are calculated again from its lines. */
    AccountEditor(FrozenOrder frozen, AccountRecord stored) {
        this(
                frozen,
                stored.version(),
                stored.cases(),
                EntryWriter.none(stored.entries()),
                new TenderEditor(stored.tenders()),
                new LineEditor(frozen, stored.replacements()),
                stored.totals());
        for (LineBalance balance : stored.lines()) {
            lines.put(LineBalance.untouched(balance.line()), balance);
        }
    }

    /** Opens an account for the next movement, booked under this context. */
    AccountEditor(OrderAccount account, BookingContext context) {
        this(
                account.frozen(),
                account.version(),
                account.cases(),
                account.entries(context),
                new TenderEditor(account.tenders()),
                new LineEditor(account.state()),
                account.totals());
    }

    private AccountEditor(
            FrozenOrder frozen,
            long version,
            int cases,
            EntryWriter entries,
            TenderEditor tenders,
            LineEditor lines,
            AccountTotals totals) {
        this.frozen = frozen;
        this.version = version;
        this.cases = cases;
        this.entries = entries;
        this.tenders = tenders;
        this.lines = lines;
        goodsGranted = totals.goodsGranted();
        refunded = totals.refunded();
        fees = totals.fees();
        waived = totals.waived();
        external = totals.external();
        goodwillOnLines = totals.goodwillOnLines();
        goodwillOnShipping = totals.goodwillOnShipping();
        shippingGranted = totals.shippingGranted();
        chargesGranted = totals.chargesGranted();
        cancelled = totals.cancelled();
        couponsReturned = totals.couponsReturned();
        externalReferences = totals.externalReferences();
        topUps = totals.topUps();
        differences = totals.differences();
        replacementOrders = totals.replacementOrders();
    }

    OrderAccount close() {
        return new OrderAccount(state(), version, cases, entries);
    }

    private AccountState state() {
        var totals = new AccountTotals(
                goodsGranted,
                refunded,
                fees,
                waived,
                external,
                goodwillOnLines,
                goodwillOnShipping,
                shippingGranted,
                chargesGranted,
                cancelled,
                couponsReturned,
                externalReferences,
                topUps,
                differences,
                replacementOrders);
        return new AccountState(frozen, lines.lines(), lines.balances(), tenders.all(), totals, lines.running());
    }

    // --- units

    /** Holds units; a place never counts more units than the line has. */
    void hold(Taken taken) {
        long most = Math.min(taken.contents(), lines.lines().of(taken.line()).quantity());
        hold(taken.units(), most);
    }

    private void hold(PlacedUnits units, long contents) {
        LineBalance before = line(units.line());
        put(before, before.hold(units.place(), units.quantity(), contents));
        entries.units(Kind.HELD, units);
    }

    void release(PlacedUnits units) {
        unhold(units);
        entries.units(Kind.RELEASED, units);
    }

    private void unhold(PlacedUnits units) {
        LineBalance before = line(units.line());
        put(before, before.release(units.place(), units.quantity()));
    }

    private void takeBack(PlacedUnits units) {
        LineBalance before = line(units.line());
        put(before, before.takeBack(units.place(), units.quantity()));
        entries.units(Kind.BACK, units);
    }

    private void openWith(Units units) {
        LineBalance before = line(units.line());
        put(before, before.takeBack(units.quantity()));
        entries.units(Kind.OPENING, units.line(), null, units.quantity());
    }

    private LineBalance line(LineId id) {
        return lines.balance(id);
    }

    private void put(LineBalance before, LineBalance after) {
        lines.put(before, after);
        entries.touch(after.line());
    }

    // --- money

    void book(
            List<PlacedUnits> heldUnits,
            List<PlacedUnits> acceptedUnits,
            RefundClaim accepted,
            BookingAmounts amounts,
            RefundBreakdown breakdown) {
        List<PlacedUnits> back = PlacedUnits.summed(acceptedUnits);
        unholdAll(heldUnits, back);
        back.forEach(this::takeBack);
        cancelled |= accepted.whole() && frozen.lines() == 0;
        goodsGranted += amounts.goods;
        shippingGranted |= amounts.grantsShipping;
        chargesGranted |= amounts.grantsCharges;
        fees += amounts.fees;
        waived += amounts.waived;
        entries.kept(Kind.FEE, amounts.fees);
        entries.kept(Kind.WAIVED, amounts.waived);
        owe(breakdown);
    }

    /** Ends the hold on all units; those that are not booked are released. */
    private void unholdAll(List<PlacedUnits> heldUnits, List<PlacedUnits> booked) {
        Map<PlacedUnits, Long> bookedByPlace = new HashMap<>();
        booked.forEach(each -> bookedByPlace.put(each.withQuantity(1), each.quantity()));
        for (PlacedUnits held : PlacedUnits.summed(heldUnits)) {
            long gone = Objects.requireNonNullElse(bookedByPlace.remove(held.withQuantity(1)), 0L);
            refuseMoreThanHeld(held.withQuantity(Math.max(1, gone)), held.quantity());
            unhold(held);
            if (held.quantity() > gone) {
                entries.units(Kind.RELEASED, held.withQuantity(held.quantity() - gone));
            }
        }
        bookedByPlace.forEach((one, quantity) -> refuseMoreThanHeld(one.withQuantity(quantity), 0));
    }

    private static void refuseMoreThanHeld(PlacedUnits accepted, long held) {
        if (accepted.quantity() > held) {
            throw new IllegalStateException(accepted.quantity() + " of line " + accepted.line() + " accepted, " + held
                    + " held in place " + accepted.place());
        }
    }

    // --- exchanges

    /**
     * Moves units out of their lines and opens a line for each swap. The settled difference is shared so that each new line is worth what
     * its goods are worth, or as near to that as the difference allows.
     *
     * @param worth the worth of the units of each swap
     * @param difference the settled difference: positive for the amount the buyer paid on top, negative for the amount that goes back
     * @param surplus the explained breakdown of the amount that goes back
     */
    void exchange(
            List<PlacedUnits> heldUnits,
            List<PlacedUnits> exchanged,
            List<ExchangedUnits> swaps,
            long[] worth,
            long difference,
            RefundBreakdown surplus) {
        List<PlacedUnits> leaving = PlacedUnits.summed(exchanged);
        unholdAll(heldUnits, leaving);
        for (PlacedUnits each : leaving) {
            LineBalance before = line(each.line());
            put(before, before.leave(each.place(), each.quantity()));
            entries.units(Kind.MOVED, each);
        }
        long[] nets = nets(swaps, worth, difference);
        for (int s = 0; s < nets.length; s++) {
            open(swaps.get(s), worth[s], nets[s]);
        }
        differences += difference;
        owe(surplus);
    }

    private static long[] nets(List<ExchangedUnits> swaps, long[] worth, long difference) {
        long[] nets = new long[worth.length];
        long rest = difference;
        boolean valuable = false;
        for (int s = 0; s < worth.length; s++) {
            nets[s] = swaps.get(s).valueOr(worth[s]);
            rest += worth[s] - nets[s];
            valuable |= nets[s] > 0;
        }
        if (rest != 0) {
            long[] shares = Apportionment.apportion(rest, valuable ? nets : worth);
            for (int s = 0; s < nets.length; s++) {
                nets[s] += shares[s];
            }
        }
        return nets;
    }

    private void open(ExchangedUnits swap, long worth, long net) {
        LineTerms from = lines.lines().of(swap.line());
        LineBalance before = line(swap.line());
        long gone = before.gone();
        long counted = from.counted(gone + swap.quantity()) - from.counted(gone);
        long tax = from.tax(gone + swap.quantity()) - from.tax(gone);
        LineId root = frozen.line(from.root()).id();
        var opened = new ReplacementLine(
                lines.lines().idFor(root, entries.caseId()),
                root,
                swap.sku(),
                swap.quantity(),
                net,
                Math.min(tax, net),
                counted,
                net - worth,
                entries.caseId(),
                null);
        long goodwill = Math.min(Math.min(worth, net), goodwillBeyond(from, before, gone + swap.quantity()));
        put(before, before.move(swap.quantity(), worth, counted).give(-goodwill));
        lines.open(opened);
        var sent = new PlacedUnits(opened.line(), Place.shipment(entries.caseId()), swap.quantity());
        entries.units(Kind.REPLACED, sent);
        hold(sent, swap.quantity());
        LineBalance held = line(opened.line());
        put(held, held.give(goodwill));
    }

    /**
     * Returns the goodwill of a line that its remaining units cannot bear. It moves with the exchanged units; otherwise other goods would
     * pay for it.
     */
    private static long goodwillBeyond(LineTerms line, LineBalance balance, long gone) {
        return Math.max(0, balance.goodwill() - (line.entitled() - line.worth(gone)));
    }

    /** Adds the difference that the buyer paid as a further tender of the order. */
    void topUp(Tender paid, String key) {
        tenders.add(paid);
        topUps = Math.addExact(topUps, paid.captured());
        entries.topUp(paid, key);
    }

    /** Books the rest of a top-up as owed to the buyer, because the case no longer waits for it. */
    void returnTopUp(TenderId id) {
        long minor = tenders.of(id).left();
        if (minor > 0) {
            refunded += minor;
            tenders.move(id, paid -> paid.owe(minor));
            entries.money(Kind.OWED, id, minor, 0);
        }
    }

    /**
     * Records that a top-up was taken back from the shop. The lines the exchange opened lose the same worth, so that returning their goods
     * does not pay it a second time.
     */
    void topUpTakenBack(CaseId exchange, TenderId id, String reference, Instant at) {
        long minor = tenders.of(id).tender().captured();
        external(id, minor, reference, at);
        List<ReplacementLine> opened = lines.openedBy(exchange);
        long[] nets = opened.stream().mapToLong(ReplacementLine::net).toArray();
        long bearable = Math.min(minor, LongStream.of(nets).sum());
        if (bearable == 0) {
            return;
        }
        long[] less = Apportionment.apportion(bearable, nets);
        for (int r = 0; r < less.length; r++) {
            lines.devalue(opened.get(r).line(), less[r]);
            entries.touch(opened.get(r).line());
        }
        differences -= bearable;
    }

    void delivered(CaseId exchange, Instant at) {
        lines.delivered(exchange, at);
        lines.openedBy(exchange).forEach(line -> entries.touch(line.line()));
    }

    /** Counts held units as gone where they were lost or faulty, and as arrived in the shipment of the case. */
    void reshipped(PlacedUnits units, Instant at) {
        release(units);
        Place shipment = Place.shipment(entries.caseId());
        LineBalance before = line(units.line());
        put(before, before.leave(units.place(), units.quantity()).arrive(shipment, units.quantity(), at));
        entries.units(Kind.RESHIPPED, units);
    }

    void replacedBy(String order) {
        replacementOrders = new ArrayList<>(replacementOrders);
        replacementOrders.add(order);
    }

    void giveGoodwill(Goodwill goodwill, long[] perLine, RefundBreakdown breakdown) {
        for (int i = 0; i < perLine.length; i++) {
            LineId id = goodwill.lines().get(i);
            LineBalance before = line(id);
            put(before, before.give(perLine[i]));
            goodwillOnLines += perLine[i];
        }
        if (perLine.length == 0 && goodwill.shipping()) {
            goodwillOnShipping += goodwill.amount();
        }
        owe(breakdown);
    }

    private void owe(RefundBreakdown breakdown) {
        refunded += breakdown.total();
        for (RefundBreakdown.OfTender part : breakdown.tenders()) {
            tenders.move(part.id(), tender -> tender.owe(part.amount()));
            entries.money(Kind.OWED, part.id(), part.amount(), part.points());
        }
    }

    void settle(Settlement paid) {
        tenders.move(paid.tender(), tender -> tender.settle(paid.amount()));
        boolean money = tenders.of(paid.tender()).tender().kind().isMoney();
        Kind kind = !money ? Kind.POINTS_BACK : paid.goodwill() ? Kind.GOODWILL : Kind.REFUND;
        entries.settlement(kind, paid);
    }

    void takeBack(Settlement reversed) {
        tenders.move(reversed.tender(), tender -> tender.settle(-reversed.amount()));
        entries.settlement(Kind.REVERSAL, reversed);
    }

    void external(TenderId id, long minor, String reference, Instant occurredAt) {
        if (minor > Long.MAX_VALUE - refunded - external) {
            throw new ArithmeticException(
                    "the refunds of the order overflow: " + minor + " more than " + (refunded + external));
        }
        tenders.move(id, tender -> tender.overdraw(minor));
        external += minor;
        externalReferences = new HashSet<>(externalReferences);
        externalReferences.add(reference);
        entries.external(id, minor, reference, occurredAt);
    }

    void returnCoupons(List<String> coupons) {
        couponsReturned = true;
        coupons.forEach(entries::coupon);
    }

    void openWith(OpeningBalance opening) {
        opening.units().forEach(this::openWith);
        shippingGranted |= opening.shippingRefunded();
        for (Tender tender : frozen.sale().tenders()) {
            long minor = opening.refunded().getOrDefault(tender.id(), 0L);
            if (minor > 0) {
                tenders.move(tender.id(), paid -> paid.owe(minor).settle(minor));
                refunded += minor;
                entries.money(Kind.OPENING, tender.id(), minor, 0);
            }
        }
        AccountState opened = state();
        long entitledNow = opened.running().entitled() - opened.withheldForDiscounts();
        goodsGranted = Math.max(0, Math.min(entitledNow, opened.mostForGoods()));
        chargesGranted = opened.isEverythingBack();
    }
}
