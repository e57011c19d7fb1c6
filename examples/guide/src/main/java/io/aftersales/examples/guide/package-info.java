/** Code that the pages of the guide show. Each page names the region of code it shows, and tests run every region. */
@NullMarked
package io.aftersales.examples.guide;

import org.jspecify.annotations.NullMarked;
