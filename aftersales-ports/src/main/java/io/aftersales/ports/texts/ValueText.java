package io.aftersales.ports.texts;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseRejection;
import io.aftersales.domain.cases.Closing;
import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.ReturnMethod;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.SlaGoal;
import io.aftersales.domain.tickets.TicketMove;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Renders constants, codes and small values as words within a sentence. */
final class ValueText {
    /** The prefix of the keys of words for codes, including the host's own codes. */
    static final String CODE = "code.";

    /** The prefix of the keys of words for grades, including the host's own grades. */
    static final String GRADE = "grade.";

    /** The enums whose constants have words, with the prefix of their keys. */
    static final Map<Class<?>, String> CONSTANTS = Map.ofEntries(
            Map.entry(CaseKind.class, "kind."),
            Map.entry(CaseStatus.class, "status."),
            Map.entry(CaseMove.class, "move."),
            Map.entry(Action.class, "action."),
            Map.entry(Role.class, "role."),
            Map.entry(Stage.class, "stage."),
            Map.entry(InboundState.class, "inbound."),
            Map.entry(ReturnMethod.class, "method."),
            Map.entry(Closing.Reason.class, "closing."),
            Map.entry(CaseEvent.OfferEnded.Why.class, "offerEnded."),
            Map.entry(CaseEvent.ReleasePutOff.Cause.class, "releasePutOff."),
            Map.entry(Route.class, "route."),
            Map.entry(Release.class, "release."),
            Map.entry(ParkedResolution.class, "resolution."),
            Map.entry(WaitingEntry.Kind.class, "entry."),
            Map.entry(RuleDecision.HeldBack.class, "heldBack."),
            Map.entry(CaseRejection.NotYet.Obstacle.class, "obstacle."),
            Map.entry(TicketMove.class, "ticketMove."),
            Map.entry(TicketStatus.class, "ticketStatus."),
            Map.entry(Priority.class, "priority."),
            Map.entry(SlaGoal.class, "goal."));

    /** The facts that hold codes; other facts hold ids and texts, which are written as they are. */
    private static final Set<String> CODED = Set.of(
            "grade",
            "reason",
            "failure",
            "why",
            "constraint",
            "code",
            "need",
            "because",
            "effect",
            "how",
            "action",
            "what",
            "rule",
            "detail",
            "lifted",
            "place");

    /** The facts that hold ids of things with names. */
    static final Map<String, Names.Thing> NAMED = Map.of(
            "sku", Names.Thing.SKU,
            "group", Names.Thing.GROUP,
            "warehouse", Names.Thing.WAREHOUSE);

    private static final Map<Class<?>, String> PARTS = Map.of(
            Units.class, "part.units",
            Goods.class, "part.goods",
            CaseItem.class, "part.item",
            Finding.class, "part.finding",
            ExchangedUnits.class, "part.swap");

    /** The prefix of the keys of words for fields of commands. */
    static final String FIELD = "field.";

    /** A list with the position of an entry, as in {@code items[0]}. */
    private static final Pattern ENTRY = Pattern.compile("(\\w+)\\[(\\d{1,9})]");

    private static final Set<String> VIOLATION = Set.of("path", "constraint");

    private static final List<String> CODES = List.of(CODE, "status.", "action.", "resolution.", "inbound.", GRADE);

    private ValueText() {}

    /** The word for a constant. */
    static String of(Enum<?> constant, Texts texts) {
        String where = CONSTANTS.get(constant.getDeclaringClass());
        return where != null && texts.has(where + constant.name())
                ? texts.sentence(where + constant.name())
                : constant.name();
    }

    /** The word for a code, where the fact with this name holds a known code; otherwise the text itself. */
    static String ofCode(String name, String code, Texts texts) {
        if (code.isBlank()) {
            return texts.sentence("part.none");
        }
        if (CODED.contains(name)) {
            for (String where : CODES) {
                if (texts.has(where + code)) {
                    return texts.sentence(where + code);
                }
            }
        }
        return code;
    }

    /** The words for a value with parts: an actor, a line, a tender, a grade, a reason, a gift, a place, a queue, or a record whose parts have a sentence. */
    static String ofParts(Record value, Texts texts) {
        if (value instanceof Actor actor) {
            return actor.role() == Role.SYSTEM
                    ? of(Role.SYSTEM, texts)
                    : texts.say("part.actor", Map.of("role", actor.role(), "id", actor.id()));
        }
        if (value instanceof LineId line) {
            return texts.name(Names.Thing.LINE, line.value());
        }
        if (value instanceof TenderId tender) {
            return texts.name(Names.Thing.TENDER, tender.value());
        }
        if (value instanceof Grade grade) {
            return ofCode("grade", grade.code(), texts);
        }
        if (value instanceof Reason reason) {
            return ofCode("reason", reason.code(), texts);
        }
        if (value instanceof Gift.Points points) {
            return texts.points(points.count());
        }
        if (value instanceof Gift.Credit credit) {
            return texts.say("part.credit", Map.of("amount", credit.amount()));
        }
        if (value instanceof Gift.Coupon coupon) {
            return texts.say("part.coupon", Map.of("coupon", coupon.of()));
        }
        if (value instanceof Place place) {
            return ofCode("place", place.value(), texts);
        }
        if (value instanceof TicketQueue queue) {
            return queue.skill() == null
                    ? texts.say("part.group", Map.of("group", queue.group()))
                    : texts.say("part.groupAndSkill", Map.of("group", queue.group(), "skill", queue.skill()));
        }
        String key = PARTS.get(value.getClass());
        if (key == null
                && parts(value)
                        .keySet()
                        .containsAll(VIOLATION)) { // a record of the desks, which this package does not depend on
            Map<String, Object> violation = parts(value);
            violation.computeIfPresent("path", (name, path) -> ofPath(path.toString(), texts));
            String general = "part.violation";
            String ofLimit = general + "." + violation.get("constraint");
            return texts.sayFirst(violation, ofLimit + ".BETWEEN", ofLimit, general);
        }
        return key == null ? value.toString() : texts.say(key, parts(value));
    }

    /** The words for the place of a field in a command, from the inside out: "quantity of item 1" for {@code items[0].quantity}. */
    static String ofPath(String path, Texts texts) {
        String words = "";
        for (String step : path.split("\\.", -1)) {
            if (!step.startsWith("<")) { // the element of a container, which its number names already
                String field = ofField(step, texts);
                words = words.isEmpty() ? field : texts.say("part.field", Map.of("inner", field, "outer", words));
            }
        }
        return words;
    }

    private static String ofField(String step, Texts texts) {
        Matcher entry = ENTRY.matcher(step);
        boolean isEntry = entry.matches();
        String name = isEntry ? entry.group(1) : step;
        String field = texts.has(FIELD + name) ? texts.sentence(FIELD + name) : name;
        if (!isEntry) {
            return field;
        }
        var values = Map.<String, Object>of("field", field, "number", Long.parseLong(entry.group(2)) + 1);
        return texts.say(texts.has("entry." + name) ? "entry." + name : "part.entry", values);
    }

    /** The components of a record that are not absent, by name. */
    static Map<String, Object> parts(Object value) {
        var parts = new HashMap<String, Object>();
        for (RecordComponent part : value.getClass().getRecordComponents()) {
            try {
                Object of = part.getAccessor().invoke(value);
                if (of != null) {
                    parts.put(part.getName(), of);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("not a public record: " + value.getClass(), e);
            }
        }
        return parts;
    }
}
