package io.aftersales.examples.workbench.play;

import io.aftersales.domain.goods.Claimable;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.refunds.ExchangeQuote;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;

/**
 * Script that has been played to its end.
 *
 * @param script the script
 * @param results what came of each step, in order
 * @param shop the shop as it stands at the end
 */
record Play(Script script, List<StepResult> results, PlayedShop shop) {

    /** Result of a step. */
    sealed interface StepResult {
        /** The step was refused. */
        record Refused(Rejection rejection) implements StepResult {}

        /** The step was about this case, which had this status after everything due at the moment was done. */
        record OfCase(CaseId id, CaseStatus status) implements StepResult {}

        /** The step asked for a quote. */
        record OfQuote(RefundBreakdown refund) implements StepResult {}

        /** The step asked what an exchange settles. */
        record OfExchangeQuote(ExchangeQuote exchange) implements StepResult {}

        /** The step told what can be claimed. */
        record OfClaimable(List<Claimable> claimable) implements StepResult {
            /** Copies the list. */
            public OfClaimable {
                claimable = List.copyOf(claimable);
            }
        }

        /** The step changed the world. */
        record OfWorld() implements StepResult {}
    }

    /** Plays a script: for each step time passes, the action is carried out, and then everything that is due at that moment. */
    static Play of(Script script) {
        var shop = new PlayedShop(script.setting());
        var results = new ArrayList<StepResult>();
        for (Step step : script.steps()) {
            shop.passTo(step.at());
            Either<Rejection, ActionResult> done = step.action().carryOut(shop);
            shop.settle();
            results.add(done.fold(StepResult.Refused::new, each -> result(each, shop)));
        }
        return new Play(script, results, shop);
    }

    private static StepResult result(ActionResult done, PlayedShop shop) {
        if (done instanceof ActionResult.OnCase on) {
            return new StepResult.OfCase(
                    on.id(), shop.repository().find(on.id()).orElseThrow().status());
        }
        if (done instanceof ActionResult.ClaimsListed told) {
            return new StepResult.OfClaimable(told.claimable());
        }
        if (done instanceof ActionResult.ExchangeQuoted quoted) {
            return new StepResult.OfExchangeQuote(quoted.exchange());
        }
        return done instanceof ActionResult.Quoted quoted
                ? new StepResult.OfQuote(quoted.refund())
                : new StepResult.OfWorld();
    }
}
