/** Imported first: schemas choose how they parse when they are made, and the content policy forbids the compiled way. */
import { z } from "zod";

z.config({ jitless: true });
