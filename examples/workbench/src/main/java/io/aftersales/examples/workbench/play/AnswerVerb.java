package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.workbench.JsonValue;
import io.aftersales.ports.desks.Request;
import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the verb {@code answer}: a partner answers a request by itself, such as in a webhook. */
final class AnswerVerb {

    /** Request that a partner answers. */
    private enum Of {
        STOP,
        INTERCEPT,
        WAYBILL,
        SEND_BACK,
        REPLACEMENT,
        CANCEL_REPLACEMENT,
        TOP_UP,
        REFUND
    }

    /** Content of an answer. */
    private enum Said {
        DONE,
        REFUSED,
        TAKEN_BACK
    }

    private AnswerVerb() {}

    static StepAction read(JsonValue json, Request request, ScriptNames names) {
        var answer = json.fields("case", "of", "place", "tender", "said");
        String named = names.caseNamed(answer);
        Of of = answer.get("of").oneOf(Of.class);
        String place = only(of == Of.STOP || of == Of.INTERCEPT, answer, "place");
        TenderId tender = only(of == Of.REFUND, answer, "tender") == null
                ? null
                : answer.get("tender").text(TenderId::of);
        Said said = answer.get("said").oneOf(Said.class);
        Predicate<Effect> asked = effect -> is(effect, of, place, tender);
        return shop -> shop.caseNamed(named).flatMap(id -> report(shop, id, of, asked, said));
    }

    /** Reads a field that one kind of request needs and no other knows. */
    private static @Nullable String only(boolean needed, JsonValue.Fields answer, String name) {
        if (needed) {
            return answer.get(name).text();
        }
        answer.find(name).ifPresent(field -> {
            throw field.fault("unknown field for this request");
        });
        return null;
    }

    private static boolean is(Effect effect, Of of, @Nullable String place, @Nullable TenderId tender) {
        return switch (of) {
            case STOP ->
                effect instanceof Effect.StopFulfilment stop
                        && stop.place().value().equals(place);
            case INTERCEPT ->
                effect instanceof Effect.InterceptParcel stop && stop.parcel().equals(place);
            case WAYBILL -> effect instanceof Effect.CreateReturnWaybill;
            case SEND_BACK -> effect instanceof Effect.SendBack;
            case REPLACEMENT -> effect instanceof Effect.CreateReplacementOrder;
            case CANCEL_REPLACEMENT -> effect instanceof Effect.CancelReplacementOrder;
            case TOP_UP -> effect instanceof Effect.RequestTopUp;
            case REFUND ->
                effect instanceof Effect.PayRefund pay && pay.tender().equals(tender);
        };
    }

    /** Reports the answer to the newest such request of the case. */
    private static Either<Rejection, ActionResult> report(
            PlayedShop shop, CaseId id, Of of, Predicate<Effect> asked, Said said) {
        Optional<Effect> effect = shop.repository().owed(id.order()).stream()
                .filter(entry -> entry.caseId().equals(id) && asked.test(entry.effect()))
                .reduce((earlier, later) -> later)
                .map(OutboxEntry::effect);
        if (effect.isEmpty()) {
            return Either.left(new PartnerNotAsked(id, of.name()));
        }
        Answer answer = answer(shop.partners(), id, effect.get(), said);
        shop.desks().outcomes().report(id.order(), effect.get().key(), answer);
        return Either.right(new ActionResult.OnCase(id));
    }

    private static Answer answer(Partners partners, CaseId id, Effect effect, Said said) {
        return switch (said) {
            case DONE -> done(partners, id, effect);
            case REFUSED ->
                effect instanceof Effect.RequestTopUp ask ? partners.topUps().refused(ask.key()) : refused();
            case TAKEN_BACK -> new Answer.Reversed("TAKEN-BACK");
        };
    }

    private static Answer done(Partners partners, CaseId id, Effect effect) {
        if (effect instanceof Effect.PayRefund pay) {
            return partners.payments().paidAfterAll(pay.key());
        } else if (effect instanceof Effect.RequestTopUp ask) {
            return partners.topUps().paidAfterAll(ask.key());
        } else if (effect instanceof Effect.SendBack back) {
            return partners.carrier().sentAfterAll(back.key());
        } else if (effect instanceof Effect.StopFulfilment stop) {
            return partners.stock().stoppedAfterAll(id, stop);
        }
        return new Answer.Succeeded("CARRIER", "SAID-" + effect.code());
    }

    private static Answer refused() {
        return new Answer.Rejected("REFUSED", Answer.Retry.NEVER);
    }

    /**
     * Refusal of an answer to a request that was never made.
     *
     * @param caseId the case
     * @param of the request
     */
    public record PartnerNotAsked(CaseId caseId, String of) implements Rejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "the case " + caseId + " asked no partner for this: " + of;
        }
    }
}
