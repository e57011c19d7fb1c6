/**
 * Contract of the storage format: the documents that released versions wrote, and the rule that they are read for ever. A host that stores
 * the library's documents with a mapper of its own runs it over that mapper.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.jackson.tck;

import org.jspecify.annotations.NullMarked;
