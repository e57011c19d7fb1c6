package io.aftersales.domain.refunds;

/**
 * Sums over the lines of an account, updated with each change, so that a booking costs its own lines only. The arrays belong to one editor
 * until the account is closed, and are never written afterwards.
 */
final class RunningTotals {
    private long held;
    private final long[] notBack;
    private final long[] entitled;
    private final long[] goodwill;
    private final long[] keptByDiscount;
    private final long[] notBackByCharge;
    private final long[] faultByCharge;
    private final long[] countedByCharge;

    private RunningTotals(
            long held,
            long[] notBack,
            long[] entitled,
            long[] goodwill,
            long[] keptByDiscount,
            long[] notBackByCharge,
            long[] faultByCharge,
            long[] countedByCharge) {
        this.held = held;
        this.notBack = notBack;
        this.entitled = entitled;
        this.goodwill = goodwill;
        this.keptByDiscount = keptByDiscount;
        this.notBackByCharge = notBackByCharge;
        this.faultByCharge = faultByCharge;
        this.countedByCharge = countedByCharge;
    }

    /** Adds up the lines of an order on which nothing was done yet. */
    static RunningTotals atFirst(FrozenOrder frozen) {
        int parts = frozen.parts().size();
        int charges = frozen.charges();
        boolean proportional = frozen.policy().shippingOnFault() == ShippingOnFault.PROPORTIONAL;
        long[] notBack = new long[parts];
        for (int p = 0; p < parts; p++) {
            notBack[p] = frozen.part(p).units();
        }
        long[] kept = NONE;
        for (int j = 0; j < frozen.discounts(); j++) {
            if (frozen.rule(j) != DiscountRule.PRO_RATA) {
                kept = kept.length == 0 ? new long[frozen.discounts()] : kept;
                kept[j] = frozen.countedAtFirst(j);
            }
        }
        long[] notBackByCharge = new long[charges];
        long[] counted = proportional ? new long[charges] : NONE;
        for (int c = 0; c < charges; c++) {
            notBackByCharge[c] = frozen.unitsOfCharge(c);
            if (proportional && frozen.charge(c).isShipping()) {
                counted[c] = frozen.countedForCharge(c);
            }
        }
        return new RunningTotals(
                0,
                notBack,
                new long[parts],
                new long[parts],
                kept,
                notBackByCharge,
                proportional ? new long[charges] : NONE,
                counted);
    }

    private static final long[] NONE = new long[0];

    /** Returns a copy for an editor to change. */
    RunningTotals copy() {
        return new RunningTotals(
                held,
                notBack.clone(),
                entitled.clone(),
                goodwill.clone(),
                keptByDiscount.clone(),
                notBackByCharge.clone(),
                faultByCharge.clone(),
                countedByCharge); // never changes: the worth of what was sold
    }

    /** Counts a change of a line. */
    void change(FrozenOrder frozen, LineTerms line, LineBalance before, LineBalance after) {
        int part = line.part().number();
        long back = after.back() - before.back();
        held += after.held() - before.held();
        notBack[part] -= back;
        entitled[part] += line.entitled(after) - line.entitled(before);
        goodwill[part] += after.goodwill() - before.goodwill();
        for (int j = 0; j < keptByDiscount.length; j++) {
            if (frozen.discountCovers(j, line)) {
                keptByDiscount[j] -= line.countedBack(after) - line.countedBack(before);
            }
        }
        for (int c = 0; c < notBackByCharge.length; c++) {
            if (frozen.chargeCovers(c, line)) {
                notBackByCharge[c] -= back;
                if (faultByCharge.length > 0) {
                    faultByCharge[c] += line.counted(after.atFault()) - line.counted(before.atFault());
                }
            }
        }
    }

    /** Counts a change of the entitlement of a line whose units stay where they are. */
    void changeEntitled(LineTerms line, long more) {
        entitled[line.part().number()] += more;
    }

    /** Returns the units held. */
    long held() {
        return held;
    }

    /** Returns the units of a part that are not back. */
    long notBack(int part) {
        return notBack[part];
    }

    /** Tells whether every unit of the order is back. */
    boolean isEverythingBack() {
        for (long units : notBack) {
            if (units != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the worth of the units of a part that are back, less goodwill. */
    long entitled(int part) {
        return entitled[part];
    }

    /** Returns the goodwill given for lines of a part. */
    long goodwill(int part) {
        return goodwill[part];
    }

    /** Tells whether a discount is ever withheld. */
    boolean hasDiscountsToWithhold() {
        return keptByDiscount.length > 0;
    }

    /** Returns the amount kept by the buyer that counts for the tiers of a discount. */
    long kept(int discount) {
        return keptByDiscount.length == 0 ? 0 : keptByDiscount[discount];
    }

    /** Returns the units in the scope of a charge that are not back. */
    long notBackByCharge(int charge) {
        return notBackByCharge[charge];
    }

    /** Returns the worth of the units in the scope of a charge that came back through the seller's or carrier's fault. */
    long fault(int charge) {
        return faultByCharge[charge];
    }

    /** Returns the worth of all units in the scope of a charge. */
    long counted(int charge) {
        return countedByCharge[charge];
    }
}
