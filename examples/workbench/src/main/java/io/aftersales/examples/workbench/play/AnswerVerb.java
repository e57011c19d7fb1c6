package io.aftersales.examples.workbench.play;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
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
        String place = only(of == Of.INTERCEPT, answer, "place");
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
        Optional<EffectKey> key = shop.repository().owed(id.order()).stream()
                .filter(entry -> entry.caseId().equals(id) && asked.test(entry.effect()))
                .reduce((earlier, later) -> later)
                .map(OutboxEntry::key);
        if (key.isEmpty()) {
            return Either.left(new PartnerNotAsked(id, of.name()));
        }
        shop.desks().outcomes().report(id.order(), key.get(), answer(shop.partners(), of, key.get(), said));
        return Either.right(new ActionResult.OnCase(id));
    }

    private static Answer answer(Partners partners, Of of, EffectKey key, Said said) {
        if (said == Said.TAKEN_BACK) {
            return new Answer.Reversed("TAKEN-BACK");
        }
        boolean done = said == Said.DONE;
        return switch (of) {
            case REFUND -> done ? partners.payments().paidAfterAll(key) : refused();
            case TOP_UP ->
                done ? partners.topUps().paidAfterAll(key) : partners.topUps().refused(key);
            case SEND_BACK -> done ? partners.carrier().sentAfterAll(key) : refused();
            default -> done ? new Answer.Succeeded("CARRIER", "SAID-" + of) : refused();
        };
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
