/**
 * JSON of everything a host stores or sends. One table says how each type is written; {@link
 * io.aftersales.jackson.AfterSalesJackson2Module} and {@link io.aftersales.jackson.AfterSalesJackson3Module} apply it to Jackson 2 and to
 * Jackson 3, with the same text from both.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.jackson;

import org.jspecify.annotations.NullMarked;
