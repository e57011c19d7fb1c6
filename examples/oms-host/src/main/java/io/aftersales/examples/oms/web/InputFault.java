package io.aftersales.examples.oms.web;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;

/** Faults of input that cannot be read, by the codes that answers tell. Each has its words in both languages. */
enum InputFault {
    MISSING,
    PART_MISSING,
    BODY_MISSING,
    NOT_UTF8_JSON,
    BODY_GOES_ON,
    BODY_NOT_JSON,
    BODY_NOT_AN_OBJECT,
    TOO_LONG,
    THERE_TWICE,
    NUMBER_TOO_LARGE,
    NOT_JSON,
    UNKNOWN_FIELD,
    UNKNOWN_PARAMETER,
    WRONG_FORM,
    NOT_ONE_OF,
    NOT_A_WHOLE_NUMBER,
    NOT_TRUE_OR_FALSE,
    NOT_A_TEXT,
    NOT_AN_INSTANT,
    NOT_A_DURATION,
    NOT_A_DATE,
    NOT_A_ZONE,
    NOT_A_LIST,
    NOT_AN_ID,
    NOT_AN_OBJECT,
    NOT_STORABLE,
    NOT_VISIBLE,
    NOT_IN_LIST,
    NOT_OF_SORT,
    NOT_TAGS,
    NOT_A_HEADER,
    NOT_UTF8,
    BEFORE_FIRST_DAY,
    TOO_FAR;

    private static final Map<Class<?>, InputFault> BY_TYPE = Map.ofEntries(
            Map.entry(int.class, NOT_A_WHOLE_NUMBER),
            Map.entry(Integer.class, NOT_A_WHOLE_NUMBER),
            Map.entry(long.class, NOT_A_WHOLE_NUMBER),
            Map.entry(Long.class, NOT_A_WHOLE_NUMBER),
            Map.entry(boolean.class, NOT_TRUE_OR_FALSE),
            Map.entry(Boolean.class, NOT_TRUE_OR_FALSE),
            Map.entry(String.class, NOT_A_TEXT),
            Map.entry(Instant.class, NOT_AN_INSTANT),
            Map.entry(Duration.class, NOT_A_DURATION),
            Map.entry(LocalDate.class, NOT_A_DATE),
            Map.entry(ZoneId.class, NOT_A_ZONE),
            Map.entry(OrderId.class, NOT_AN_ID),
            Map.entry(CaseId.class, NOT_AN_ID),
            Map.entry(TicketId.class, NOT_AN_ID),
            Map.entry(LineId.class, NOT_AN_ID),
            Map.entry(TenderId.class, NOT_AN_ID),
            Map.entry(EffectKey.class, NOT_AN_ID),
            Map.entry(Place.class, NOT_AN_ID),
            Map.entry(CommandId.class, NOT_AN_ID));

    /** Returns the fault of a value that is not of a type. */
    static InputFault of(Class<?> type) {
        if (type.isEnum()) {
            return NOT_ONE_OF;
        }
        if (Collection.class.isAssignableFrom(type)) {
            return NOT_A_LIST;
        }
        return BY_TYPE.getOrDefault(type, NOT_AN_OBJECT);
    }
}
