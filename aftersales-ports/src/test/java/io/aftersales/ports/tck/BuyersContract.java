package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.review.BuyerFacts;
import io.aftersales.ports.gateways.Buyers;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Buyers}, each under its number in the interface. A rule that the host cannot set up is skipped. */
@ExtendWith(SkippedRules.class)
public abstract class BuyersContract {
    private Buyers buyers;

    /** Creates a host that knows no buyer yet; called before each rule. */
    protected abstract Buyers unknownBuyers();

    /** Registers a buyer who has not bought anything. */
    protected abstract void registers(String buyer);

    /** Shows evidence with this digest on a case; false where the host keeps no list of shown evidence. */
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
                .as("an unknown buyer has no counts: UNKNOWN is not the same as never bought")
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
        Skipped.unless(shows("aa11"), "the host keeps no list of shown evidence");
        shows("bb22");
        assertThat(buyers.usedBefore(Set.of("aa11", "cc33")))
                .as("of the digests asked about, those that were shown")
                .containsExactly("aa11");
    }
}
