package io.aftersales.examples.workbench.play;

import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;

/** Action of a step, read from the file and not carried out yet. */
@FunctionalInterface
interface Deed {

    /** Carries out the action in a shop; a refused action changes nothing. */
    Either<Rejection, Done> in(PlayedShop shop);
}
