package io.aftersales.ports.texts;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.tickets.TicketEvent;
import java.util.Map;

/**
 * Renders the events of a case and of a ticket for the staff. The texts name rules, references, keys and failures: a buyer reads {@link
 * CaseProgress} instead.
 */
public final class EventText {
    static final String OF_CASE = "event.";
    static final String OF_TICKET = "ticket.";

    private EventText() {}

    /** The text of an event of a case. */
    public static String of(CaseEvent event, Texts texts) {
        Map<String, Object> values = ValueText.parts(event);
        String key = OF_CASE + event.code();
        if (event instanceof CaseEvent.RuleApplied applied) {
            return ofRule(applied.verdict(), key, values, texts);
        }
        if (event instanceof CaseEvent.WindowRuleApplied applied && applied.until() == null) {
            key += ".OPEN";
        }
        if (event instanceof CaseEvent.OpenedAsException opened
                && opened.lifted().isEmpty()) {
            key += ".NOT_NEEDED";
        }
        if (event instanceof CaseEvent.InterceptionAnswered answered && !answered.caught()) {
            key += ".MISSED";
        }
        if (event instanceof CaseEvent.FulfilmentStopAnswered answered && !answered.stopped()) {
            key += ".REFUSED";
        }
        if (event instanceof CaseEvent.LostParcelFound found && found.comingBack()) {
            key += ".COMING_BACK";
        }
        if (event instanceof CaseEvent.FirstEntryMade made && made.reference().isEmpty()) {
            key += ".OF_CASE";
        }
        return texts.say(key, values);
    }

    private static String ofRule(RuleDecision verdict, String general, Map<String, Object> values, Texts texts) {
        RuleAction ruling = verdict.ruling();
        String key = general + "." + ruling.outcome();
        values.putAll(ValueText.parts(ruling));
        values.put("rule", verdict.rule());
        if (verdict.heldBack() != null) {
            values.put("heldBack", verdict.heldBack());
            key = general + ".HELD_BACK";
        } else if (ruling instanceof RuleAction.Person person && !person.group().isEmpty()) {
            key += ".GROUP";
        }
        return texts.say(key, values);
    }

    /** The text of an event of a ticket. */
    public static String of(TicketEvent event, Texts texts) {
        return texts.say(OF_TICKET + event.code(), ValueText.parts(event));
    }
}
