/** Bytes become a recognised layout and rows of text cells. Knows no database and no Spring. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"reference"})
@org.jspecify.annotations.NullMarked
package org.headgate.layout;
