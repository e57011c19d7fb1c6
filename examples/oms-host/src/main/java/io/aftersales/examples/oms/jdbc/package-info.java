/**
 * Cases, accounts and what is owed, on PostgreSQL. Take this package and the migrations over as they are: it needs Spring's {@code
 * JdbcClient}, a transaction manager and Jackson, and nothing else of this application.
 *
 * <p>A decision is written by one statement. A case is read with its order's account by one statement too, so that both are as of one
 * moment.
 */
@NullMarked
package io.aftersales.examples.oms.jdbc;

import org.jspecify.annotations.NullMarked;
