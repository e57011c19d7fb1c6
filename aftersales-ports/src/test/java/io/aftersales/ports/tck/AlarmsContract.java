package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Alarms;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Alarms}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class AlarmsContract {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);

    private Alarms alarms;

    /** Creates alarms of which none was raised yet; called before each rule. */
    protected abstract Alarms silentAlarms();

    /** Counts the alarms raised so far. */
    protected abstract long raised();

    @BeforeEach
    final void start() {
        alarms = silentAlarms();
    }

    private void raise(String step, Alarm alarm) {
        alarms.raise(new EffectKey("as-1001-1-" + step), CASE, alarm, "PAY_REFUND");
    }

    @Test
    final void rule01_raisesEveryAlarm() {
        int number = 0;
        for (Alarm each : Alarm.values()) {
            raise("alarm-" + ++number, each);
            assertThat(raised()).as("%s is raised", each).isEqualTo(number);
        }
    }

    @Test
    final void rule02_raisesOnceUnderAKey() {
        raise("alarm-1", Alarm.OVERDUE);
        long once = raised();
        raise("alarm-1", Alarm.OVERDUE);
        assertThat(raised())
                .as("the same key is raised once: keep the keys of the alarms raised")
                .isEqualTo(once);
    }

    @Test
    final void rule03_raisesAgainUnderAnotherKey() {
        raise("alarm-1", Alarm.PARKED);
        long once = raised();
        raise("alarm-2", Alarm.PARKED);
        assertThat(raised())
                .as("another key is another alarm: leave out alarms with the same key, not alarms of the same case")
                .isGreaterThan(once);
    }
}
