import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectedSchema } from './schema-text.ts';

/** `npm run schema`: writes what the migrations make, so that a change of the database is seen in review; a test fails while it is stale. */
const file = path.join(import.meta.dirname, 'schema.snapshot.sql');
writeFileSync(file, await expectedSchema());
process.stdout.write(`${path.relative(process.cwd(), file)}\n`);
