/** Tests of the catalogue, and the check that records keep to it. */
@NullMarked
package org.sessiontrail.catalogue;

import org.jspecify.annotations.NullMarked;
