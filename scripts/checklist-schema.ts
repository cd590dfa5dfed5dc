// Writes resources/checklist.schema.json anew from the checklist schema of the program; run it after changing the format.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checklistJsonSchema } from '../shared/checklist/checklist-json-schema.ts';

writeFileSync(join(import.meta.dirname, '../resources/checklist.schema.json'), `${JSON.stringify(checklistJsonSchema(), null, 2)}\n`);
