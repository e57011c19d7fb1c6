package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.List;

/**
 * A refund made elsewhere.
 *
 * @param reference the provider's reference
 * @param tender the tender it was made on
 * @param amount minor units
 * @param standing the part of it that was not taken back, in minor units
 * @param bookings the number of bookings before it; when it named units, their booking is the next one
 * @param forUnits the part of the amount that paid for the units it named, in minor units; -1 when it named none
 * @param lost the worth that lines of an exchange still lack because it took back the top-up paid for them; empty for any other
 */
public record ExternalRefund(
        String reference,
        TenderId tender,
        long amount,
        long standing,
        int bookings,
        long forUnits,
        List<LostWorth> lost) {

    /** Copies the list. */
    public ExternalRefund {
        lost = List.copyOf(lost);
    }

    /** Creates one that takes no worth from any line. */
    public static ExternalRefund of(String reference, TenderId tender, long amount, int bookings, long forUnits) {
        return new ExternalRefund(reference, tender, amount, amount, bookings, forUnits, List.of());
    }

    /** Returns the worth that lines get again when an amount of it is taken back, each as far as it lost any. */
    List<LostWorth> regained(long minor) {
        long[] nets = lost.stream().mapToLong(LostWorth::net).toArray();
        long sum = 0;
        for (long net : nets) {
            sum += net;
        }
        if (sum == 0) {
            return List.of();
        }
        long[] again = Apportionment.apportion(Math.min(minor, sum), nets);
        var regained = new ArrayList<LostWorth>(nets.length);
        for (int l = 0; l < nets.length; l++) {
            regained.add(lost.get(l).part(again[l]));
        }
        return regained;
    }

    ExternalRefund reverse(long minor) {
        List<LostWorth> regained = regained(minor);
        var still = new ArrayList<LostWorth>(regained.size());
        for (int l = 0; l < regained.size(); l++) {
            still.add(lost.get(l).less(regained.get(l)));
        }
        return new ExternalRefund(reference, tender, amount, standing - minor, bookings, forUnits, still);
    }

    /** Tells whether it named units. */
    boolean namesUnits() {
        return forUnits >= 0;
    }
}
