package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.SecurityLog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link SecurityLog}, each under its number in the interface. A rule that the host cannot set up is skipped. */
@ExtendWith(SkippedRules.class)
public abstract class SecurityLogContract {
    private static final Actor BY = Actor.buyer("buyer-1");
    private static final OrderId ORDER = OrderId.of("1001");

    private SecurityLog log;

    /** Creates an empty log; called before each rule. */
    protected abstract SecurityLog emptyLog();

    /** Counts how often the log has this denial. */
    protected abstract long times(Actor by, Action action, @Nullable OrderId order, String code);

    /** Puts the storage of the log out of reach from now on; false where that cannot be set up. */
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
                    .as("%s was denied twice: repeated attempts show in the count", each)
                    .isEqualTo(2);
        }
        log.denied(BY, Action.VIEW_TICKETS, null, "NOT_PERMITTED");
        assertThat(times(BY, Action.VIEW_TICKETS, null, "NOT_PERMITTED"))
                .as("a list over all orders was denied, which names no order")
                .isEqualTo(1);
    }

    @Test
    final void rule02_throwsNothing() {
        Skipped.unless(isOutOfReach(), "the storage of the log cannot be put out of reach here");
        assertThatCode(() -> log.denied(BY, Action.APPROVE, ORDER, "NOT_PERMITTED"))
                .as("a log that cannot write throws no exception; it may pass the denial to another log")
                .doesNotThrowAnyException();
    }
}
