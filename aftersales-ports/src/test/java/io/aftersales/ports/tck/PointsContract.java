package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Points;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Points}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class PointsContract {
    private static final Cause CAUSE = new Cause(new CaseId(OrderId.of("1001"), 1), "CHANGED_MIND");
    private static final EffectKey KEY = new EffectKey("as-1001-1-points-0");

    private Points points;

    /** Creates a loyalty system in which no buyer has points; called before each rule. */
    protected abstract Points emptyPoints();

    /** Creates a buyer with an account in the loyalty system, another one with each call. */
    protected abstract String member();

    /** Counts the points of a buyer. */
    protected abstract long balance(String buyer);

    @BeforeEach
    final void start() {
        points = emptyPoints();
    }

    private Answer give(EffectKey key, String buyer) {
        return points.giveBack(key, CAUSE, buyer, "PAY-1", 120);
    }

    @Test
    final void rule01_givesSoManyToThatBuyer() {
        String buyer = member();
        String other = member();
        assertThat(give(KEY, buyer)).as("the buyer has an account").isInstanceOf(Answer.Succeeded.class);
        assertThat(balance(buyer))
                .as("points are counted as points, not as money")
                .isEqualTo(120);
        assertThat(balance(other)).as("no other buyer gets any").isZero();
    }

    @Test
    final void rule02_givesOnceUnderAKey() {
        String buyer = member();
        Answer first = give(KEY, buyer);
        assertThat(give(KEY, buyer)).as("the same key has the same answer").isEqualTo(first);
        long once = balance(buyer);
        give(new EffectKey("as-1001-2-points-0"), buyer);
        assertThat(balance(buyer))
                .as("the same key gives once, another key once more")
                .isEqualTo(2 * once);
    }

    @Test
    final void rule03_givesOnceHoweverManyCall() {
        String buyer = member();
        Callable<Answer> call = () -> give(KEY, buyer);
        Racers.race(Collections.nCopies(Racers.MANY, call));
        long raced = balance(buyer);
        String other = member();
        give(new EffectKey("as-1001-2-points-0"), other);
        assertThat(raced)
                .as("one key gives once, however many call at once: look the key up in the write that gives")
                .isEqualTo(balance(other));
    }
}
