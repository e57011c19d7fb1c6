package io.aftersales.ports.texts;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
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
        /** The case has come to its end. */
        NONE
    }

    /** Renders how far a case has come, from any reader's view of it; what only staff may know is left out. */
    public static CaseProgress of(CaseView subject, List<TimelineView> timeline, Texts texts) {
        List<Step> steps = timeline.stream()
                .filter(line -> line.isForBuyers(subject))
                .map(line -> new Step(line.at(), line.code(), text(subject, line, texts)))
                .toList();
        return new CaseProgress(steps, next(subject, texts));
    }

    /** Renders how far a case has come, from the case and its whole timeline. */
    public static CaseProgress of(AfterSalesCase subject, List<TimelineEntry> timeline, Texts texts) {
        return of(CaseView.forBuyer(subject), TimelineView.forBuyer(subject, timeline), texts);
    }

    /** Renders one line of a timeline for the buyer; only for a line that {@linkplain TimelineView#isForBuyers is for buyers}. */
    public static String text(CaseView subject, TimelineView line, Texts texts) {
        String general = "step." + line.code();
        return texts.sayFirst(line.facts(), general + "." + subject.kind(), general);
    }

    private static NextStep next(CaseView subject, Texts texts) {
        Turn whose = whose(subject);
        Instant by = whose == Turn.BUYER ? subject.deadline() : null;
        Money approved = subject.approved();
        String text = texts.sayFirst(
                approved == null ? Map.of() : Map.of("amount", approved),
                "next." + subject.status() + "." + special(subject),
                "next." + subject.status());
        return new NextStep(whose, by == null ? text : texts.say("next.until", Map.of("text", text, "until", by)), by);
    }

    /** A compensation and goods that were posted have sentences of their own; all others may have one for the kind of case. */
    private static String special(CaseView subject) {
        if (subject.compensation()) {
            return "COMPENSATION";
        }
        return isPosted(subject) ? "POSTED" : subject.kind().name();
    }

    private static Turn whose(CaseView subject) {
        if (subject.status().isEnd()) {
            return Turn.NONE;
        }
        return switch (subject.status()) {
            case AWAITING_INFO, AWAITING_TOP_UP -> Turn.BUYER;
            case WAITING_RETURN -> isPosted(subject) ? Turn.SHOP : Turn.BUYER;
            default -> Turn.SHOP;
        };
    }

    private static boolean isPosted(CaseView subject) {
        CaseView.ReturnParcel parcel = subject.returning();
        return subject.status() == CaseStatus.WAITING_RETURN && parcel != null && parcel.postedAt() != null;
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
