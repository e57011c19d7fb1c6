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
        "NEXT_REPLY, HIGH,   PT1H,  PT48M",
        "NEXT_REPLY, NORMAL, PT4H,  PT3H12M",
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

    /** The limits of a shop: with none of their own, the next replies have those of the response. */
    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "PT30M, PT2H, ,      ,     PT30M, PT2H",
        "PT30M, PT2H, PT10M, PT1H, PT10M, PT1H",
        "PT30M, PT2H, PT1H,  PT9H, PT1H,  PT9H"
    })
    void theNextReplyHasALimitOfItsOwnOrThatOfTheResponse(
            Duration high,
            Duration normal,
            Duration ownHigh,
            Duration ownNormal,
            Duration dueHigh,
            Duration dueNormal) {
        var limits = new SlaLimits(high, normal, Duration.ofHours(24), Duration.ofHours(72));
        SlaPolicy policy = SlaPolicy.STANDARD.with(ownHigh == null ? limits : limits.withNextReply(ownHigh, ownNormal));

        for (CaseKind kind : CaseKind.values()) {
            assertThat(policy.limit(SlaGoal.NEXT_REPLY, Priority.HIGH, kind)).isEqualTo(dueHigh);
            assertThat(policy.limit(SlaGoal.NEXT_REPLY, Priority.NORMAL, kind)).isEqualTo(dueNormal);
            assertThat(policy.limit(SlaGoal.RESPONSE, Priority.HIGH, kind)).isEqualTo(high);
            assertThat(policy.limit(SlaGoal.RESPONSE, Priority.NORMAL, kind)).isEqualTo(normal);
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
        assertThatThrownBy(() -> SlaLimits.STANDARD.withNextReply(hour.negated(), hour))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
