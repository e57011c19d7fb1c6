package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.aftersales.domain.cases.Action;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.gateways.Authorizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rule of every {@link Authorizer}, under its number in the interface. The permissions themselves are the host's own business. */
@ExtendWith(SkippedRules.class)
public abstract class AuthorizerContract {
    private Authorizer authorizer;

    /** Creates the host's authorizer; called before each rule. */
    protected abstract Authorizer authorizer();

    @BeforeEach
    final void start() {
        authorizer = authorizer();
    }

    @Test
    final void rule01_answersEveryQuestion() {
        for (Role role : Role.values()) {
            for (Action action : Action.values()) {
                Actor nobody = new Actor("no-such-actor", role);
                assertThatCode(() -> authorizer.permits(nobody, action, OrderId.of("no-such-order")))
                        .as("%s of a %s: deny unknown actors and orders, throw nothing", action, role)
                        .doesNotThrowAnyException();
            }
        }
    }
}
