// Holds documents, one a line as {"kind":"event" or "negotiation","document":…}, against the shipped JSON Schema: node lines.mjs FILE
import { createReadStream, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const schema = JSON.parse(readFileSync(join(root, 'src', 'TradeModel', 'Json', 'trademodel-negotiation-1.schema.json'), 'utf8'));
const ajv = new Ajv2020({ allErrors: false, strict: false, validateFormats: false });
ajv.addSchema(schema);
const kinds = { negotiation: ajv.getSchema(schema.$id), event: ajv.compile({ $ref: `${schema.$id}#/$defs/event` }) };
let checked = 0, failed = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })) {
  const { kind, document } = JSON.parse(line);
  checked++;
  if (kinds[kind](document)) continue;
  if (++failed <= 20) console.error(JSON.stringify(kinds[kind].errors.slice(0, 2)), line.slice(0, 400));
}
console.log(`${checked - failed} of ${checked} accepted documents are valid by the schema`);
process.exit(failed === 0 ? 0 : 1);
