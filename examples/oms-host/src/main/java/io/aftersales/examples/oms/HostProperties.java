package io.aftersales.examples.oms;

import io.aftersales.domain.effects.RetryPolicy;
import io.aftersales.domain.shared.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set, under {@code aftersales}.
 *
 * @param node under which name this node claims effects
 * @param lease how long a claim is respected; longer than any call may take
 * @param retry how calls without a definite answer are tried again
 * @param dueWork how effects and deadlines that are due are found
 * @param providerUrl where the payment provider listens; null to have one started beside this application
 * @param sampleOrders whether there are orders to try things with
 * @param users who may sign in
 */
@ConfigurationProperties("aftersales")
public record HostProperties(
        String node,
        Duration lease,
        Retry retry,
        DueWork dueWork,
        @Nullable URI providerUrl,
        boolean sampleOrders,
        List<User> users) {

    /** Copies the list. */
    public HostProperties {
        users = List.copyOf(users);
    }

    /**
     * How calls are tried again.
     *
     * @param first the first wait; it doubles
     * @param longest no wait is longer
     * @param attempts after so many a person is asked
     */
    public record Retry(Duration first, Duration longest, int attempts) {
        RetryPolicy policy() {
            return new RetryPolicy(first, longest, attempts);
        }
    }

    /**
     * How due work is found.
     *
     * @param every how long to rest between two looks
     * @param batch how much is taken at once
     */
    public record DueWork(Duration every, int batch) {}

    /**
     * Somebody who may sign in.
     *
     * @param name the id they act under; a buyer's is the one the shop's orders carry
     * @param password as Spring Security stores them, such as <code>{bcrypt}...</code>
     * @param role what they are to after-sales
     */
    public record User(String name, String password, Role role) {}
}
