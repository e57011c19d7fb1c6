package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Notices;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Notices}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class NoticesContract {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    private static final Notice NOTICE = Notice.toBuyer(Notice.Kind.REFUNDED, "buyer-1");

    private Notices notices;

    /** Creates notices of which none was sent yet; called before each rule. */
    protected abstract Notices silentNotices();

    /** Counts the notices that went out so far, or wait to go out. */
    protected abstract long sent();

    @BeforeEach
    final void start() {
        notices = silentNotices();
    }

    private void send(String step, Notice notice) {
        notices.send(new EffectKey("as-1001-1-" + step), CASE, notice);
    }

    @Test
    final void rule01_takesEveryNotice() {
        int number = 0;
        for (Notice.Kind kind : Notice.Kind.values()) {
            for (Notice.Audience audience : Notice.Audience.values()) {
                Notice plain = Notice.to(audience, kind, "buyer-1");
                Notice full = plain.about(Money.ofMinor(1_234, "CNY"))
                        .until(Instant.parse("2037-01-01T00:00:00Z"))
                        .because("NOT_LIKED");
                String step = "-" + ++number;
                assertThatCode(() -> {
                            send("plain" + step, plain);
                            send("full" + step, full);
                        })
                        .as("%s to %s: look for a missing template, or for code that needs an amount", kind, audience)
                        .doesNotThrowAnyException();
                assertThat(sent())
                        .as("%s to %s is sent, with an amount and a deadline or without", kind, audience)
                        .isEqualTo(2L * number);
            }
        }
    }

    @Test
    final void rule02_tellsOnceUnderAKey() {
        send("notice-1", NOTICE);
        long once = sent();
        send("notice-1", NOTICE);
        assertThat(sent())
                .as("the same key is sent once: keep the keys of the notices sent")
                .isEqualTo(once);
    }

    @Test
    final void rule03_tellsAgainUnderAnotherKey() {
        send("notice-1", NOTICE);
        long once = sent();
        send("notice-2", NOTICE);
        assertThat(sent())
                .as(
                        "another key is another notice: leave out notices with the same key, not notices with the same content")
                .isGreaterThan(once);
    }
}
