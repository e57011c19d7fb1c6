/**
 * Spring's side of the storage: desk calls join the transactions of its transaction manager, and effects go out after their commit. Nothing
 * here depends on the rest of this application.
 */
@NullMarked
package io.aftersales.examples.oms.jdbc;

import org.jspecify.annotations.NullMarked;
