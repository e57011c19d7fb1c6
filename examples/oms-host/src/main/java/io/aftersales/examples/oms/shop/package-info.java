/** The shop around after-sales: its orders, and some to try things with. */
@NullMarked
package io.aftersales.examples.oms.shop;

import org.jspecify.annotations.NullMarked;
