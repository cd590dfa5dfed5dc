// Writes resources/scheme.schema.json anew from the scheme shape of the program; run it after changing the format.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemeJsonSchema } from '../shared/scheme/scheme-json-schema.ts';

writeFileSync(join(import.meta.dirname, '../resources/scheme.schema.json'), `${JSON.stringify(schemeJsonSchema(), null, 2)}\n`);
