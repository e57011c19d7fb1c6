package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import java.util.stream.Collectors;

/** Decisions in words: where the case stands | what happened | what is owed. */
final class Told {
    private Told() {}

    static String decision(Change change) {
        String told = change.next().status() + " | "
                + change.events().stream().map(entry -> entry.event().code()).collect(Collectors.joining(" "))
                + " | "
                + change.effects().stream().map(Told::effect).collect(Collectors.joining(" "));
        return told.strip();
    }

    static String effect(Effect effect) {
        if (effect instanceof Effect.PayRefund pay) {
            return "PAY_REFUND(" + pay.tender() + " " + pay.route() + " "
                    + pay.amount().minor() + ")";
        }
        if (effect instanceof Effect.GiveBackPoints points) {
            return "GIVE_BACK_POINTS(" + points.points() + ")";
        }
        if (effect instanceof Effect.MarkOrder mark) {
            return mark.mark() + "(" + mark.givenBack().minor() + ")";
        }
        if (effect instanceof Effect.Notify notify) {
            return "NOTIFY(" + notify.notice().kind() + ")";
        }
        if (effect instanceof Effect.RaiseAlarm alarm) {
            return "ALARM(" + alarm.alarm() + ")";
        }
        return effect.code();
    }

    static String part(RefundPart part) {
        return part.tender().id() + " " + part.amount().minor() + " " + part.state() + " by " + part.route() + " under "
                + part.key();
    }
}
