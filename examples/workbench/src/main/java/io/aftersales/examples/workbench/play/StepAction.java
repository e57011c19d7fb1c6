package io.aftersales.examples.workbench.play;

import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;

/** Action of a step, read from the file and not carried out yet. */
@FunctionalInterface
interface StepAction {

    /** Carries out the action in a shop; a refused action changes nothing. */
    Either<Rejection, ActionResult> carryOut(PlayedShop shop);
}
