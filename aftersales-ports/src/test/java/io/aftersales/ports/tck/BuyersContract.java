package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of every {@link Buyers}, each under its number in the interface. What the host cannot bring about is skipped. */
public abstract class BuyersContract {
    private Buyers buyers;

    /** A host that knows nobody yet; called before each rule. */
    protected abstract Buyers unknownBuyers();

    /** Somebody becomes known who has not bought anything. */
    protected abstract void registers(String buyer);

    /** Something with this digest is shown on a case; false where no list is kept of what was shown. */
    protected boolean shows(String hash) {
        return false;
    }

    @BeforeEach
    final void start() {
        buyers = unknownBuyers();
    }

    @Test
    final void rule01_knowsNothingOfStrangers() {
        registers("buyer-1");
        assertThat(buyers.facts("buyer-2"))
                .as("counts of somebody unknown say nothing: not known, which is not the same as never bought")
                .isEqualTo(BuyerFacts.UNKNOWN);
    }

    @Test
    final void rule02_knowsWhoNeverBought() {
        registers("buyer-1");
        assertThat(buyers.facts("buyer-1"))
                .as("a first order is known: an empty count is 0, not unknown")
                .isEqualTo(BuyerFacts.of(0, 0, 0, 0));
    }

    @Test
    final void rule03_tellsWhatWasShownBefore() {
        assumeTrue(shows("aa11"), "no list is kept of what was shown");
        shows("bb22");
        assertThat(buyers.usedBefore(Set.of("aa11", "cc33")))
                .as("of those that were asked about, the ones that were shown")
                .containsExactly("aa11");
    }
}
