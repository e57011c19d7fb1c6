/** The storage over several databases, by a sharding driver. */
@NullMarked
package io.aftersales.examples.sharding;

import org.jspecify.annotations.NullMarked;
