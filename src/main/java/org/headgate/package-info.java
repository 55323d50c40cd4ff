/** Headgate: files come in, are checked, are put right with people's help, and only then flow on. */
@org.jspecify.annotations.NullMarked
package org.headgate;
