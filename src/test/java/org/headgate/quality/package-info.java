/** How well the check tells pristine files from altered ones: measured, not believed. */
@NullMarked
package org.headgate.quality;

import org.jspecify.annotations.NullMarked;
