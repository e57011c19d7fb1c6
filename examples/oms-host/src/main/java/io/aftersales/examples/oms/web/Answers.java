package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketReceipt;
import io.vavr.control.Either;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Converts the answers of desks to responses, and identifies the caller. */
public final class Answers {
    private static final String PREFIX = "ROLE_";

    private Answers() {}

    /** Returns the signed-in user as an actor, in the user's one role. */
    public static Actor actor(Authentication signedIn) {
        Role role = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(PREFIX))
                .map(authority -> Role.valueOf(authority.substring(PREFIX.length())))
                .findFirst()
                .orElseThrow();
        return new Actor(signedIn.getName(), role);
    }

    /** Returns the receipt of a command on a case; throws {@link Refused} when it was refused. */
    static Views.Decided decided(Either<Rejection, Receipt> answer) {
        return Views.Decided.of(granted(answer));
    }

    /** Returns the receipt of a command on a ticket; throws {@link Refused} when it was refused. */
    static DeskViews.Moved moved(Either<Rejection, TicketReceipt> answer) {
        return DeskViews.Moved.of(granted(answer));
    }

    /** Returns the granted value; throws {@link Refused} when the desk refused. */
    public static <T> T granted(Either<Rejection, T> answer) {
        return answer.getOrElseThrow(Refused::new);
    }
}
