package io.aftersales.examples.oms.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.aftersales.examples.oms.OmsHost;
import io.aftersales.examples.oms.Postgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Sign-in by tokens that the test signs itself; the host knows the public key from a file. */
class TokenSignInTest {
    private static final KeyPair KEYS = keys();
    private static final String PROPERTY = "spring.security.oauth2.resourceserver.jwt.public-key-location";

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String publicKey() {
        try {
            Path file = Files.createTempFile("public-", ".pem");
            file.toFile().deleteOnExit();
            String key = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
            return "file:"
                    + Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims(@Nullable String user, @Nullable Object role) {
        return new JWTClaimsSet.Builder()
                .claim("shop_user", user)
                .claim("shop_role", role)
                .expirationTime(Date.from(RunningHost.now().plusSeconds(3_600)));
    }

    private static String signed(KeyPair by, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
            token.sign(new RSASSASigner(by.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(int port, String path, String token) {
        return new Client(port)
                .exchange(
                        null,
                        path,
                        request -> request.header("Authorization", "Bearer " + token)
                                .GET());
    }

    /** A host without the sample profile and without users: the start is not refused. */
    @Nested
    @SpringBootTest(classes = OmsHost.class, webEnvironment = WebEnvironment.RANDOM_PORT)
    class Instead {
        @LocalServerPort
        int port;

        @DynamicPropertySource
        static void surroundings(DynamicPropertyRegistry registry) {
            registry.add(PROPERTY, TokenSignInTest::publicKey);
            registry.add("spring.datasource.url", Postgres::freshUrl);
            registry.add("shop.provider-url", () -> "http://localhost:" + RunningHost.PROVIDER.port());
            registry.add("aftersales.due-work.every", () -> "1h");
            registry.add("shop.tokens.user-claim", () -> "shop_user");
            registry.add("shop.tokens.role-claim", () -> "shop_role");
        }

        private int status(String path, JWTClaimsSet.Builder claims) {
            HttpResponse<String> response = get(port, path, signed(KEYS, claims.build()));
            if (response.statusCode() >= 400) {
                assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            }
            return response.statusCode();
        }

        @Test
        void aTokenNamesItsUserAndRole() {
            assertThat(status("/api/cases", claims("rita", "REVIEWER"))).isEqualTo(200);
            assertThat(status("/api/journal", claims("fred", List.of("offline_access", "FINANCE"))))
                    .isEqualTo(200);
            assertThat(status("/api/journal", claims("rita", "REVIEWER"))).isEqualTo(403);
            HttpResponse<String> denied = get(
                    port,
                    "/api/orders/1/account",
                    signed(KEYS, claims("zoe", "BUYER").build()));
            assertThat(denied.body()).contains("NOT_PERMITTED").contains("BUYER zoe");
        }

        @Test
        void aTokenWithoutOneKnownRoleMayDoNothing() {
            assertThat(status("/api/cases", claims("rita", "OWNER"))).isEqualTo(403);
            assertThat(status("/api/cases", claims("rita", null))).isEqualTo(403);
            assertThat(status("/api/cases", claims("rita", List.of("REVIEWER", "FINANCE"))))
                    .isEqualTo(403);
            assertThat(status("/openapi", claims("rita", "OWNER"))).isEqualTo(200);
        }

        @Test
        void aTokenWithoutAUserOrOfAnotherSignerOrOldIsNotAccepted() {
            assertThat(status("/api/cases", claims(null, "REVIEWER"))).isEqualTo(401);
            assertThat(status("/api/cases", claims("x".repeat(101), "REVIEWER")))
                    .isEqualTo(401);
            assertThat(status("/api/cases", claims("rita", "REVIEWER").expirationTime(new Date(0))))
                    .isEqualTo(401);
            assertThat(get(
                                    port,
                                    "/api/cases",
                                    signed(keys(), claims("rita", "REVIEWER").build()))
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void passwordsAreNotAskedForAndTheOpenApiDocumentSaysSo() {
            HttpResponse<String> unknown = new Client(port).exchange("ann", "/api/cases", request -> request.GET());
            assertThat(unknown.statusCode()).isEqualTo(401);
            assertThat(unknown.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
            assertThat(new Client(port)
                            .get(null, "/openapi")
                            .body()
                            .path("components")
                            .path("securitySchemes")
                            .propertyNames())
                    .containsExactly("bearer");
        }
    }

    @Nested
    class Beside extends RunningHost {
        @DynamicPropertySource
        static void tokens(DynamicPropertyRegistry registry) {
            registry.add(PROPERTY, TokenSignInTest::publicKey);
        }

        @Test
        void bothAreTaken() {
            var claims = new JWTClaimsSet.Builder().subject("rita").claim("role", "REVIEWER");
            assertThat(get(port, "/api/cases", signed(KEYS, claims.build())).statusCode())
                    .isEqualTo(200);
            assertThat(client().get("rita", "/api/cases").status()).isEqualTo(200);
            assertThat(client().exchange(null, "/api/cases", request -> request.GET())
                            .headers()
                            .allValues("WWW-Authenticate"))
                    .containsExactly("Basic realm=\"after-sales\"", "Bearer");
        }
    }
}
