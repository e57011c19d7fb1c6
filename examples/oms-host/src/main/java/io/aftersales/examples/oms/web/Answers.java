package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.repositories.Receipt;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.texts.Texts;
import io.micrometer.core.instrument.MeterRegistry;
import io.vavr.control.Either;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** Converts the answers of desks to responses, counts commands, and identifies the caller. */
@Component
final class Answers {
    private static final String PREFIX = "ROLE_";

    private final MeterRegistry meters;

    Answers(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Returns the signed-in user as an actor, in the user's one role. */
    static Actor actor(Authentication signedIn) {
        Role role = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(PREFIX))
                .map(authority -> Role.valueOf(authority.substring(PREFIX.length())))
                .findFirst()
                .orElseThrow();
        return new Actor(signedIn.getName(), role);
    }

    /** Counts a command on a case, and returns its receipt; throws {@link Refused} when it was refused. */
    Views.Decided decided(String command, Either<Rejection, Receipt> answer) {
        return Views.Decided.of(counted(command, answer));
    }

    /** Counts a command on a ticket, and returns its receipt; throws {@link Refused} when it was refused. */
    Views.Moved moved(String command, Either<Rejection, TicketReceipt> answer) {
        return Views.Moved.of(counted(command, answer));
    }

    /** Counts a command under its refusal code or {@code none}. */
    private <T> T counted(String command, Either<Rejection, T> answer) {
        meters.counter(
                        "aftersales.commands",
                        "command",
                        command,
                        "refusal",
                        answer.isRight() ? "none" : answer.getLeft().code())
                .increment();
        return granted(answer);
    }

    /** Returns the texts for a reader: in the language of the request, and in the time zone of its parameter {@code zone}, else UTC. */
    static Texts texts(Locale language, WebRequest request) {
        String zone = request.getParameter("zone");
        try {
            return Texts.in(language, zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
        } catch (DateTimeException e) {
            return Texts.in(language, ZoneOffset.UTC);
        }
    }

    /** Returns the granted value; throws {@link Refused} when the desk refused. */
    static <T> T granted(Either<Rejection, T> answer) {
        return answer.getOrElseThrow(Refused::new);
    }
}
