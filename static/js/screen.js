/* The big screen: it only looks. What it showed last stays while the connection is away. */

import * as connection from "./connection.js";
import * as live from "./live.js";
import * as regions from "./regions.js";
import * as timer from "./timer.js";
import * as size from "./wall-size.js";

for (const part of [regions, timer, connection, size, live]) part.start();
