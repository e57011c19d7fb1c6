package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Request;
import java.util.List;
import java.util.Optional;

/** Two persons of finance who resolve parked effects from the books of the provider and the host. */
final class FinanceStaff {
    private static final List<Actor> BOTH = List.of(Actor.finance("fay"), Actor.finance("finn"));

    private final World world;

    FinanceStaff(World world) {
        this.world = world;
    }

    /** Returns the parked effects, in the order they were written. */
    List<OutboxEntry> parked() {
        return world.owed().stream()
                .filter(entry -> entry.state() == OutboxEntry.State.PARKED)
                .toList();
    }

    /** Resolves a parked effect: a payment as the books show it, any other effect by trying it again. */
    void resolve(OutboxEntry entry) {
        Effect effect = entry.effect();
        if (!effect.isPayment()) {
            say(entry, ParkedResolution.TRY_AGAIN, "looked into", BOTH.get(0));
            return;
        }
        Optional<String> reference = effect instanceof Effect.PayRefund ? paid(entry.key()) : given(entry.key());
        for (Actor by : BOTH) {
            say(
                    entry,
                    reference.isPresent() ? ParkedResolution.PAID : ParkedResolution.NOT_PAID,
                    reference.orElse("not in the books"),
                    by);
        }
    }

    private void say(OutboxEntry entry, ParkedResolution said, String reference, Actor by) {
        world.ask(
                "resolve " + entry.key() + " " + said,
                (desks, id) -> desks.parked()
                        .resolve(new Commands.ResolveParked(
                                Request.of(id, by), entry.caseId(), entry.key(), said, reference)));
    }

    private Optional<String> paid(EffectKey key) {
        return world.provider().journal().stream()
                .filter(payment -> payment.instruction.key().equals(key) && !payment.takenBack)
                .map(payment -> payment.reference)
                .findFirst();
    }

    private Optional<String> given(EffectKey key) {
        return world.office().giftsGiven().containsKey(key.value())
                ? Optional.of("GF")
                : Optional.ofNullable(world.office().pointsGiven().get(key.value()))
                        .map(points -> "PT");
    }
}
