package io.aftersales.domain.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.TableOfMoves;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is true of every change of a case, whatever was decided. */
final class ChangeChecks {
    private ChangeChecks() {}

    static void check(@Nullable AfterSalesCase before, Change change, Actor by, Instant now) {
        AfterSalesCase next = change.next();
        String status = before == null ? "NEW" : before.status().name();
        int number = before == null ? 0 : before.events();
        boolean byRule = false;
        for (TimelineEntry entry : change.events()) {
            if (entry.move() != null) {
                status = TableOfMoves.target(next.kind(), status, entry.move().name())
                        .orElse("nowhere from " + status + " by " + entry.move());
            }
            number++;
            boolean explains = entry.event() instanceof CaseEvent.OpenedAsException
                    || entry.event() instanceof CaseEvent.WindowRuleApplied;
            Actor decided = byRule && !explains ? Actor.SYSTEM : by;
            boolean applied = entry.move() == CaseMove.SUBMIT && !(entry.event() instanceof CaseEvent.GoodwillProposed);
            byRule |= applied || entry.move() == CaseMove.PROVIDE_INFO; // what comes next, rules decide
            assertThat(entry)
                    .isEqualTo(new TimelineEntry(
                            next.id(), number, entry.event(), entry.move(), CaseStatus.valueOf(status), decided, now));
        }
        assertThat(next.status().name())
                .as("only a move of the table changes the status")
                .isEqualTo(status);
        assertThat(next.events()).isEqualTo(number);
        assertThat(next.version()).isEqualTo(before == null ? 0 : before.version());
        assertThat(next.effects() - (before == null ? 0 : before.effects()))
                .isEqualTo(change.effects().size());
        checkEffects(change.effects());
        checkEnd(before, next, now);
    }

    private static void checkEnd(@Nullable AfterSalesCase before, AfterSalesCase next, Instant now) {
        Instant since = before == null ? null : before.endedAt();
        Instant end = next.status().isEnd() ? Objects.requireNonNullElse(since, now) : null;
        assertThat(next.endedAt()).as("what ends, ends now, and stays so").isEqualTo(end);
    }

    private static void checkEffects(List<Effect> effects) {
        assertThat(effects.stream().map(ChangeChecks::place))
                .as("money, goods, points, coupons, the order's mark, people")
                .isSorted();
        assertThat(effects.stream().map(Effect::key)).doesNotHaveDuplicates();
    }

    /** Written once more here, and not asked of the effect. */
    private static int place(Effect effect) {
        return switch (effect.code()) {
            case "PAY_REFUND", "REQUEST_TOP_UP", "CANCEL_TOP_UP" -> 0;
            case "GIVE_BACK_POINTS", "GRANT_GIFT" -> 2;
            case "GIVE_BACK_COUPON" -> 3;
            case "MARK_ORDER" -> 4;
            case "NOTIFY", "RAISE_ALARM" -> 5;
            case "OPEN_TICKET", "TELL_TICKET", "RESOLVE_TICKET" -> 6;
            default -> 1;
        };
    }
}
