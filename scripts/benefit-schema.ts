// Writes resources/benefits.schema.json anew from the benefit plan schema of the program; run it after changing the format.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { planJsonSchema } from '../shared/benefits/plan-json-schema.ts';

writeFileSync(join(import.meta.dirname, '../resources/benefits.schema.json'), `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
