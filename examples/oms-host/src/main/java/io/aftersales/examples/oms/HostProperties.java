package io.aftersales.examples.oms;

import io.aftersales.domain.shared.Role;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Configuration of the shop under {@code shop}; its rules are {@link PolicyProperties}, and what concerns
 * after-sales is under {@code aftersales}.
 *
 * @param providerUrl the address of the payment provider; null under the profile sample, which starts one beside this application
 * @param sampleOrders whether to add sample orders
 * @param largestBody the most that a request may bring
 * @param users the users who may sign in, at least one
 */
@ConfigurationProperties("shop")
public record HostProperties(
        @Nullable URI providerUrl,
        boolean sampleOrders,
        DataSize largestBody,
        @DefaultValue List<User> users) {

    /** Copies the list of users; refuses a host without users. */
    public HostProperties {
        users = List.copyOf(users);
        if (users.isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no users: set shop.users[0].name, .password (such as {bcrypt}...) and"
                            + " .role, or start with --spring.profiles.active=sample to try the host with sample users and orders");
        }
    }

    /**
     * User who may sign in.
     *
     * @param name the id the user acts under; for a buyer, the buyer of the shop's orders
     * @param password the password in the encoding of Spring Security, such as <code>{bcrypt}...</code>
     * @param role the user's role in after-sales
     */
    public record User(String name, String password, Role role) {}
}
