package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.PaymentTerms;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The state of an order's account: its frozen part, the changes to its lines, charges and tenders, its taxes and bookings, and everything
 * that follows from these. The refund calculator reads it; it has no version, no entries and no verbs.
 *
 * @param frozen the order as it was sold, with its amendments
 * @param lines the lines, those of exchanges included
 * @param balances the balances of touched lines, by the place of the line
 * @param tenders the tenders with what was captured and refunded
 * @param charges the charges with what was refunded of them
 * @param taxes the tax balances by part and rate
 * @param bookings every booking, in order
 * @param externals every refund made elsewhere, in order
 * @param totals the sums that cannot be derived
 * @param running the sums over lines
 * @param waiting the entries that wait for a second person; they have moved no money
 */
record AccountState(
        FrozenOrder frozen,
        AccountLines lines,
        Map<Integer, LineBalance> balances,
        List<TenderBalance> tenders,
        List<ChargeBalance> charges,
        List<TaxBalance> taxes,
        Vector<BookedRefund> bookings,
        List<ExternalRefund> externals,
        AccountTotals totals,
        RunningTotals running,
        List<WaitingEntry> waiting) {

    /** Copies the lists. */
    AccountState {
        tenders = List.copyOf(tenders);
        charges = List.copyOf(charges);
        taxes = List.copyOf(taxes);
        externals = List.copyOf(externals);
        waiting = List.copyOf(waiting);
    }

    /** Returns the state of an order on which nothing was done yet. */
    static AccountState untouched(FrozenOrder frozen) {
        var tenders = new ArrayList<TenderBalance>();
        frozen.sale().tenders().forEach(each -> tenders.add(TenderBalance.of(each)));
        var charges = new ArrayList<ChargeBalance>();
        frozen.sale().charges().forEach(each -> charges.add(ChargeBalance.untouched(each.id())));
        var taxes = new ArrayList<TaxBalance>();
        frozen.parts().forEach(part -> taxes.addAll(part.taxes()));
        return new AccountState(
                frozen,
                new AccountLines(frozen, List.of()),
                io.vavr.collection.HashMap.empty(),
                tenders,
                charges,
                taxes,
                Vector.empty(),
                List.of(),
                AccountTotals.untouched(frozen.parts().size()),
                RunningTotals.atFirst(frozen),
                List.of());
    }

    /** Returns this state with other lines and waiting entries; its money stays. */
    AccountState with(
            AccountLines otherLines,
            Map<Integer, LineBalance> otherBalances,
            RunningTotals otherRunning,
            List<WaitingEntry> otherWaiting) {
        return new AccountState(
                frozen,
                otherLines,
                otherBalances,
                tenders,
                charges,
                taxes,
                bookings,
                externals,
                totals,
                otherRunning,
                otherWaiting);
    }

    // --- units

    /** Returns the balance of a line; {@link LineBalance#UNTOUCHED}, which does not name the line, when nothing was done to it. */
    LineBalance balance(int i) {
        return balances.getOrElse(i, LineBalance.UNTOUCHED);
    }

    long unitsLeft(int i) {
        LineBalance balance = balance(i);
        return lines.get(i).quantity() - balance.held() - balance.gone();
    }

    boolean isEverythingBack() {
        return frozen.lines() == 0 ? isCancelled() : running.isEverythingBack();
    }

    /** Tells whether an order without lines was cancelled with all its parts. */
    private boolean isCancelled() {
        return totals.cancelledParts() == frozen.parts().size();
    }

    /** Tells whether every unit of a part is back; a part without lines is back with the whole order. */
    boolean isBack(int part) {
        return frozen.part(part).lines() == 0 ? isEverythingBack() : running.notBack(part) == 0;
    }

    /** Tells whether every unit of a part would be back with this many more. No discount of a part without lines depends on that. */
    boolean isBackWith(int part, long units) {
        return running.notBack(part) == units;
    }

    // --- money

    Optional<TenderBalance> tender(TenderId id) {
        for (TenderBalance balance : tenders) {
            if (balance.tender().id().equals(id)) {
                return Optional.of(balance);
            }
        }
        return Optional.empty();
    }

    /** Returns the amount asked for the order and for the dearer goods of exchanges, captured or not, in minor units. */
    long payable() {
        return Math.addExact(frozen.payable(), totals.topUps());
    }

    long captured() {
        long captured = 0;
        for (TenderBalance balance : tenders) {
            captured += balance.captured();
        }
        return captured;
    }

    long external() {
        long external = 0;
        for (TenderBalance balance : tenders) {
            external += balance.external();
        }
        return external;
    }

    long remaining() {
        return payable() - totals.refunded() - totals.kept() - external();
    }

    long left() {
        return Math.max(0, remaining());
    }

    long moneyOwed() {
        long owed = 0;
        for (TenderBalance balance : tenders) {
            owed += balance.tender().kind().isMoney() ? balance.owed() : 0;
        }
        return owed;
    }

    /** Returns everything decided to be paid out, paid yet or not. */
    long paidOut() {
        long booked = 0;
        for (TenderBalance balance : tenders) {
            booked += balance.booked();
        }
        return booked;
    }

    /** Returns the amount to pay out now, when this much more is refunded. */
    long payout(long more, long moreNeverShipped) {
        long refunded = totals.refunded() + more;
        long neverShipped = totals.neverShipped() + moreNeverShipped;
        long outstanding = payable() - captured();
        long out = frozen.sale().paymentTerms() == PaymentTerms.ON_ORDER
                ? Math.max(0, refunded - outstanding)
                : Math.max(0, neverShipped - outstanding) + refunded - neverShipped;
        long left = 0;
        for (TenderBalance balance : tenders) {
            left += balance.left();
        }
        return Math.min(Math.max(0, out - paidOut()), left);
    }

    // --- charges

    ChargeBalance charge(int c) {
        return charges.get(c);
    }

    /** Returns the amount of a charge that was neither refunded nor given as goodwill; 0 for one that is part of the lines' prices. */
    long chargeLeft(int c) {
        return frozen.paidForCharge(c) - charges.get(c).taken();
    }

    /** Returns the amount left of all shipping fees. */
    long shippingLeft() {
        long left = 0;
        for (int c = 0; c < charges.size(); c++) {
            left += frozen.charge(c).isShipping() ? chargeLeft(c) : 0;
        }
        return left;
    }

    /** Returns the tax on top that is shown of the next amount of a charge. */
    long chargeTax(int c, long more) {
        long tax = frozen.taxOnTopOfCharge(c);
        if (tax == 0) {
            return 0;
        }
        long net = frozen.paidForCharge(c);
        long taken = charges.get(c).taken();
        return Apportionment.part(tax, taken + more, net) - Apportionment.part(tax, taken, net);
    }

    // --- entitlement

    /** Returns the amount withheld for all discounts of a part in the present state. */
    long withheldForDiscounts(int part) {
        FrozenPart of = frozen.part(part);
        boolean back = isBackWith(part, 0);
        long sum = 0;
        for (int j = 0; j < of.discounts(); j++) {
            sum += of.withheldFor(j, back, running.kept(of.firstDiscount() + j));
        }
        return sum;
    }

    /** Returns the highest entitlement that the goods of a part ever had. */
    long goodsGranted(int part) {
        return totals.goodsGranted().get(part);
    }

    /**
     * Returns the most that the goods of a part can be entitled to: the price paid for them and the differences settled in exchanges, less
     * the goodwill given for lines.
     */
    long mostForGoods(int part) {
        return frozen.part(part).goodsPaid() + lines.differences(part) - running.goodwill(part);
    }

    /** Returns the amount that the goods of a part which are back are entitled to and no booking has granted yet. */
    long unpaidForGoods(int part) {
        long claim = running.entitled(part) - withheldForDiscounts(part);
        return Math.max(0, Math.min(claim, mostForGoods(part)) - goodsGranted(part));
    }

    // --- exchanges

    /** Returns the worth of the units of each swap, taken as the next units to leave their line. */
    long[] worth(List<ExchangedUnits> swaps) {
        long[] worth = new long[swaps.size()];
        var leaving = new HashMap<LineId, Long>();
        for (int s = 0; s < worth.length; s++) {
            ExchangedUnits swap = swaps.get(s);
            int i = lines.indexOf(swap.line());
            long before = balance(i).gone() + leaving.getOrDefault(swap.line(), 0L);
            worth[s] =
                    lines.get(i).worth(before + swap.quantity()) - lines.get(i).worth(before);
            leaving.merge(swap.line(), swap.quantity(), Long::sum);
        }
        return worth;
    }

    /**
     * Returns the difference that an exchange has to settle, in minor units: positive when the buyer has to pay more, negative when some
     * money goes back. The amount that goes back is at most the refund for returning the units.
     */
    long difference(List<ExchangedUnits> swaps) {
        long[] worth = worth(swaps);
        long difference = 0;
        for (int s = 0; s < worth.length; s++) {
            difference =
                    Math.addExact(difference, Math.subtractExact(swaps.get(s).valueOr(worth[s]), worth[s]));
        }
        if (difference >= 0) {
            return difference;
        }
        return Math.max(difference, -RefundCalculator.mostForGoodsOf(this, ExchangedUnits.unitsOf(swaps)));
    }

    // --- goodwill

    /** Returns the part of a line's price that is neither back nor replaced nor given as goodwill. */
    long goodwillRoom(LineId id) {
        int i = lines.indexOf(id);
        LineBalance balance = balance(i);
        LineTerms line = lines.get(i);
        return line.most(balance) - line.entitled(balance);
    }

    /** Returns the goodwill that the goods of a part can still bear. */
    long goodsLeft(int part) {
        return Math.max(0, mostForGoods(part) - goodsGranted(part));
    }
}
