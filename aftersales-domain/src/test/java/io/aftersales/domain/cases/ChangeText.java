package io.aftersales.domain.cases;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Goods;
import java.util.List;
import java.util.stream.Collectors;

/** Decisions in words: where the case stands | what happened | what is owed. */
final class ChangeText {
    private ChangeText() {}

    static String decision(Change change) {
        String told = change.next().status() + " | "
                + change.events().stream().map(entry -> entry.event().code()).collect(Collectors.joining(" "))
                + " | "
                + change.effects().stream()
                        .filter(effect -> !(effect instanceof Effect.TellTicket)) // see AttentionTest
                        .map(ChangeText::effect)
                        .collect(Collectors.joining(" "));
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
        if (effect instanceof Effect.GrantGift grant) {
            return "GRANT_GIFT(" + grant.gift() + ")";
        }
        if (effect instanceof Effect.MarkOrder mark) {
            String sent = mark.replacementOrders().isEmpty() ? "" : " " + String.join(" ", mark.replacementOrders());
            return mark.mark() + "(" + mark.givenBack().minor() + sent + ")";
        }
        if (effect instanceof Effect.Notify notify) {
            return "NOTIFY(" + notify.notice().kind() + ")";
        }
        if (effect instanceof Effect.RaiseAlarm alarm) {
            return "ALARM(" + alarm.alarm() + ")";
        }
        if (effect instanceof Effect.ReserveStock reserve) {
            return effect.code() + goods(reserve.goods());
        }
        if (effect instanceof Effect.Restock restock) {
            return restock.code() + "(" + restock.disposition() + ")";
        }
        if (effect instanceof Effect.ReleaseStock release) {
            return effect.code() + goods(release.goods());
        }
        if (effect instanceof Effect.CreateReplacementOrder create) {
            return effect.code() + goods(create.goods());
        }
        if (effect instanceof Effect.RequestTopUp request) {
            return effect.code() + "(" + request.amount().minor() + ")";
        }
        return effect.code();
    }

    private static String goods(List<Goods> goods) {
        return goods.isEmpty()
                ? "(rest)"
                : goods.stream()
                        .map(each -> each.quantity() + " " + each.sku())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    static String part(RefundPart part) {
        return part.tender().id() + " " + part.amount().minor() + " " + part.state() + " by " + part.route() + " under "
                + part.key();
    }
}
