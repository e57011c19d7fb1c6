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
 * The progress of a case, as its buyer should see it. Matters internal to the shop, such as rules, retries and alarms, are left out.
 *
 * @param steps the past events, in order
 * @param next the next step
 */
public record CaseProgress(List<Step> steps, NextStep next) {

    /** Copies the list. */
    public CaseProgress {
        steps = List.copyOf(steps);
    }

    /**
     * A past event of a case.
     *
     * @param code the code of the event
     * @param text the meaning of the event for the buyer
     */
    public record Step(Instant at, String code, String text) {}

    /**
     * The next step of a case.
     *
     * @param whose the side whose turn it is
     * @param text the text for the reader: the task of that side, or the end of the case
     * @param by the moment until which the buyer has to act; null where no deadline runs
     */
    public record NextStep(
            Turn whose, String text, @Nullable Instant by) {}

    /** The side whose turn it is. */
    public enum Turn {
        /** The buyer has to do something. */
        BUYER,
        /** The shop has to do something. */
        SHOP,
        /** The case has ended. */
        NONE
    }

    /** Renders the progress of a case from any reader's view of it; facts for staff only are left out. */
    public static CaseProgress of(CaseView subject, List<TimelineView> timeline, Texts texts) {
        List<Step> steps = timeline.stream()
                .filter(line -> line.isForBuyers(subject))
                .map(line -> new Step(line.at(), line.code(), text(subject, line, texts)))
                .toList();
        return new CaseProgress(steps, next(subject, texts));
    }

    /** Renders the progress of a case from the case and its whole timeline. */
    public static CaseProgress of(AfterSalesCase subject, List<TimelineEntry> timeline, Texts texts) {
        return of(CaseView.forBuyer(subject), TimelineView.forBuyer(subject, timeline), texts);
    }

    /** Renders a line of a timeline for the buyer; only for a line that {@linkplain TimelineView#isForBuyers is for buyers}. */
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

    /**
     * The suffix that selects a sentence for this case. Goodwill and goods that were posted have sentences of their own; every other case
     * may have one for its kind.
     */
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

    /** Renders the progress as plain text, line by line, for a screen without pictures. */
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
