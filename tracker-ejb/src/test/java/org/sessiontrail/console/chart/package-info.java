@NullMarked
package org.sessiontrail.console.chart;

import org.jspecify.annotations.NullMarked;
