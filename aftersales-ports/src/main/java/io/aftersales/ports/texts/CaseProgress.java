package io.aftersales.ports.texts;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.money.Money;
import io.aftersales.ports.views.CaseView;
import io.aftersales.ports.views.TimelineView;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a case, as its buyer should see it. Matters internal to the shop, such as rules, retries and alarms, are left out.
 *
 * @param steps the past events, in order
 * @param next the next step
 */
public record CaseProgress(List<Step> steps, NextStep next) {

    private static final Set<CaseStatus> COME_BACK =
            EnumSet.of(CaseStatus.WAITING_RETURN, CaseStatus.RETURNED, CaseStatus.INSPECTING);

    private static final Set<CaseStatus> GOES_OUT = EnumSet.of(CaseStatus.EXCHANGING, CaseStatus.RESHIPPING);

    private static final Set<InboundState> MOVED =
            EnumSet.of(InboundState.ON_ITS_WAY, InboundState.RECEIVED, InboundState.LOST, InboundState.INSPECTED);

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
        return of(CaseView.forBuyer(subject, timeline), TimelineView.forBuyer(subject, timeline), texts);
    }

    /** Renders a line of a timeline for the buyer; only for a line that {@linkplain TimelineView#isForBuyers is for buyers}. */
    public static String text(CaseView subject, TimelineView line, Texts texts) {
        String general = "step." + line.code();
        String ofKind = general + "." + subject.kind();
        return texts.sayFirst(line.facts(), subject.goodsKept() ? ofKind + ".KEPT" : ofKind, ofKind, general);
    }

    private static NextStep next(CaseView subject, Texts texts) {
        Turn whose = whose(subject);
        Instant by = whose == Turn.BUYER ? subject.deadline() : null;
        Money amount = amount(subject);
        String text = texts.sayFirst(
                amount == null ? Map.of() : Map.of("amount", amount),
                "next." + subject.status() + "." + special(subject),
                "next." + subject.status());
        text = withDestinations(subject, text, texts);
        return new NextStep(whose, by == null ? text : texts.say("next.until", Map.of("text", text, "until", by)), by);
    }

    /** The amount that the next step is about: what is offered, asked for by an offer or to be paid, else what was approved; null for none. */
    private static @Nullable Money amount(CaseView subject) {
        CaseView.NewGoods sent = subject.replacement();
        if (subject.status() == CaseStatus.AWAITING_TOP_UP && sent != null && sent.topUp() != null) {
            return sent.topUp().amount();
        }
        CaseView.Offered offer = subject.offer();
        if (subject.status() == CaseStatus.OFFERED && offer != null) {
            return offer.asked().isZero() ? offer.paid() : offer.asked();
        }
        return subject.approved();
    }

    /**
     * The suffix that selects a sentence for this case. Goodwill, offers of an exchange and of goods that stay, new goods that have not left,
     * goods that were posted and the rest of the goods have sentences of their own; every other case may have one for its kind.
     */
    private static String special(CaseView subject) {
        if (subject.compensation()) {
            return "COMPENSATION";
        }
        CaseView.Offered offer = subject.offer();
        if (subject.status() == CaseStatus.OFFERED && subject.kind() == CaseKind.EXCHANGE && offer != null) {
            return offer.asked().isZero() ? (offer.paid().isZero() ? "EXCHANGE" : "PAYS_BACK") : "ASKS_DIFFERENCE";
        }
        if (subject.status() == CaseStatus.OFFERED
                && offer != null
                && offer.terms().keeping()) {
            return "KEEPING";
        }
        CaseView.NewGoods sent = subject.replacement();
        if (subject.status() == CaseStatus.EXCHANGING && sent != null && sent.givenUp()) {
            return "GIVEN_UP";
        }
        if (GOES_OUT.contains(subject.status()) && sent != null && sent.shippedAt() == null) {
            return isAny(subject, InboundState.AWAITED) ? "PACKING_TO_POST" : "PACKING";
        }
        if (!COME_BACK.contains(subject.status())) {
            return isAny(subject, InboundState.AWAITED)
                    ? "TO_POST"
                    : subject.kind().name();
        }
        boolean moved = subject.returns().stream().anyMatch(each -> MOVED.contains(each.state()));
        if (isAny(subject, InboundState.AWAITED)) {
            return moved ? "REST" : subject.kind().name();
        }
        boolean toCome = subject.status() == CaseStatus.WAITING_RETURN || isAny(subject, InboundState.ON_ITS_WAY);
        return toCome ? "POSTED" : subject.kind().name();
    }

    private static Turn whose(CaseView subject) {
        if (isAny(subject, InboundState.AWAITED)) {
            return Turn.BUYER; // also of a case that was paid before its goods came
        }
        if (subject.status().isEnd()) {
            return Turn.NONE;
        }
        return switch (subject.status()) {
            case AWAITING_INFO, OFFERED, AWAITING_TOP_UP -> Turn.BUYER;
            default -> Turn.SHOP;
        };
    }

    private static boolean isAny(CaseView subject, InboundState state) {
        return subject.returns().stream().anyMatch(each -> each.state() == state);
    }

    // --- where the goods go

    /** Adds where the goods go that are still to be sent, unless all of them go to one place with the shop's label. */
    private static String withDestinations(CaseView subject, String text, Texts texts) {
        List<CaseView.ReturnParcel> toSend = subject.returns().stream()
                .filter(each -> each.state() == InboundState.AWAITED)
                .toList();
        boolean plain = toSend.size() == 1
                && subject.returns().size() == 1
                && toSend.get(0).method() == ReturnMethod.WAYBILL;
        if (plain || toSend.isEmpty() || !COME_BACK.contains(subject.status())) {
            return text;
        }
        String where = toSend.stream()
                .map(each -> destination(each, texts))
                .collect(Collectors.joining(texts.sentence("part.destinations")));
        return texts.say("next.destinations", Map.of("text", text, "destinations", where));
    }

    private static String destination(CaseView.ReturnParcel parcel, Texts texts) {
        String key = parcel.warehouse().isEmpty() ? "part.destinationToUs" : "part.destination";
        return texts.say(
                parcel.code().isEmpty() ? key : key + "WithCode",
                Map.of(
                        "units", parcel.units(),
                        "warehouse", parcel.warehouse(),
                        "method", parcel.method(),
                        "code", parcel.code()));
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
