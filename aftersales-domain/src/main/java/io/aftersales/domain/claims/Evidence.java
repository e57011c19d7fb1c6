package io.aftersales.domain.claims;

/**
 * A reference to a photo or other evidence. It is never an address to fetch: the host stores the file.
 *
 * @param id the host's id of the file
 * @param hash a digest of its content, so that the same photo is recognised again
 * @param size bytes
 * @param mediaType the media type, such as {@code image/jpeg}
 */
public record Evidence(String id, String hash, long size, String mediaType) {}
