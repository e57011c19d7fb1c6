package io.aftersales.examples.oms.web;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Role;
import io.aftersales.examples.oms.HostProperties;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads the user and the role from the claims of a bearer token. A token without a user is not accepted. One that does not name exactly one role of
 * after-sales is of a user without a role, who may do nothing.
 */
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {
    private final HostProperties.Tokens claims;

    TokenRoles(HostProperties.Tokens claims) {
        this.claims = claims;
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        if (!(token.getClaims().get(claims.userClaim()) instanceof String user) || !isId(user)) {
            throw new InvalidBearerTokenException("the claim " + claims.userClaim() + " names no user");
        }
        List<Role> roles = named(token.getClaims().get(claims.roleClaim())).stream()
                .flatMap(name ->
                        Arrays.stream(Role.values()).filter(role -> role.name().equals(name)))
                .distinct()
                .toList();
        var authorities = roles.size() == 1
                ? AuthorityUtils.createAuthorityList("ROLE_" + roles.get(0).name())
                : AuthorityUtils.NO_AUTHORITIES;
        return new JwtAuthenticationToken(token, authorities, user);
    }

    private static List<String> named(@Nullable Object claim) {
        return claim instanceof Collection<?> many
                ? many.stream().filter(Objects::nonNull).map(Object::toString).toList()
                : claim == null ? List.of() : List.of(claim.toString());
    }

    private static boolean isId(String user) {
        try {
            return !Actor.buyer(user).id().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
