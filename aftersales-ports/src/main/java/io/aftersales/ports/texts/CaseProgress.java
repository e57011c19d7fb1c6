package io.aftersales.ports.texts;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.ReturnShipment;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.lifecycle.CaseStatus;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a case has come, as its buyer should see it. What goes on inside the shop, such as rules, retries and alarms, is left out.
 *
 * @param steps what has happened, in order
 * @param next what happens next
 */
public record CaseProgress(List<Step> steps, NextStep next) {

    /** Copies the list. */
    public CaseProgress {
        steps = List.copyOf(steps);
    }

    /**
     * Something that happened.
     *
     * @param code the code of the event
     * @param text what it means to the buyer
     */
    public record Step(Instant at, String code, String text) {}

    /**
     * What happens next.
     *
     * @param whose whose turn it is
     * @param text what they have to do, or what has come of the case
     * @param by until when the buyer has to do it, so that it is not too late; null where nothing ends by itself
     */
    public record NextStep(
            Turn whose, String text, @Nullable Instant by) {}

    /** Whose turn it is. */
    public enum Turn {
        /** The buyer has to do something. */
        BUYER,
        /** The shop has to do something. */
        SHOP,
        /** Nobody has to do anything any more. */
        NOBODY
    }

    /** How far this case has come, in these words. */
    public static CaseProgress of(AfterSalesCase subject, List<TimelineEntry> timeline, Texts texts) {
        GoodwillGrant given = subject.submission().compensation();
        boolean moves = given == null || !given.isGiftsAlone();
        List<Step> steps = timeline.stream()
                .filter(entry -> moves || !isOfMoney(entry.event()))
                .filter(entry -> texts.has(key(entry.event())))
                .map(entry -> new Step(
                        entry.at(), entry.event().code(), texts.say(key(entry.event()), values(entry.event()))))
                .toList();
        return new CaseProgress(steps, next(subject, texts));
    }

    /** What would tell a buyer that nothing is paid back to them, where gifts alone are given. */
    private static boolean isOfMoney(CaseEvent event) {
        return event instanceof CaseEvent.RefundStarted || event instanceof CaseEvent.RefundSettled;
    }

    private static String key(CaseEvent event) {
        return "step." + event.code();
    }

    /** A sentence may speak of whatever the event holds, by its name. */
    private static Map<String, Object> values(CaseEvent event) {
        var values = new HashMap<String, Object>();
        for (RecordComponent part : event.getClass().getRecordComponents()) {
            try {
                values.put(part.getName(), part.getAccessor().invoke(event));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static NextStep next(AfterSalesCase subject, Texts texts) {
        CaseStatus status = subject.status();
        Turn whose = whose(status);
        Instant by = whose == Turn.BUYER ? deadline(subject) : null;
        String general = "next." + status;
        String special = general + ".COMPENSATION";
        boolean applies = subject.submission().compensation() != null && texts.has(special);
        String text = texts.say(applies ? special : general, Map.of());
        return new NextStep(whose, by == null ? text : text + " " + texts.say("next.until", Map.of("until", by)), by);
    }

    private static Turn whose(CaseStatus status) {
        if (status.isEnd()) {
            return Turn.NOBODY;
        }
        return switch (status) {
            case AWAITING_INFO, WAITING_RETURN, AWAITING_TOP_UP -> Turn.BUYER;
            default -> Turn.SHOP;
        };
    }

    private static @Nullable Instant deadline(AfterSalesCase subject) {
        ReturnShipment parcel = subject.returning();
        return subject.status() == CaseStatus.WAITING_RETURN && parcel != null
                ? parcel.deadline()
                : subject.waiting().dueAt();
    }

    /** Line by line, for a screen without pictures. */
    public String toText(Texts texts) {
        var text = new StringBuilder();
        for (Step step : steps) {
            text.append(texts.moment(step.at()))
                    .append("  ")
                    .append(step.text())
                    .append('\n');
        }
        return text.append("→ ").append(next.text()).append('\n').toString();
    }
}
