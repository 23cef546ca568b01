/**
 * The shop's second factor: one-time codes, the page that asks for one, and a page that plays the
 * customer's phone.
 */
@NullMarked
package org.sessiontrail.sample.verify;

import org.jspecify.annotations.NullMarked;
