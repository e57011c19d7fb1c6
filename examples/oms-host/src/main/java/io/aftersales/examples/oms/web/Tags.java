package io.aftersales.examples.oms.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tags of answers: the version of the subject and a digest of the answer. The answer also depends on its reader, the language, the zone and
 * the time, so a reader who has the tag has this very answer. {@link Preconditions} reads the version back.
 */
@Component
final class Tags {
    private static final int DIGITS = 16;

    private final JsonMapper mapper;

    Tags(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** Returns an answer with its tag; a reader who has it gets 304. It may be kept, but is asked for again each time. */
    <T> ResponseEntity<T> tagged(long version, T body) {
        return ResponseEntity.ok()
                .eTag("\"" + version + "-" + digest(body) + "\"")
                .cacheControl(CacheControl.noCache().cachePrivate())
                .varyBy(HttpHeaders.AUTHORIZATION, HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    private String digest(Object body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(mapper.writeValueAsBytes(body));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
