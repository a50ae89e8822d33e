/* The big screen's own: how to join. What it looks at comes by screen.js. */

import { start } from "./join.js";

start();
