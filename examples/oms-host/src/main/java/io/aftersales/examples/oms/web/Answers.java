package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.repositories.Receipt;
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

/** What desks answer, counted and told; and who asks. */
@Component
final class Answers {
    private static final String PREFIX = "ROLE_";

    private final MeterRegistry meters;

    Answers(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Whoever signed in, in the one role they have. */
    static Actor actor(Authentication signedIn) {
        Role role = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(PREFIX))
                .map(authority -> Role.valueOf(authority.substring(PREFIX.length())))
                .findFirst()
                .orElseThrow();
        return new Actor(signedIn.getName(), role);
    }

    /** The receipt of a command. */
    Views.Decided decided(String command, Either<Rejection, Receipt> answer) {
        meters.counter(
                        "aftersales.commands",
                        "command",
                        command,
                        "refusal",
                        answer.isRight() ? "none" : answer.getLeft().code())
                .increment();
        return Views.Decided.of(granted(answer));
    }

    /** The texts for whoever asks: in the language of the request, and in the time zone of its parameter {@code zone}, else UTC. */
    static Texts texts(Locale language, WebRequest request) {
        String zone = request.getParameter("zone");
        try {
            return Texts.in(language, zone == null ? ZoneOffset.UTC : ZoneId.of(zone));
        } catch (DateTimeException e) {
            return Texts.in(language, ZoneOffset.UTC);
        }
    }

    /** What was asked for. */
    static <T> T granted(Either<Rejection, T> answer) {
        return answer.getOrElseThrow(Refused::new);
    }
}
