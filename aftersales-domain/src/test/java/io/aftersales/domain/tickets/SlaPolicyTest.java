package io.aftersales.domain.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.lifecycle.CaseKind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlaPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "RESPONSE,   HIGH,   PT1H,  PT48M",
        "RESPONSE,   NORMAL, PT4H,  PT3H12M",
        "RESOLUTION, HIGH,   PT24H, PT19H12M",
        "RESOLUTION, NORMAL, PT72H, PT57H36M"
    })
    void everyKindHasTheStandardLimits(SlaGoal goal, Priority priority, Duration limit, Duration warning) {
        for (CaseKind kind : CaseKind.values()) {
            assertThat(SlaPolicy.STANDARD.limit(goal, priority, kind)).isEqualTo(limit);
            assertThat(SlaPolicy.STANDARD.warning(goal, priority, kind)).isEqualTo(warning);
        }
    }

    @Test
    void aKindMayHaveLimitsOfItsOwn() {
        var day = Duration.ofDays(1);
        SlaPolicy own = SlaPolicy.STANDARD.with(CaseKind.EXCHANGE, new SlaLimits(day, day, day, day));

        for (SlaGoal goal : SlaGoal.values()) {
            for (Priority priority : Priority.values()) {
                for (CaseKind kind : CaseKind.values()) {
                    assertThat(own.limit(goal, priority, kind))
                            .isEqualTo(kind == CaseKind.EXCHANGE ? day : SlaLimits.STANDARD.limit(goal, priority));
                }
            }
        }
    }

    @Test
    void exactlyTheLimitIsInTime() {
        Instant opened = Instant.parse("2026-03-02T10:00:00Z");
        Instant due = SlaClock.startedAt(opened)
                .dueAt(Duration.ofHours(1), BusinessCalendar.ALWAYS)
                .orElseThrow();
        var timer = new SlaTimer(SlaClock.startedAt(opened), null, due, false, false);

        assertThat(due).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
        assertThat(timer.isOverdue(due)).isFalse();
        assertThat(timer.isOverdue(due.plusMillis(1))).isTrue();
        assertThat(timer.isOverdue(due.plusNanos(1))).isTrue();
    }

    @Test
    void nobodyIsWarnedOfWhatHasHappened() {
        Instant opened = Instant.parse("2026-03-02T10:00:00Z");
        var timer =
                new SlaTimer(SlaClock.startedAt(opened), opened.plusSeconds(48), opened.plusSeconds(60), false, false);

        assertThat(timer.isToWarn(opened.plusSeconds(60))).isTrue();
        assertThat(timer.isToWarn(opened.plusSeconds(61))).isFalse();
        assertThat(timer.isToAlarm(opened.plusSeconds(61))).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> SlaPolicy.STANDARD.warningAt(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SlaPolicy.STANDARD.warningAt(101)).isInstanceOf(IllegalArgumentException.class);
        var hour = Duration.ofHours(1);
        assertThatThrownBy(() -> new SlaLimits(hour, hour, hour, hour.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
