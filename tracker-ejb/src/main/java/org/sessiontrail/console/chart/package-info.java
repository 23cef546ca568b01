/**
 * Pictures of tables, as SVG that needs no script: what they show is said in words beside them.
 *
 * <p>Threads: stateless. Fails by: drawing nothing where there is nothing to draw. Starts at:
 * {@link org.sessiontrail.console.chart.Pictures}.
 */
@NullMarked
package org.sessiontrail.console.chart;

import org.jspecify.annotations.NullMarked;
