package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of every {@link SecurityLog}, each under its number in the interface. What the host cannot bring about is skipped. */
public abstract class SecurityLogContract {
    private static final Actor BY = Actor.buyer("buyer-1");
    private static final OrderId ORDER = OrderId.of("1001");

    private SecurityLog log;

    /** A log with nothing in it; called before each rule. */
    protected abstract SecurityLog emptyLog();

    /** How often the log says this. */
    protected abstract long times(Actor by, Action action, @Nullable OrderId order, String code);

    /** What the log writes to is out of reach from now on; false where that cannot be brought about. */
    protected boolean isOutOfReach() {
        return false;
    }

    @BeforeEach
    final void start() {
        log = emptyLog();
    }

    @Test
    final void rule01_keepsEveryDenial() {
        for (Action each : Action.values()) {
            log.denied(BY, each, ORDER, "NOT_PERMITTED");
            log.denied(BY, each, ORDER, "NOT_PERMITTED");
            assertThat(times(BY, each, ORDER, "NOT_PERMITTED"))
                    .as("%s was denied twice: who tries again and again is seen by the count", each)
                    .isEqualTo(2);
        }
        log.denied(BY, Action.VIEW_TICKETS, null, "NOT_PERMITTED");
        assertThat(times(BY, Action.VIEW_TICKETS, null, "NOT_PERMITTED"))
                .as("a list over all orders was denied, which speaks of no order")
                .isEqualTo(1);
    }

    @Test
    final void rule02_throwsNothing() {
        assumeTrue(isOutOfReach(), "what the log writes to cannot be put out of reach here");
        assertThatCode(() -> log.denied(BY, Action.APPROVE, ORDER, "NOT_PERMITTED"))
                .as("a log that cannot write keeps that to itself, or hands it to another")
                .doesNotThrowAnyException();
    }
}
