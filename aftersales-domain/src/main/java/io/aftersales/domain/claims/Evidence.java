package io.aftersales.domain.claims;

/**
 * A reference to a photo or the like. Never an address to fetch: the host stores the file.
 *
 * @param id the host's own id of it
 * @param hash a digest of its content, so that the same photo is recognised again
 * @param size bytes
 * @param mediaType such as {@code image/jpeg}
 */
public record Evidence(String id, String hash, long size, String mediaType) {}
