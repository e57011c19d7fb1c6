package io.aftersales.examples.oms;

import io.aftersales.domain.shared.Role;
import java.net.URI;
import java.time.Duration;
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
 * @param bodiesInMemory the most that the bodies of all requests take while they are collected
 * @param headWithin the time in which the head of a request has to be complete
 * @param bodyWithin the time in which the body of a request has to be complete
 * @param users the users who may sign in by password
 * @param passwords whether users may sign in by password; null if they may when there are any
 * @param signInTries the wrong passwords for a user from one address that are answered at once
 * @param signInPause how long a wrong password counts
 * @param tokens the claims of bearer tokens, which are taken when {@code spring.security.oauth2.resourceserver.jwt} is configured
 * @param cors the other origins whose pages may call the API
 */
@ConfigurationProperties("shop")
public record HostProperties(
        @Nullable URI providerUrl,
        boolean sampleOrders,
        DataSize largestBody,
        @DefaultValue("64MB") DataSize bodiesInMemory,
        @DefaultValue("20s") Duration headWithin,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue List<User> users,
        @Nullable Boolean passwords,
        @DefaultValue("5") int signInTries,
        @DefaultValue("12s") Duration signInPause,
        @DefaultValue Tokens tokens,
        @DefaultValue Cors cors) {

    /** Copies the list of users. */
    public HostProperties {
        users = List.copyOf(users);
    }

    /** Tells whether users may sign in by password. */
    public boolean takesPasswords() {
        return passwords == null ? !users.isEmpty() : passwords;
    }

    /**
     * User who may sign in.
     *
     * @param name the id the user acts under; for a buyer, the buyer of the shop's orders
     * @param password the password in the encoding of Spring Security, such as <code>{bcrypt}...</code>
     * @param role the user's role in after-sales
     */
    public record User(String name, String password, Role role) {}

    /**
     * Claims of bearer tokens.
     *
     * @param userClaim the claim with the id the user acts under; for a buyer, the buyer of the shop's orders
     * @param roleClaim the claim with the user's role in after-sales, as a text or in a list
     */
    public record Tokens(
            @DefaultValue("sub") String userClaim,
            @DefaultValue("role") String roleClaim) {}

    /**
     * Pages of other origins.
     *
     * @param origins the origins, such as {@code https://shop.example}; none when it is empty
     */
    public record Cors(@DefaultValue List<String> origins) {
        /** Copies the list. */
        public Cors {
            origins = List.copyOf(origins);
        }
    }
}
