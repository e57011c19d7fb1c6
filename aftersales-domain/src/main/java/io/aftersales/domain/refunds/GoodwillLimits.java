package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import java.util.Arrays;

/** The most that a goodwill payment can be, and how it is spread: over parts of the order first, then over lines, or over shipping fees. */
final class GoodwillLimits {
    private static final long[] NOTHING = new long[0];

    private final AccountState state;
    private final Goodwill goodwill;
    private final long[] room;
    private final long[] bearable;

    GoodwillLimits(AccountState state, Goodwill goodwill) {
        this.state = state;
        this.goodwill = goodwill;
        room = goodwill.lines().stream().mapToLong(state::goodwillRoom).toArray();
        bearable = new long[state.frozen().parts().size()];
        for (int i = 0; i < room.length; i++) {
            bearable[partOf(i)] += room[i];
        }
        for (int p = 0; p < bearable.length; p++) {
            bearable[p] = Math.min(bearable[p], state.goodsLeft(p));
        }
    }

    private int partOf(int line) {
        return state.lines().of(goodwill.lines().get(line)).part().number();
    }

    long most() {
        long left = state.left();
        if (room.length > 0) {
            return Math.min(left, Arrays.stream(bearable).sum());
        }
        return goodwill.shipping() ? Math.min(left, state.shippingLeft()) : left;
    }

    /** Returns the share of each named line. */
    long[] perLine() {
        long[] perLine = new long[room.length];
        if (room.length == 0 || goodwill.amount() == 0) {
            return perLine;
        }
        long[] perPart = Apportionment.apportion(goodwill.amount(), bearable);
        for (int p = 0; p < perPart.length; p++) {
            long[] ofPart = new long[room.length];
            for (int i = 0; i < room.length; i++) {
                ofPart[i] = partOf(i) == p ? room[i] : 0;
            }
            long[] shares = perPart[p] == 0 ? NOTHING : Apportionment.apportion(perPart[p], ofPart);
            for (int i = 0; i < shares.length; i++) {
                perLine[i] += shares[i];
            }
        }
        return perLine;
    }

    /** Returns the share of each charge of the order; empty unless the goodwill is for shipping. */
    long[] perCharge() {
        if (room.length > 0 || !goodwill.shipping() || goodwill.amount() == 0) {
            return NOTHING;
        }
        long[] left = new long[state.charges().size()];
        for (int c = 0; c < left.length; c++) {
            left[c] = state.frozen().charge(c).isShipping() ? state.chargeLeft(c) : 0;
        }
        return Apportionment.apportion(goodwill.amount(), left);
    }
}
